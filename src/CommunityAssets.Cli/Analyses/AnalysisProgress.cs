using System.Diagnostics;
using Spectre.Console;

namespace CommunityAssets.Cli.Analyses;

/// <summary>Tells how far an analysis is: a bar on a terminal, a plain line now and then elsewhere.</summary>
internal sealed class AnalysisProgress(Terminal terminal, string name) : IProgress<double>
{
    private static readonly TimeSpan Between = TimeSpan.FromSeconds(5);
    private readonly Lock _gate = new();
    private readonly Stopwatch _since = Stopwatch.StartNew();
    private TimeSpan _told;
    private ProgressTask? _bar;

    /// <summary>Runs the work with a bar where one can be drawn.</summary>
    public async Task<T> RunAsync<T>(Func<Task<T>> work)
    {
        if (!terminal.Live)
        {
            return await work();
        }

        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(terminal.Error) });
        return await console.Progress().AutoClear(true).StartAsync(async progress =>
        {
            _bar = progress.AddTask(Markup.Escape(name), maxValue: 1);
            var result = await work();
            _bar = null;
            return result;
        });
    }

    /// <inheritdoc/>
    public void Report(double value)
    {
        lock (_gate)
        {
            if (_bar is { } drawn)
            {
                drawn.Value = Math.Max(drawn.Value, value);
            }
            else if (!terminal.Live && _since.Elapsed - _told > Between)
            {
                _told = _since.Elapsed;
                terminal.Error.WriteLine($"{name}: {100 * value:F0}% done");
            }
        }
    }
}
