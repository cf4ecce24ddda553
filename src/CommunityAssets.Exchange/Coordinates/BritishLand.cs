using CommunityAssets.Domain.Places;
using NetTopologySuite.Algorithm.Locate;
using NetTopologySuite.Geometries;
using NetTopologySuite.Geometries.Prepared;

namespace CommunityAssets.Exchange.Coordinates;

/// <summary>
/// A coarse outline of Great Britain, Northern Ireland, Man and Scilly, headland to headland, good to a few kilometres. It tells an
/// easting and northing from the same pair the wrong way round, and finds places to ask about. It never decides by itself that a place is
/// wrong.
/// </summary>
internal static class BritishLand
{
    // Out to here a point is still counted as being at the coast, since the outline cuts across bays and islands.
    private const double Margin = 8_000;

    // Longitude, latitude of headlands, clockwise.
    private static readonly double[][] Outlines =
    [
        [
            -5.72, 50.07, -4.53, 51.02, -3.47, 51.22, -2.72, 51.51, -3.16, 51.45, -3.56, 51.40, -4.33, 51.56, -4.94, 51.60, -5.31, 51.90,
            -4.70, 52.13, -4.09, 52.41, -4.06, 52.72, -4.80, 52.75, -4.35, 53.11, -4.69, 53.31, -4.29, 53.42, -3.87, 53.34, -3.32, 53.36,
            -3.11, 53.56, -3.05, 53.92, -3.26, 54.05, -3.64, 54.51, -3.39, 54.87, -3.60, 54.87, -4.39, 54.68, -4.86, 54.63, -5.16, 55.01,
            -4.65, 55.47, -5.80, 55.30, -6.52, 55.67, -7.00, 56.47, -7.65, 56.78, -7.45, 57.20, -7.55, 57.60, -7.04, 58.24, -6.26, 58.52,
            -5.00, 58.63, -4.00, 58.61, -3.45, 58.90, -3.07, 59.33, -2.38, 59.40, -2.10, 60.13, -0.88, 60.86, -0.72, 60.42, -1.27, 59.85,
            -1.60, 59.50, -2.50, 59.10, -3.02, 58.64, -3.05, 58.48, -3.78, 57.87, -3.87, 57.59, -3.28, 57.72, -2.00, 57.70, -1.76, 57.50,
            -2.06, 57.14, -2.43, 56.70, -2.59, 56.28, -2.50, 56.00, -2.14, 55.92, -1.99, 55.77, -1.61, 55.63, -1.41, 55.02, -1.18, 54.70,
            -0.60, 54.49, -0.08, 54.12, 0.12, 53.57, 0.35, 53.15, 0.48, 52.95, 0.98, 52.98, 1.54, 52.83, 1.76, 52.48, 1.58, 52.08,
            1.29, 51.86, 0.95, 51.60, 1.45, 51.37, 1.38, 51.14, 0.98, 50.91, 0.24, 50.73, -0.79, 50.72, -1.30, 50.57, -1.59, 50.66,
            -2.46, 50.51, -3.40, 50.60, -3.64, 50.22, -5.20, 49.96, -5.72, 50.07,
        ],
        [-6.37, 49.86, -6.37, 49.98, -6.24, 49.98, -6.24, 49.86, -6.37, 49.86],
        [-4.83, 54.04, -4.70, 54.22, -4.37, 54.42, -4.31, 54.30, -4.62, 54.06, -4.83, 54.04],
        [
            -7.30, 55.10, -6.90, 55.22, -6.15, 55.23, -5.43, 54.45, -5.90, 54.02, -6.60, 54.04, -7.30, 54.12, -8.17, 54.46, -7.30, 55.10,
        ],
    ];

    // Squares of the grid, most of which lie wholly near land or wholly far from it: what is true of the square is true of its points. Each
    // is looked at once, when the first point falls into it.
    private const int SquareMetres = 5_000;
    private const int SquaresAcross = 140;
    private const int SquaresUp = 260;

    private static readonly Lazy<Outline> Located = new(Locate);
    private static readonly Nearness[] Squares = new Nearness[SquaresAcross * SquaresUp];
    private static readonly Lock SquaresLock = new();

    private enum Nearness : byte
    {
        NotLookedAt,
        Near,
        Far,
        Partly,
    }

    /// <summary>Whether a point of the British National Grid lies on land.</summary>
    public static bool Holds(double easting, double northing) =>
        Located.Value.Land.Locate(new Coordinate(easting, northing)) != Location.Exterior;

    /// <summary>Whether a point of the British National Grid lies on land or within about 8 km of it.</summary>
    public static bool IsNear(double easting, double northing) => Square(easting, northing) switch
    {
        Nearness.Near => true,
        Nearness.Far => false,
        _ => Located.Value.Coast.Locate(new Coordinate(easting, northing)) != Location.Exterior,
    };

    private static Nearness Square(double easting, double northing)
    {
        var (column, row) = (Math.Floor(easting / SquareMetres), Math.Floor(northing / SquareMetres));
        if (!(column >= 0 && column < SquaresAcross && row >= 0 && row < SquaresUp))
        {
            return Nearness.Partly;
        }

        ref var square = ref Squares[((int)row * SquaresAcross) + (int)column];
        if (square == Nearness.NotLookedAt)
        {
            var box = new Envelope(
                column * SquareMetres, (column + 1) * SquareMetres, row * SquareMetres, (row + 1) * SquareMetres);
            var outline = Located.Value;
            var shape = outline.Factory.ToGeometry(box);
            // Its indexes are made on first use, which is not for two threads at once.
            lock (SquaresLock)
            {
                square = outline.Shape.Covers(shape) ? Nearness.Near : outline.Shape.Intersects(shape) ? Nearness.Partly : Nearness.Far;
            }
        }

        return square;
    }

    private static Outline Locate()
    {
        var transform = GridTransform.Between(ReferenceSystem.Wgs84, ReferenceSystem.BritishNationalGrid);
        var polygons = Array.ConvertAll(Outlines, outline =>
        {
            var ring = new Coordinate[outline.Length / 2];
            for (var i = 0; i < ring.Length; i++)
            {
                var (x, y) = transform.Apply(outline[i * 2], outline[(i * 2) + 1]);
                ring[i] = new Coordinate(x, y);
            }

            return transform.Factory.CreatePolygon(ring);
        });
        var land = transform.Factory.CreateMultiPolygon(polygons);
        var coast = land.Buffer(Margin);
        return new Outline(
            new IndexedPointInAreaLocator(land), new IndexedPointInAreaLocator(coast), PreparedGeometryFactory.Prepare(coast),
            transform.Factory);
    }

    private sealed record Outline(
        IndexedPointInAreaLocator Land, IndexedPointInAreaLocator Coast, IPreparedGeometry Shape, GeometryFactory Factory);
}
