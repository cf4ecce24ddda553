using CommunityAssets.Domain.Stewardship;

namespace CommunityAssets.Storage;

/// <summary>
/// What an import would do or did. Links and descriptions of indicators come beside other records and are not counted.
/// </summary>
/// <param name="Added">Records that are new.</param>
/// <param name="Changed">Records that the file says otherwise than before.</param>
/// <param name="Unchanged">Records that the file says the same as before.</param>
/// <param name="Retired">Records of the source that the file no longer has.</param>
/// <param name="Refused">How many rows the atlas refused, in all.</param>
/// <param name="Refusals">The first refusals, at most 10,000, in order of row.</param>
/// <param name="Notices">Sentences that people should read: "17 assets could not be placed: their postcode is not in the atlas."</param>
public sealed record ImportOutcome(
    long Added,
    long Changed,
    long Unchanged,
    long Retired,
    long Refused,
    IReadOnlyList<Refusal> Refusals,
    IReadOnlyList<string> Notices)
{
    /// <summary>
    /// Records that the file has and that stay out of sight, since people declined or retired them. One that is in the atlas, retired, is
    /// counted as changed or unchanged as well; one that was declined is counted here alone.
    /// </summary>
    public long KeptBack { get; init; }
}
