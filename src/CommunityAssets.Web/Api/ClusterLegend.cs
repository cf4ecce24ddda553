using CommunityAssets.Analysis.Statistics;
using CommunityAssets.Cartography.Palettes;
using CommunityAssets.Web.Analyses;

namespace CommunityAssets.Web.Api;

/// <summary>How the map draws clusters, and what it calls them.</summary>
/// <param name="Kinds">The sorts of clusters.</param>
/// <param name="NotSignificant">What areas are called that chance explains.</param>
/// <param name="NotKnown">What areas are called of which nothing can be said.</param>
public sealed record ClusterLegend(IReadOnlyList<ClusterLegend.Outline> Kinds, string NotSignificant, string NotKnown)
{
    /// <summary>The one that there is.</summary>
    public static ClusterLegend Standard { get; } = new(
        [
            .. ClusterWords.Kinds.Zip(ClusterColours.All, (kind, colour) => new Outline(
                ClusterWords.Id(kind), colour.ToString(), kind is ClusterKind.HighLow or ClusterKind.LowHigh,
                Named(kind, new ClusterRequest { Indicator = "" }),
                Named(kind, new ClusterRequest { Indicator = "", Statistic = ClusterStatistic.GiStar }),
                Named(kind, new ClusterRequest { Indicator = "", Strengths = new Sites(null, null, [], 0) }))),
        ],
        "No outline: not significant",
        "No value or no neighbours: nothing can be said");

    private static string Named(ClusterKind kind, ClusterRequest request) => Words.PlainWords.Capital(ClusterWords.Name(kind, request));

    /// <summary>One sort of cluster.</summary>
    /// <param name="Id">Its name in addresses and files.</param>
    /// <param name="Colour">The colour of its outline.</param>
    /// <param name="Dashed">Whether the outline is dashed: areas unlike their neighbours.</param>
    /// <param name="Alike">What it is called by local Moran's I.</param>
    /// <param name="Spots">What it is called by Getis-Ord.</param>
    /// <param name="Strengths">What it is called where need is looked at against strengths around.</param>
    public sealed record Outline(string Id, string Colour, bool Dashed, string Alike, string Spots, string Strengths);
}
