using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Storage.Imports;

namespace CommunityAssets.Storage.PostGis.Imports;

/// <summary>What an import finds and does, gathered while its stages are applied.</summary>
/// <param name="file">The file's name, for refusals.</param>
internal sealed class Findings(string file)
{
    private readonly List<Refusal> refusals = [];
    private readonly List<string> notices = [];
    private long refused;

    /// <summary>The file's name.</summary>
    public string File => file;

    /// <summary>Records that are new.</summary>
    public long Added { get; set; }

    /// <summary>Records that the file says otherwise than before.</summary>
    public long Changed { get; set; }

    /// <summary>Records that the file says the same as before.</summary>
    public long Unchanged { get; set; }

    /// <summary>Records that the file no longer has.</summary>
    public long Retired { get; set; }

    /// <summary>Records of the file that stay out of sight, since people declined or retired them.</summary>
    public long KeptBack { get; set; }

    /// <summary>Source and source id of staged records that were declined before: links to them are left out as well.</summary>
    public HashSet<(string Source, string Id)> Declined { get; } = [];

    /// <summary>Records of the file that are in the atlas after it.</summary>
    public long Taken => Added + Changed + Unchanged;

    /// <summary>Whether the refusals that an outcome carries are already as many as it may.</summary>
    public bool IsFull => refusals.Count >= ImportSentences.MostRefusals;

    /// <summary>Refuses a row.</summary>
    public void Refuse(Refusal refusal)
    {
        refused++;
        if (!IsFull)
        {
            refusals.Add(refusal);
        }
    }

    /// <summary>Says something that people should read.</summary>
    public void Notice(string sentence) => notices.Add(sentence);

    /// <summary>The outcome.</summary>
    public ImportOutcome ToOutcome() =>
        new(Added, Changed, Unchanged, Retired, refused, [.. refusals.OrderBy(refusal => refusal.Row)], [.. notices])
        {
            KeptBack = KeptBack,
        };
}
