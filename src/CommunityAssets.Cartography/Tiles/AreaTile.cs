using CommunityAssets.Cartography.Maps;
using CommunityAssets.Domain.Places;

namespace CommunityAssets.Cartography.Tiles;

/// <summary>
/// Areas as vector tiles. One layer a level (<c>lsoa</c>) with polygons: <c>code</c>, <c>name</c>, <c>hasValue</c>, <c>value</c> where
/// there is one, <c>suppressed</c> where it is held back; and, from the zoom of <see cref="LabelZoom"/>, a layer of points for names
/// (<c>lsoa-names</c>):
/// <c>code</c>,
/// <c>name</c>.
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
    public static byte[] Encode(AreaLevel level, AreaShapes shapes, TileAddress tile, IReadOnlyDictionary<string, AreaTileValue>? values)
    {
        var frame = new TileFrame(tile, AreaShapes.CoarseAt(tile.Z));
        var (areas, names) = (new TileLayer(TileNames.Areas(level), frame.Extent), new TileLayer(TileNames.AreaNames(level)));
        var cutter = new GroundCutter(frame);
        foreach (var area in shapes.All)
        {
            if (!cutter.Meets(area.Ground.Box))
            {
                continue;
            }

            var ground = cutter.Cut(area.Ground);
            if (!ground.IsEmpty)
            {
                areas.Add(StableId.OfArea(area.Code), ground, Attributes(level, tile.Z, area, values));
            }

            var (x, y) = (tile.AcrossWithin(area.LabelX), tile.DownWithin(area.LabelY));
            if (tile.Z >= LabelZoom.Of(level) && x is >= 0 and < TileAddress.Extent && y is >= 0 and < TileAddress.Extent)
            {
                names.Add(
                    StableId.OfArea(area.Code),
                    TileGeometry.Point(x, y),
                    ("code", TileValue.Of(area.Code)),
                    ("name", TileValue.Of(area.Name)));
            }
        }

        return TileLayer.Tile(areas, names);
    }

    private static (string Name, TileValue Value)[] Attributes(
        AreaLevel level, int zoom, AreaShape area, IReadOnlyDictionary<string, AreaTileValue>? values)
    {
        var attributes = new List<(string Name, TileValue Value)>(5) { ("code", TileValue.Of(area.Code)) };
        var near = zoom >= LabelZoom.Of(level) - NamedBefore;
        if (near)
        {
            attributes.Add(("name", TileValue.Of(area.Name)));
        }

        if (values is not null)
        {
            var known = values.TryGetValue(area.Code, out var told) ? told : default;
            if (near)
            {
                attributes.Add(("hasValue", TileValue.Of(known.Value is not null)));
            }

            if (known.Value is { } value)
            {
                attributes.Add(("value", TileValue.Of(value)));
            }

            if (known.Suppressed)
            {
                attributes.Add(("suppressed", TileValue.Of(truth: true)));
            }
        }

        return [.. attributes];
    }
}
