using System.Diagnostics;
using CommunityAssets.Exchange.Inputs;
using Spectre.Console;

namespace CommunityAssets.Cli.Imports;

/// <summary>Tells how far an import has read: a bar on a terminal, a plain line now and then elsewhere.</summary>
internal sealed class ReadingProgress(Terminal terminal, IMeteredInput input)
{
    private static readonly TimeSpan Between = TimeSpan.FromSeconds(5);
    private readonly Stopwatch since = Stopwatch.StartNew();
    private TimeSpan told;
    private ProgressTask? bar;

    /// <summary>Rows read so far.</summary>
    public long Rows { get; private set; }

    /// <summary>Runs the work with a bar where one can be drawn.</summary>
    public async Task RunAsync(Func<Task> work)
    {
        if (!terminal.Live)
        {
            await work();
            return;
        }

        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(terminal.Error) });
        await console.Progress().AutoClear(true).StartAsync(async progress =>
        {
            bar = progress.AddTask(Markup.Escape(input.Name), maxValue: Math.Max(1, input.Length));
            await work();
            bar = null;
        });
    }

    /// <summary>Counts one row.</summary>
    public void Step()
    {
        // Looking at the clock for each of millions of rows would cost more than the rows.
        if ((++Rows & 0xFFF) != 0)
        {
            return;
        }

        if (bar is { } drawn)
        {
            drawn.Value = input.Position;
        }
        else if (!terminal.Live && since.Elapsed - told > Between)
        {
            told = since.Elapsed;
            terminal.Error.WriteLine($"{input.Name}: {Rows:N0} rows read ({100.0 * input.Position / Math.Max(1, input.Length):F0}%)");
        }
    }
}
