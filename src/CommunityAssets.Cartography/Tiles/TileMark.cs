using CommunityAssets.Domain.Assets;
using NetTopologySuite.Geometries;

namespace CommunityAssets.Cartography.Tiles;

/// <summary>An asset made ready for a tile.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Kind">Its kind.</param>
/// <param name="Name">Its name.</param>
/// <param name="Topics">Its topics.</param>
/// <param name="X">Easting of its mark in Web Mercator metres.</param>
/// <param name="Y">Northing of its mark in Web Mercator metres.</param>
/// <param name="Shape">Its line or polygon in Web Mercator metres; null when it has just a point.</param>
/// <param name="Visibility">Who may see it.</param>
public sealed record TileMark(
    Guid Id,
    AssetKind Kind,
    string Name,
    IReadOnlyList<string> Topics,
    double X,
    double Y,
    Geometry? Shape,
    Visibility Visibility = Visibility.Public);
