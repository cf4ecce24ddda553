using CommunityAssets.Exchange.Inputs;

namespace CommunityAssets.Cli.Imports;

/// <summary>Tells how far an import has read.</summary>
internal sealed class ReadingProgress(Terminal terminal, IMeteredInput input)
{
    private readonly TerminalProgress _shown = new(terminal, input.Name);

    /// <summary>Rows read so far.</summary>
    public long Rows { get; private set; }

    /// <summary>Runs the work with a bar where one can be drawn.</summary>
    public Task<T> RunAsync<T>(Func<Task<T>> work) => _shown.RunAsync(work);

    /// <summary>Counts one row.</summary>
    public void Step()
    {
        // Looking at the clock for each of millions of rows would cost more than the rows.
        if ((++Rows & 0xFFF) == 0)
        {
            var share = (double)input.Position / Math.Max(1, input.Length);
            _shown.Show(share, () => $"{Rows:N0} rows read ({100 * share:F0}%)");
        }
    }
}
