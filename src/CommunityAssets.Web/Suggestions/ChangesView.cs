using CommunityAssets.Domain.Assets;
using CommunityAssets.Domain.Stewardship;

namespace CommunityAssets.Web.Suggestions;

/// <summary>What changes beside what is, part by part.</summary>
/// <param name="Now">The asset as it is.</param>
/// <param name="Then">The asset as it would be.</param>
/// <param name="Parts">The parts to show.</param>
public sealed record ChangesView(Asset Now, Asset Then, IReadOnlyList<AssetPart> Parts)
{
    /// <summary>The caption.</summary>
    public string Caption { get; init; } = "What would change";

    /// <summary>The heading of what is.</summary>
    public string NowHeading { get; init; } = "Now";

    /// <summary>The heading of what would be.</summary>
    public string ThenHeading { get; init; } = "Suggested";

    /// <summary>The parts that somebody else has changed as well since the suggestion was made.</summary>
    public IReadOnlyCollection<AssetPart> ChangedByOthers { get; init; } = [];
}
