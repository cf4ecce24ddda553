using CommunityAssets.Analysis.Matching;
using CommunityAssets.Domain.Assets;
using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Storage;
using CommunityAssets.Web.Connecting;
using CommunityAssets.Web.Overview;
using CommunityAssets.Web.Security;
using CommunityAssets.Web.Suggestions;

namespace CommunityAssets.Web.Duplicates;

/// <summary>What a steward needs to know of two records to say whether they are of one thing.</summary>
/// <param name="One">One, whose id comes first.</param>
/// <param name="Other">The other.</param>
/// <param name="Match">How likely they are the same, and why: as the queue has it, else by the documented weights.</param>
/// <param name="DocumentedBits">What the documented weights make of the pair.</param>
/// <param name="Metres">How far apart they are; null where one has no place.</param>
/// <param name="Links">The links of both.</param>
/// <param name="Keepers">Of each whether a group keeps it.</param>
/// <param name="Suggested">Of each how many suggestions about it wait.</param>
/// <param name="Said">What was said of the pair before; null for nothing.</param>
public sealed record PairFacts(
    Asset One, Asset Other, Match Match, double DocumentedBits, double? Metres, IReadOnlyList<KnownLink> Links,
    (bool One, bool Other) Keepers, (int One, int Other) Suggested, PairDecision? Said)
{
    /// <summary>Where the pair is decided on.</summary>
    public string Address => $"/duplicates/{One.Id:D}/{Other.Id:D}";

    /// <summary>Whether both can be merged still.</summary>
    public bool IsOpen => One.Status == AssetStatus.Published && Other.Status == AssetStatus.Published;

    /// <summary>Reads them; null when one is not there, or not for the viewer.</summary>
    public static async Task<PairFacts?> ReadAsync(
        IAtlas atlas, LinkReader links, Sight sight, (Guid One, Guid Other) ids, DuplicateQueue queue, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(atlas);
        ArgumentNullException.ThrowIfNull(links);
        ArgumentNullException.ThrowIfNull(sight);
        ArgumentNullException.ThrowIfNull(queue);
        if (await atlas.Assets.FindAsync(ids.One, cancellationToken) is not { } one
            || await atlas.Assets.FindAsync(ids.Other, cancellationToken) is not { } other
            || sight.Of(one) == AssetView.Nothing || sight.Of(other) == AssetView.Nothing)
        {
            return null;
        }

        var documented = Lookalike.Of(one, other);
        var found = queue.Found?.Pairs.FirstOrDefault(pair => pair.One.Id == one.Id && pair.Other.Id == other.Id);
        var said = (await atlas.Duplicates.DecisionsAsync(cancellationToken))
            .FirstOrDefault(decision => decision.One == one.Id && decision.Other == other.Id);
        return new PairFacts(
            one, other, found?.Match ?? documented.Match, documented.Match.Weight, documented.Metres,
            await links.OfAsync([one, other], sight, cancellationToken),
            (await IsKeptAsync(atlas, one.Id, cancellationToken), await IsKeptAsync(atlas, other.Id, cancellationToken)),
            (await WaitingAsync(atlas, one.Id, cancellationToken), await WaitingAsync(atlas, other.Id, cancellationToken)), said);
    }

    private static async Task<bool> IsKeptAsync(IAtlas atlas, Guid asset, CancellationToken cancellationToken) =>
        (await atlas.Keepers.OfAssetAsync(asset, cancellationToken)).Any(keeping => keeping.Holds);

    private static async Task<int> WaitingAsync(IAtlas atlas, Guid asset, CancellationToken cancellationToken) =>
        (await atlas.Suggestions.ListAsync(
            new SuggestionQuery { State = SuggestionState.Waiting, Asset = asset }, cancellationToken)).Suggestions.Count;
}
