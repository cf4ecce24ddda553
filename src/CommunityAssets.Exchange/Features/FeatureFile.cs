using System.Runtime.CompilerServices;
using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Exchange.Coordinates;
using CommunityAssets.Exchange.Inputs;

namespace CommunityAssets.Exchange.Features;

/// <summary>
/// Reads geographic files of any kind, told by their content: GeoJSON (collections, newline-delimited), TopoJSON, GeoPackage, and
/// OpenStreetMap's XML. Streams: memory does not grow with the number of features (TopoJSON holds its arcs, OpenStreetMap the ways and the
/// places of their nodes).
/// </summary>
public static class FeatureFile
{
    private const int FeaturesBetweenYields = 512;

    /// <summary>Reads a file.</summary>
    /// <param name="file">The file.</param>
    /// <param name="layer">The layer of a GeoPackage or the object of a TopoJSON file; null for the only one.</param>
    /// <param name="notes">What was put right or left out.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <returns>Each feature, numbered from 1, or why it is refused.</returns>
    /// <exception cref="BadInputException">The file as a whole cannot be read.</exception>
    public static IAsyncEnumerable<Row<Feature>> ReadAsync(
        InputFile file, string? layer, ReadNotes notes, CancellationToken cancellationToken = default) =>
        ReadAsync(file, layer, ShapeNeed.Any, notes, cancellationToken);

    /// <summary>
    /// Reads a file, knowing which shapes are wanted: where it has several layers and one alone has such shapes, that one is meant.
    /// </summary>
    /// <param name="file">The file.</param>
    /// <param name="layer">The layer of a GeoPackage or the object of a TopoJSON file; null for the only one that fits.</param>
    /// <param name="need">The shapes wanted.</param>
    /// <param name="notes">What was put right or left out.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <returns>Each feature, numbered from 1, or why it is refused.</returns>
    /// <exception cref="BadInputException">The file as a whole cannot be read.</exception>
    public static async IAsyncEnumerable<Row<Feature>> ReadAsync(
        InputFile file, string? layer, ShapeNeed need, ReadNotes notes,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var read = 0;
        foreach (var row in Read(file, layer, need, notes))
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return Check(file, row);
            if (++read % FeaturesBetweenYields == 0)
            {
                await Task.Yield();
            }
        }
    }

    /// <summary>Whether a file is OpenStreetMap's XML.</summary>
    /// <exception cref="BadInputException">It is XML of another sort, or damaged.</exception>
    public static bool IsOpenStreetMap(InputFile file)
    {
        ArgumentNullException.ThrowIfNull(file);
        return file.Sniff() == ContentKind.Xml && OsmFile.IsIn(file);
    }

    /// <summary>The names of a GeoPackage's layers of features; for any other file one null, which stands for the file itself.</summary>
    /// <exception cref="BadInputException">The file cannot be read.</exception>
    internal static IReadOnlyList<string?> Layers(InputFile file)
    {
        if (file.Sniff() == ContentKind.GeoPackage)
        {
            return new GeoPackageFile(file, layer: null, ShapeNeed.Any).LayerNames();
        }

        return new string?[] { null };
    }

    private static IEnumerable<Row<Feature>> Read(InputFile file, string? layer, ShapeNeed need, ReadNotes notes) => file.Sniff() switch
    {
        ContentKind.Json => JsonShapes.Tell(file) switch
        {
            JsonShape.Topology => new TopoJsonFile(file, layer, notes).Read(),
            var shape => new GeoJsonFile(file, shape, notes).Read(),
        },
        ContentKind.GeoPackage => new GeoPackageFile(file, layer, need).Read(),
        ContentKind.Xml => OsmFeatures.Read(file, notes),
        _ => throw ForeignFormat.Explain(file),
    };

    private static Row<Feature> Check(InputFile file, Row<Feature> row) =>
        row.Record is { Geometry: { IsEmpty: false } geometry, System: var system }
            && CoordinatePair.CheckShape(system, geometry) is { } problem
            ? new Row<Feature>(row.Number, default, new Refusal(file.Name, row.Number, "geometry", problem.Found, problem.Advice))
            : row;
}
