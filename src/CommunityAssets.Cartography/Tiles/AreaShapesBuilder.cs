using NetTopologySuite.Geometries;

namespace CommunityAssets.Cartography.Tiles;

/// <summary>Makes areas ready for tiles one by one, so that a country's shapes need not be in memory twice. For one thread.</summary>
/// <param name="mostPositions">Of a layer with more positions than this, detail that shows only near is dropped.</param>
public sealed class AreaShapesBuilder(long mostPositions)
{
    // Detail for nearer zooms than this is dropped when there is too much of it; tiles nearer than that are then cut from parts.
    private const int CoarseUpTo = 11;
    private const int CoarseBits = TileAddress.MaxZoom - CoarseUpTo - 1;

    private readonly List<AreaShape> _all = [];
    private long _positions;
    private int _coarse;

    /// <summary>Adds an area; what has no area is left out.</summary>
    /// <param name="code">Its code.</param>
    /// <param name="name">Its name.</param>
    /// <param name="shape">Polygon or multipolygon in Web Mercator metres (EPSG:3857).</param>
    public void Add(string code, string name, Geometry shape)
    {
        ArgumentNullException.ThrowIfNull(shape);
        var ground = TileGround.Of(shape, _coarse);
        if (ground.Polygons.Count == 0)
        {
            return;
        }

        var label = Label(shape);
        _all.Add(new AreaShape(code, name, ground, WorldGrid.X(label.X), WorldGrid.Y(label.Y)));
        _positions += ground.Rings.Sum(ring => (long)ring.Count);
        if (_positions > mostPositions && _coarse == 0)
        {
            Coarsen();
        }
    }

    /// <summary>A whole layer: every border is weighed.</summary>
    public AreaShapes ToShapes()
    {
        SharedBorders.Weigh([.. _all.SelectMany(area => area.Ground.Rings)]);
        return new AreaShapes(_all, _coarse == 0 ? TileAddress.MaxZoom : CoarseUpTo);
    }

    /// <summary>A part of a layer: every position shows.</summary>
    public AreaShapes ToPart() => new(_all, TileAddress.MaxZoom);

    private void Coarsen()
    {
        _coarse = CoarseBits;
        for (var i = 0; i < _all.Count; i++)
        {
            var area = _all[i];
            _all[i] = new AreaShape(area.Code, area.Name, area.Ground.Coarsened(_coarse), area.LabelX, area.LabelY);
        }
    }

    // The centre of the largest part where it lies inside, else a point that does.
    private static Coordinate Label(Geometry shape)
    {
        var largest = shape.GetGeometryN(0);
        for (var i = 1; i < shape.NumGeometries; i++)
        {
            largest = shape.GetGeometryN(i).Area > largest.Area ? shape.GetGeometryN(i) : largest;
        }

        var centre = largest.Centroid;
        return largest.Contains(centre) ? centre.Coordinate : largest.InteriorPoint.Coordinate;
    }
}
