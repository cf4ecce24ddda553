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
    /// <summary>Encodes a tile.</summary>
    /// <param name="level">The level of the areas.</param>
    /// <param name="shapes">The areas; those outside the tile are left out.</param>
    /// <param name="tile">The tile.</param>
    /// <param name="values">Values by code of area; null when no indicator is asked for.</param>
    /// <returns>Mapbox Vector Tile 2.1, not compressed; no bytes when nothing lies in the tile.</returns>
    public static byte[] Encode(AreaLevel level, AreaShapes shapes, TileAddress tile, IReadOnlyDictionary<string, AreaTileValue>? values)
    {
        var (areas, names) = (new TileLayer(TileNames.Areas(level)), new TileLayer(TileNames.AreaNames(level)));
        var detail = AreaShapes.DetailAt(tile.Z);
        foreach (var area in shapes.All)
        {
            var ground = area.Ground.On(tile, detail);
            if (!ground.IsEmpty)
            {
                areas.Add(StableId.Of(area.Code), ground, Attributes(area, values));
            }

            var (x, y) = (tile.AcrossWithin(area.LabelX), tile.DownWithin(area.LabelY));
            if (tile.Z >= LabelZoom.Of(level) && x is >= 0 and < TileAddress.Extent && y is >= 0 and < TileAddress.Extent)
            {
                names.Add(
                    StableId.Of(area.Code),
                    TileGeometry.Point(x, y),
                    ("code", TileValue.Of(area.Code)), ("name", TileValue.Of(area.Name)));
            }
        }

        return TileLayer.Tile(areas, names);
    }

    private static (string Name, TileValue Value)[] Attributes(AreaShape area, IReadOnlyDictionary<string, AreaTileValue>? values)
    {
        var attributes = new List<(string Name, TileValue Value)> { ("code", TileValue.Of(area.Code)), ("name", TileValue.Of(area.Name)) };
        if (values is not null)
        {
            var known = values.TryGetValue(area.Code, out var told) ? told : default;
            attributes.Add(("hasValue", TileValue.Of(known.Value is not null)));
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
