using CommunityAssets.Domain.Assets;
using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Storage;

namespace CommunityAssets.Web.Suggestions;

/// <summary>What a steward needs to know to decide on a suggestion.</summary>
/// <param name="Suggestion">The suggestion.</param>
/// <param name="Now">The asset that it is about as it is now; null for an addition.</param>
/// <param name="Merged">What accepting would make of it: the asset as it is now, with the sender's changes.</param>
/// <param name="Parts">The parts that accepting would change.</param>
/// <param name="ChangedByOthers">Those of them that somebody else has changed as well since the sender looked.</param>
/// <param name="MovedOn">Whether the asset has changed at all since the sender looked.</param>
public sealed record ReviewFacts(
    Suggestion Suggestion,
    Asset? Now,
    Asset Merged,
    IReadOnlyList<AssetPart> Parts,
    IReadOnlyCollection<AssetPart> ChangedByOthers,
    bool MovedOn)
{
    /// <summary>Reads them; null when there is no such suggestion.</summary>
    public static async Task<ReviewFacts?> ReadAsync(IAtlas atlas, Guid id, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(atlas);
        if (await atlas.Suggestions.FindAsync(id, cancellationToken) is not { } suggestion)
        {
            return null;
        }

        var proposed = suggestion.Proposed;
        var now = suggestion.Kind == SuggestionKind.Addition ? null : await atlas.Assets.FindAsync(proposed.Id, cancellationToken);
        if (now is null)
        {
            return new ReviewFacts(suggestion, null, proposed, [], [], MovedOn: false);
        }

        if (suggestion.Kind == SuggestionKind.Closure)
        {
            return new ReviewFacts(
                suggestion, now, now with { Status = AssetStatus.Retired }, [AssetPart.Status], [], now.Version != proposed.Version);
        }

        // What the sender changed is told against what they looked at; the rest is as it is now.
        var before = await atlas.History.AssetAtAsync(now.Id, proposed.Version, cancellationToken) ?? now;
        var changed = AssetParts.Differing(before, proposed);
        var merged = AssetParts.With(now, proposed, changed);
        var byOthers = AssetParts.Differing(before, now).Intersect(changed).ToHashSet();
        return new ReviewFacts(suggestion, now, merged, AssetParts.Differing(now, merged), byOthers, now.Version != proposed.Version);
    }
}
