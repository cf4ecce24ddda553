using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Storage.GeoPackage.Sqlite;
using CommunityAssets.Storage.Imports;

namespace CommunityAssets.Storage.GeoPackage.Import;

/// <summary>What the parts of one import share: the writing connection, and what they find.</summary>
internal sealed class ImportContext(Connection connection, ImportPlan plan, int grid)
{
    private readonly List<Refusal> refusals = [];
    private readonly List<string> notices = [];

    /// <summary>The writing connection, in its transaction.</summary>
    public Connection Connection { get; } = connection;

    /// <summary>What the import is about.</summary>
    public ImportPlan Plan { get; } = plan;

    /// <summary>EPSG number of the atlas's grid.</summary>
    public int Grid { get; } = grid;

    public long Added { get; set; }

    public long Changed { get; set; }

    public long Unchanged { get; set; }

    public long Retired { get; set; }

    public long KeptBack { get; set; }

    /// <summary>Source and source id of staged records that were declined before: links to them are left out as well.</summary>
    public HashSet<(string Source, string Id)> Declined { get; } = [];

    public long Refused { get; private set; }

    /// <summary>Notes a refused row; beyond the first ten thousand they are counted alone.</summary>
    public void Refuse(Refusal refusal)
    {
        Refused++;
        if (refusals.Count < ImportSentences.MostRefusals)
        {
            refusals.Add(refusal);
        }
    }

    /// <summary>Notes a sentence that people should read.</summary>
    public void Notice(string sentence) => notices.Add(sentence);

    /// <summary>
    /// Counts records by what would be done with them, in one pass without grouping: SQLite groups by sorting, and a sort of
    /// millions of rows is memory for nothing.
    /// </summary>
    /// <param name="state">An expression of a <see cref="RowState"/>.</param>
    /// <param name="from">The rows.</param>
    public void Tally(string state, string from)
    {
        using var counts = Connection.Prepare(
            $"SELECT ifnull(sum(s = 0), 0), ifnull(sum(s = 1), 0), ifnull(sum(s > 1), 0) FROM (SELECT {state} AS s FROM {from})");
        counts.Step();
        Unchanged += counts.Long(0);
        Added += counts.Long(1);
        Changed += counts.Long(2);
    }

    /// <summary>What the import would do.</summary>
    public ImportOutcome Outcome() => new(
        Added, Changed, Unchanged, Retired, Refused, [.. refusals.OrderBy(refusal => refusal.Row)], [.. notices])
    {
        KeptBack = KeptBack,
    };
}
