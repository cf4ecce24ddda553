using CommunityAssets.Domain.Assets;
using NetTopologySuite.Geometries;

namespace CommunityAssets.Storage.Filters;

/// <summary>Puts together what both engines list.</summary>
internal static class HoldingList
{
    /// <summary>All assets, then every kind in its order, those of which there are none with a count of zero.</summary>
    public static List<FeatureHolding> OfKinds(IReadOnlyCollection<FeatureHolding> found)
    {
        var box = new Envelope();
        foreach (var holding in found)
        {
            if (holding.Box is { } part)
            {
                box.ExpandToInclude(part);
            }
        }

        List<FeatureHolding> all =
        [
            new(
                new FeatureSet.OfAssets(), found.Sum(holding => holding.Count), box.IsNull ? null : box,
                found.Min(holding => holding.First), found.Max(holding => holding.Last)),
        ];
        foreach (var kind in KindNames.All)
        {
            var set = new FeatureSet.OfAssets(kind);
            all.Add(found.FirstOrDefault(holding => holding.Set.Equals(set)) ?? new FeatureHolding(set, 0, null, null, null));
        }

        return all;
    }
}
