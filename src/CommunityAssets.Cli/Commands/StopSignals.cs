using System.Runtime.InteropServices;

namespace CommunityAssets.Cli.Commands;

/// <summary>
/// Hears Ctrl+C and the system's wish that the process end. The first time, a command is asked to stop, and takes the time that it needs to
/// leave everything as it was; the second time the process ends at once.
/// </summary>
internal sealed class StopSignals : IDisposable
{
    private readonly CancellationTokenSource _stop;
    private readonly PosixSignalRegistration[] _heard;

    /// <summary>Begins to listen.</summary>
    /// <param name="cancellationToken">Asks for the same.</param>
    public StopSignals(CancellationToken cancellationToken)
    {
        _stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        _heard = [PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop), PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop)];
    }

    /// <summary>Asks a command to stop.</summary>
    public CancellationToken Token => _stop.Token;

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var heard in _heard)
        {
            heard.Dispose();
        }

        _stop.Dispose();
    }

    private void Stop(PosixSignalContext signal)
    {
        try
        {
            signal.Cancel = !_stop.IsCancellationRequested;

            // Whatever is done upon it is done elsewhere: a failure on this thread would end the process.
            _ = _stop.CancelAsync();
        }
        catch (ObjectDisposedException)
        {
            // The command is over, and so is the process in a moment.
            signal.Cancel = true;
        }
    }
}
