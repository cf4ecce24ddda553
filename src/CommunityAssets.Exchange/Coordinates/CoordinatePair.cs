using System.Globalization;
using CommunityAssets.Domain.Places;
using NetTopologySuite.Geometries;

namespace CommunityAssets.Exchange.Coordinates;

/// <summary>
/// Tells longitude and latitude from easting and northing, finds pairs that are the wrong way round, and says so in words.
/// Longitudes (-11 to 2.5) and latitudes (49 to 61.5) of the British Isles do not overlap, so a swapped pair is certain. Eastings and
/// northings do overlap: a pair counts as swapped when it lies well out at sea and the other way round lies on land
/// (<see cref="BritishLand"/>), or when only the other way round lies on the grid at all.
/// </summary>
public static class CoordinatePair
{
    private const double West = -11;
    private const double East = 2.5;
    private const double South = 49;
    private const double North = 61.5;
    private const double GridWidth = 700_000;
    private const double GridHeight = 1_300_000;

    // Nothing on land lies closer than this to the grid's false origin; degrees and blanks written as small numbers do.
    private const double LeastGridDistance = 5_000;

    /// <summary>What a pair looks like.</summary>
    /// <param name="x">The number that should be the longitude or easting.</param>
    /// <param name="y">The number that should be the latitude or northing.</param>
    public static PairForm Look(double x, double y)
    {
        if (!double.IsFinite(x) || !double.IsFinite(y))
        {
            return PairForm.NotANumber;
        }

        if (x == 0 && y == 0)
        {
            return PairForm.Missing;
        }

        if (IsLongitude(x) && IsLatitude(y))
        {
            return PairForm.LongitudeLatitude;
        }

        if (IsLatitude(x) && IsLongitude(y))
        {
            return PairForm.LatitudeLongitude;
        }

        if (!IsOnGrid(x, y))
        {
            return IsOnGrid(y, x) ? PairForm.NorthingEasting : PairForm.Elsewhere;
        }

        return IsOnGrid(y, x) && !BritishLand.IsNear(x, y) && BritishLand.Holds(y, x) ? PairForm.NorthingEasting : PairForm.EastingNorthing;
    }

    /// <summary>What is wrong with a pair that claims to be in a system; null when nothing is.</summary>
    /// <param name="claimed">The system that the file, the column names or the atlas's grid say.</param>
    /// <param name="x">Longitude, easting or web-mercator x.</param>
    /// <param name="y">Latitude, northing or web-mercator y.</param>
    public static PairProblem? Check(ReferenceSystem claimed, double x, double y)
    {
        if (claimed.IsGeographic)
        {
            return CheckDegrees(x, y);
        }

        if (claimed.Code == ReferenceSystem.BritishNationalGrid.Code)
        {
            return CheckGrid(x, y);
        }

        if (Look(x, y) is PairForm.NotANumber or PairForm.Missing or PairForm.LongitudeLatitude or PairForm.LatitudeLongitude)
        {
            return CheckGrid(x, y);
        }

        var (longitude, latitude) = GridTransform.Between(claimed, ReferenceSystem.Wgs84).Apply(x, y);
        return IsLongitude(longitude) && IsLatitude(latitude) ? null : Outside($"{Text(x)}, {Text(y)} in {claimed.Name}");
    }

    /// <summary>
    /// What is wrong with where a shape lies; null when nothing is. Its first point tells the system and the order, and every point must be
    /// in the British Isles.
    /// </summary>
    /// <param name="claimed">The system that the file says.</param>
    /// <param name="shape">A shape that is not empty.</param>
    public static PairProblem? CheckShape(ReferenceSystem claimed, Geometry shape)
    {
        var first = shape.Coordinate;
        if (Check(claimed, first.X, first.Y) is { } problem)
        {
            return problem;
        }

        var box = shape.EnvelopeInternal;
        if (IsInside(claimed, box.MinX, box.MinY) && IsInside(claimed, box.MaxX, box.MaxY))
        {
            return null;
        }

        var outlier = Array.Find(shape.Coordinates, point => !IsInside(claimed, point.X, point.Y));
        return outlier is null
            ? null
            : Check(claimed, outlier.X, outlier.Y) ?? Outside($"A corner of the shape at {Text(outlier.X)}, {Text(outlier.Y)}");
    }

    /// <summary>
    /// Whether a sound pair lies more than about 8 km from any coast of Great Britain, Northern Ireland or Man, by a coarse outline.
    /// Something to ask about, no proof that the pair is wrong: there are lighthouses and far islands.
    /// </summary>
    /// <param name="system">The system the pair is in.</param>
    /// <param name="x">Longitude, easting or web-mercator x.</param>
    /// <param name="y">Latitude, northing or web-mercator y.</param>
    public static bool IsAtSea(ReferenceSystem system, double x, double y)
    {
        var (easting, northing) = system.Code == ReferenceSystem.BritishNationalGrid.Code
            ? (x, y)
            : GridTransform.Between(system, ReferenceSystem.BritishNationalGrid).Apply(x, y);
        return !BritishLand.IsNear(easting, northing);
    }

    private static bool IsInside(ReferenceSystem system, double x, double y)
    {
        if (system.Code == ReferenceSystem.BritishNationalGrid.Code)
        {
            return IsOnGrid(x, y);
        }

        var (longitude, latitude) = system.IsGeographic ? (x, y) : GridTransform.Between(system, ReferenceSystem.Wgs84).Apply(x, y);
        return IsLongitude(longitude) && IsLatitude(latitude);
    }

    private static PairProblem? CheckDegrees(double x, double y) => Look(x, y) switch
    {
        PairForm.LongitudeLatitude => null,
        PairForm.LatitudeLongitude => new(
            $"Longitude {Text(x)} and latitude {Text(y)} look as if they were the wrong way round.",
            "Swap the two: in Britain latitude is about 50 to 61 and longitude about -8 to 2."),
        PairForm.EastingNorthing or PairForm.NorthingEasting => new(
            $"{Text(x)}, {Text(y)} look like an easting and a northing, not like degrees.",
            "Give them in columns named easting and northing, or say that the file's system is EPSG:27700."),
        PairForm.NotANumber => NotANumber(x, y),
        PairForm.Missing =>
            Missing("Longitude 0 and latitude 0 are a point in the sea off Africa, which some software writes for \"not known\"."),
        _ => Outside($"Longitude {Text(x)}, latitude {Text(y)}"),
    };

    private static PairProblem? CheckGrid(double x, double y) => Look(x, y) switch
    {
        PairForm.EastingNorthing => null,
        PairForm.NorthingEasting => new(
            $"Easting {Text(x)} and northing {Text(y)} lie in the sea, and look as if they were the wrong way round.",
            "Swap the two: the easting comes first and is below 700,000."),
        PairForm.LongitudeLatitude => new(
            $"{Text(x)}, {Text(y)} look like longitude and latitude, not like an easting and a northing.",
            "Give them in columns named longitude and latitude, or say that the file's system is EPSG:4326."),
        PairForm.LatitudeLongitude => new(
            $"{Text(x)}, {Text(y)} look like latitude and longitude, not like an easting and a northing.",
            "Give them in columns named latitude and longitude, or say that the file's system is EPSG:4326 (longitude first)."),
        PairForm.NotANumber => NotANumber(x, y),
        PairForm.Missing =>
            Missing("Easting 0 and northing 0 are a point in the sea south-west of Scilly, which some software writes for \"not known\"."),
        _ => Outside($"Easting {Text(x)}, northing {Text(y)}"),
    };

    private static PairProblem NotANumber(double x, double y) =>
        new($"{Text(x)}, {Text(y)} is not a place: NaN and infinity are no numbers.",
            "Leave the coordinates out where they are not known.");

    private static PairProblem Missing(string found) => new(found, "Leave the coordinates out where they are not known.");

    private static PairProblem Outside(string what) =>
        new($"{what} is a point in the sea or abroad, outside Britain and Ireland.",
            "Check the numbers, their signs, and the reference system they are in.");

    private static bool IsLongitude(double value) => value is >= West and <= East;

    private static bool IsLatitude(double value) => value is >= South and <= North;

    private static bool IsOnGrid(double x, double y) =>
        x is >= 0 and <= GridWidth && y is >= 0 and <= GridHeight && x + y > LeastGridDistance;

    private static string Text(double value) =>
        value.ToString(Math.Abs(value) < 1e12 ? "0.######" : "0.#E+0", CultureInfo.InvariantCulture);
}
