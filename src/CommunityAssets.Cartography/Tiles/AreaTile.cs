using CommunityAssets.Cartography.Maps;
using CommunityAssets.Domain.Places;

namespace CommunityAssets.Cartography.Tiles;

/// <summary>
/// Areas as vector tiles. One layer a level (<c>lsoa</c>) with polygons: <c>code</c>, <c>name</c>, <c>hasValue</c>, <c>value</c> where
/// there is one, <c>suppressed</c> where it is held back; and, from the zoom of <see cref="LabelZoom"/>, a layer of points for names
/// (<c>lsoa-names</c>): <c>code</c>, <c>name</c>. Far out, where a whole country is looked at, there is less: names come shortly before
/// they have room; up to zoom 7 steps are half a pixel to a pixel wide, and an area of a few pixels tells its value and not which it is (its place
/// does).
/// <para>
/// With values, every area is shaded there, the smallest too. Areas too small to be pointed at are told together: one feature for each step of
/// values (<see cref="ValueSteps"/>), which tells the least value of the step in single precision. Where the ground of an area does not
/// show, because it is smaller than a step of the tile or lost when borders were made plain, the step that its inside point lies in is
/// painted for it, above the rest. So at each area's inside point there is its own step of values; where the points of several areas lie
/// in one step of the tile, that of one of them.
/// </para>
/// </summary>
public static class AreaTile
{
    // Names are told a little before they have room, for whoever points at an area; further out an area is some pixels wide.
    private const int NamedBefore = 3;

    /// <summary>Encodes a tile.</summary>
    /// <param name="level">The level of the areas.</param>
    /// <param name="shapes">The areas; those outside the tile are left out.</param>
    /// <param name="tile">The tile.</param>
    /// <param name="values">Values by code of area; null when no indicator is asked for.</param>
    /// <returns>Mapbox Vector Tile 2.1, not compressed; no bytes when nothing lies in the tile.</returns>
    public static byte[] Encode(AreaLevel level, AreaShapes shapes, TileAddress tile, IReadOnlyDictionary<string, AreaTileValue>? values) =>
        Encode(level, AreaCut.Of(shapes, tile), values is null ? null : Gathered(values));

    /// <summary>Encodes a tile of areas that are cut already.</summary>
    /// <param name="level">The level of the areas.</param>
    /// <param name="cut">The areas.</param>
    /// <param name="values">Values of the areas; null when no indicator is asked for.</param>
    /// <returns>Mapbox Vector Tile 2.1, not compressed; no bytes when nothing lies in the tile.</returns>
    public static byte[] Encode(AreaLevel level, AreaCut cut, AreaValues? values)
    {
        ArgumentNullException.ThrowIfNull(cut);
        var tile = cut.Tile;
        var areas = new TileLayer(TileNames.Areas(level), AreaShapes.FrameOf(tile).Extent);
        var writer = new AreaWriter(areas, named: tile.Z >= LabelZoom.Of(level) - NamedBefore, exact: tile.Z > AreaShapes.FarUpTo);
        var groups = tile.Z > AreaShapes.FarUpTo || values is null ? null : new AreaGroups(areas, values);
        for (var at = 0; at < cut.Count; at++)
        {
            var area = cut.Area(at, out var geometry, out var told, out var last);
            if (groups is null || told)
            {
                writer.Add(area, geometry, told, values);
            }
            else
            {
                groups.Add(area, geometry, last);
            }
        }

        groups?.Write();
        foreach (var (area, x, y) in cut.Squares)
        {
            groups?.AddSquare(area, x, y);
        }

        groups?.Write();

        var names = new TileLayer(TileNames.AreaNames(level));
        if (tile.Z >= LabelZoom.Of(level))
        {
            foreach (var area in cut.Named)
            {
                names.Add(
                    StableId.OfArea(area.Code),
                    TileGeometry.Point(tile.AcrossWithin(area.LabelX), tile.DownWithin(area.LabelY)),
                    ("code", TileValue.Of(area.Code)),
                    ("name", TileValue.Of(area.Name)));
            }
        }

        return TileLayer.Tile(areas, names);
    }

    private static AreaValues Gathered(IReadOnlyDictionary<string, AreaTileValue> values) => new(
        values.Keys.Select((code, at) => (code, at)).ToDictionary(one => one.code, one => one.at, StringComparer.Ordinal),
        values.Select(one => (one.Key, one.Value)));
}
