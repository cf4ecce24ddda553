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

    /// <summary>Counts records by what would be done with them, from a statement that gives one <see cref="RowState"/> and one count a row.</summary>
    public void Tally(string countsByState)
    {
        using var rows = Connection.Prepare(countsByState);
        while (rows.Step())
        {
            var count = rows.Long(1);
            switch ((RowState)rows.Int(0))
            {
                case RowState.Added:
                    Added += count;
                    break;
                case RowState.Unchanged:
                    Unchanged += count;
                    break;
                default:
                    Changed += count;
                    break;
            }
        }
    }

    /// <summary>What the import would do.</summary>
    public ImportOutcome Outcome() => new(
        Added, Changed, Unchanged, Retired, Refused, [.. refusals.OrderBy(refusal => refusal.Row)], [.. notices]);
}
