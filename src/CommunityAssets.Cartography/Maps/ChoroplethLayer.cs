using System.Collections.Immutable;

namespace CommunityAssets.Cartography.Maps;

/// <summary>Areas filled by the class of a number.</summary>
/// <param name="Id">Its name.</param>
/// <param name="Source">Its source.</param>
/// <param name="Attribute">The attribute that holds the number; absent where there is none.</param>
/// <param name="Limits">Inner class limits: a value below <c>Limits[0]</c> has <c>Colours[0]</c>, one at or above <c>Limits[i]</c> has
/// <c>Colours[i + 1]</c>.</param>
/// <param name="Colours">One colour a class, <c>#rrggbb</c>.</param>
/// <param name="NoData">How areas without a number are filled: <c>hatch</c>.</param>
/// <param name="Opacity">0 to 1.</param>
public sealed record ChoroplethLayer(
    string Id,
    string Source,
    string Attribute,
    ImmutableArray<double> Limits,
    ImmutableArray<string> Colours,
    string NoData,
    double Opacity)
    : MapLayer(Id, Source)
{
    /// <summary>
    /// The zoom from which edges are smoothed. Smoothed edges of neighbours lie upon each other, which darkens areas of a few pixels until
    /// they have the colour of another class.
    /// </summary>
    public int SmoothFrom { get; init; }
}
