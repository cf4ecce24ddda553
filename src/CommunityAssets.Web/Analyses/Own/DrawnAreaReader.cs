using System.Globalization;
using System.Runtime.CompilerServices;
using CommunityAssets.Domain.Places;
using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Exchange.Coordinates;
using CommunityAssets.Exchange.Features;
using CommunityAssets.Exchange.Inputs;
using NetTopologySuite.Geometries;
using NetTopologySuite.Geometries.Utilities;

namespace CommunityAssets.Web.Analyses.Own;

/// <summary>
/// Reads areas that people drew out of a file or a request: GeoJSON (longitude and latitude unless it names a system), GeoPackage and
/// TopoJSON. One that crosses itself is mended and said to be; everything else that is wrong is refused in words that name the file and
/// the feature.
/// </summary>
public static class DrawnAreaReader
{
    /// <summary>The most areas of one file.</summary>
    public const int MostAreas = 1000;

    private const int LongestName = 120;
    private static readonly string[] NameFields = ["name", "title", "label", "area", "code", "id"];

    /// <summary>Reads every area of a file.</summary>
    /// <param name="file">The file.</param>
    /// <param name="layer">The layer of a file that has several; null for the only one.</param>
    /// <param name="grid">The grid of the atlas.</param>
    /// <param name="limits">How much one area may ask for.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="BadInputException">It can't be read, or an area can't be used.</exception>
    public static async IAsyncEnumerable<DrawnArea> ReadAsync(
        InputFile file, string? layer, ReferenceSystem grid, DrawnLimits limits,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(limits);
        if (FeatureFile.IsOpenStreetMap(file))
        {
            // It would be put together from everything that lies in it, at a cost that nobody can tell beforehand.
            throw new BadInputException(
                $"{file.Name}: this is OpenStreetMap data, and areas are read from GeoJSON, GeoPackage and TopoJSON. "
                + "Save the area as one of those, for example with QGIS.");
        }

        var (notes, read, ids) = (new ReadNotes(), 0, new HashSet<string>(StringComparer.Ordinal));
        await foreach (var row in FeatureFile.ReadAsync(file, layer, ShapeNeed.Polygons, notes, cancellationToken))
        {
            if (row.Record is not { } feature)
            {
                throw new BadInputException(row.Refusal!);
            }

            if (++read > MostAreas)
            {
                throw new BadInputException($"{file.Name}: there are more than {MostAreas:N0} areas. Split the file.");
            }

            var area = Read(file.Name, row.Number, feature, grid, limits);
            if (!ids.Add(area.Id))
            {
                throw Refuse(
                    file.Name, row.Number, $"another area before it is called {area.Id}, too.",
                    "Give each area an id or a name of its own.");
            }

            yield return area;
        }

        if (read == 0)
        {
            throw new BadInputException($"{file.Name}: there is no area in it. Draw one, or choose the layer that has areas.");
        }
    }

    private static DrawnArea Read(string file, long number, Feature feature, ReferenceSystem grid, DrawnLimits limits)
    {
        if (feature.Geometry is not { IsEmpty: false } geometry)
        {
            throw Refuse(file, number, "the feature has no shape.", "Draw an area, with at least three corners.");
        }

        if (!Polygons.AreIn(geometry))
        {
            throw Refuse(
                file, number, $"the shape is a {geometry.GeometryType}, and an area is a Polygon or MultiPolygon.",
                "Close the line to make an area of it.");
        }

        if (geometry.NumPoints > limits.Corners)
        {
            throw Refuse(
                file, number,
                FormattableString.Invariant($"the area has {geometry.NumPoints:N0} corners; at most {limits.Corners:N0} can be used."),
                "Simplify it first.");
        }

        if (geometry.NumPoints * ToAndFro(geometry) > limits.Crossings)
        {
            throw Refuse(file, number, "its boundary runs to and fro too often to be worked out.", "Simplify it first.");
        }

        if (Crossings.AreMoreThan(geometry, limits.OfItself))
        {
            throw Refuse(
                file, number, FormattableString.Invariant($"its boundary crosses itself more than {limits.OfItself:N0} times."),
                "Draw it anew, its corners in the order in which they follow each other.");
        }

        var notes = new ReadNotes();
        var shape = Polygons.Mend(GridTransform.Between(feature.System, grid).Apply(geometry), notes, 0)
            ?? throw Refuse(file, number, "the shape encloses nothing.", "Draw it again, with corners that do not lie in one line.");
        var name = NameOf(feature);
        return new DrawnArea(feature.Id ?? name ?? number.ToString(CultureInfo.InvariantCulture), name, shape, notes.Sentences);
    }

    // How many times over the boundary runs from one side of the shape to the other, along whichever way it does so less.
    private static double ToAndFro(Geometry geometry)
    {
        var (box, east, north) = (geometry.EnvelopeInternal, 0d, 0d);
        foreach (var ring in LinearComponentExtracter.GetLines(geometry))
        {
            var corners = ring.Coordinates;
            for (var at = 1; at < corners.Length; at++)
            {
                east += Math.Abs(corners[at].X - corners[at - 1].X);
                north += Math.Abs(corners[at].Y - corners[at - 1].Y);
            }
        }

        return Math.Min(east / Math.Max(box.Width, double.Epsilon), north / Math.Max(box.Height, double.Epsilon));
    }

    private static string? NameOf(Feature feature)
    {
        foreach (var field in NameFields)
        {
            if (feature.Attributes.GetValueOrDefault(field) is string text && text.Trim() is { Length: > 0 } name)
            {
                return name.Length <= LongestName ? name : name[..LongestName];
            }
        }

        return null;
    }

    private static BadInputException Refuse(string file, long number, string found, string advice) =>
        new($"{file}, feature {number.ToString(CultureInfo.InvariantCulture)}: {found} {advice}");
}
