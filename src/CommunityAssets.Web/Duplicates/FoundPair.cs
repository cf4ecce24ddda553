using CommunityAssets.Analysis.Matching;

namespace CommunityAssets.Web.Duplicates;

/// <summary>Two assets that may be the same thing.</summary>
/// <param name="One">One, whose id comes first.</param>
/// <param name="Other">The other.</param>
/// <param name="Match">How likely, and why.</param>
/// <param name="DocumentedBits">What the documented weights make of it.</param>
/// <param name="Metres">How far apart they are; null where one has no place.</param>
public sealed record FoundPair(FoundAsset One, FoundAsset Other, Match Match, double DocumentedBits, double? Metres)
{
    /// <summary>Where the pair is decided on.</summary>
    public string Address => $"/duplicates/{One.Id:D}/{Other.Id:D}";
}
