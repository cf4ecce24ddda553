using System.Diagnostics;
using Spectre.Console;

namespace CommunityAssets.Cli;

/// <summary>
/// Tells how far something is: a bar on a terminal, a plain line now and then elsewhere. Never goes back. Thread-safe.
/// </summary>
/// <param name="terminal">Where to.</param>
/// <param name="name">What it is that goes on.</param>
internal sealed class TerminalProgress(Terminal terminal, string name) : IProgress<double>
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
    public void Report(double value) => Show(value, () => $"{100 * value:F0}% done");

    /// <summary>Shows how far it is.</summary>
    /// <param name="share">The share done, from 0 to 1.</param>
    /// <param name="words">The same in words, for a line; asked for when there is to be one.</param>
    public void Show(double share, Func<string> words)
    {
        lock (_gate)
        {
            if (_bar is { } drawn)
            {
                drawn.Value = Math.Max(drawn.Value, share);
            }
            else if (!terminal.Live && _since.Elapsed - _told > Between)
            {
                _told = _since.Elapsed;
                terminal.Error.WriteLine($"{name}: {words()}");
            }
        }
    }
}
