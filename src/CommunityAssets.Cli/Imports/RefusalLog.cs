using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Exchange.Writers;

namespace CommunityAssets.Cli.Imports;

/// <summary>
/// Collects refused rows: the first few for the screen, where rows one after another that are refused for the same reason are told together,
/// and all of them in the file of <c>--rejects</c>.
/// </summary>
internal sealed class RefusalLog : IDisposable
{
    private const int OnScreen = 20;
    private readonly string? path;
    private readonly string? draft;
    private readonly StreamWriter? writer;
    private readonly List<RefusedRows> first = [];
    private long onScreen;

    /// <summary>Starts a log.</summary>
    /// <param name="path">Where to write all refusals as CSV, or null.</param>
    public RefusalLog(string? path)
    {
        this.path = path;
        if (path is not null)
        {
            // Written beside and moved at the end, so that a stopped import leaves no half-written file.
            draft = path + ".part";
            writer = new StreamWriter(draft, append: false);
            writer.WriteLine("file,row,column,found,what to do");
        }
    }

    /// <summary>How many rows were refused.</summary>
    public long Count { get; private set; }

    /// <summary>Takes one refusal.</summary>
    public void Add(Refusal refusal)
    {
        Count++;
        if (Count == onScreen + 1 && first.Count > 0 && first[^1].TakesIn(refusal))
        {
            first[^1] = first[^1] with { LastRow = refusal.Row, Rows = first[^1].Rows + 1 };
            onScreen++;
        }
        else if (first.Count < OnScreen)
        {
            first.Add(new RefusedRows(refusal, refusal.Row, 1));
            onScreen++;
        }

        writer?.WriteLine(string.Join(',', CsvText.Cell(refusal.File), refusal.Row, CsvText.Cell(refusal.Column), CsvText.Cell(refusal.Found), CsvText.Cell(refusal.Advice)));
    }

    /// <summary>Takes refusals that an atlas counted but did not list one by one.</summary>
    public void AddCount(long more) => Count += more;

    /// <summary>Says the first few on a screen.</summary>
    public void Print(TextWriter to)
    {
        foreach (var rows in first)
        {
            to.WriteLine(rows.ToString());
        }

        if (Count > onScreen)
        {
            to.WriteLine($"… and {Count - onScreen:N0} more." + (path is null ? " Add --rejects FILE.csv to get every one." : ""));
        }
    }

    /// <summary>Puts the file of refusals in its place.</summary>
    public void Keep()
    {
        if (writer is not null)
        {
            writer.Dispose();
            File.Move(draft!, path!, overwrite: true);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        writer?.Dispose();
        if (draft is not null)
        {
            File.Delete(draft);
        }
    }
}
