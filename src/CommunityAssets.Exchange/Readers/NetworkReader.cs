using System.Globalization;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using CommunityAssets.Domain.Places;
using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Exchange.Coordinates;
using CommunityAssets.Exchange.Features;
using CommunityAssets.Exchange.Inputs;
using NetTopologySuite.Geometries;

namespace CommunityAssets.Exchange.Readers;

/// <summary>
/// Reads a walking network onto the working grid: lines from GeoJSON or GeoPackage (OS Open Roads, OS OpenMap Local, rights of way), which
/// meet where they end, or ways of OpenStreetMap (XML, or exports of it), which are split where they share a node. A line of several parts
/// gives one stretch for each. Whether people may walk is read by <see cref="Walkability"/>.
/// </summary>
/// <remarks>
/// The id of a stretch is the source's own (<c>id</c>, <c>identifier</c>, <c>toid</c>, <c>osm_id</c>…; for OpenStreetMap <c>way/123#2</c>,
/// the second stretch of the way), with <c>/2</c> for the second part of a line of several. Where the source has none it is the first 32
/// hexadecimal digits of the SHA-256 of the stretch's coordinates, each rounded to the centimetre and written as <c>easting northing;</c>;
/// stretches that are the same to the centimetre are then given once.
/// </remarks>
/// <param name="file">The file.</param>
/// <param name="source">The short name of the source.</param>
/// <param name="grid">The working grid of the atlas.</param>
/// <param name="notes">Where to say what was left out.</param>
/// <param name="layer">The layer of a GeoPackage; null for the only one with lines.</param>
public sealed class NetworkReader(InputFile file, string source, ReferenceSystem grid, ReadNotes notes, string? layer = null)
{
    private static readonly string[] IdFields =
    [
        "id", "identifier", "inspireid", "inspire_id", "toid", "@id", "osm_id", "osm_way_id", "link_id", "gml_id", "objectid", "gid",
    ];

    private readonly HashSet<string> _hashes = new(StringComparer.Ordinal);

    /// <summary>Reads all stretches, or why each is refused.</summary>
    /// <exception cref="BadInputException">The file cannot be read.</exception>
    public IAsyncEnumerable<Row<NetworkEdge>> ReadAsync(CancellationToken cancellationToken = default) =>
        file.Sniff() == ContentKind.Xml ? ReadWaysAsync(cancellationToken) : ReadLinesAsync(cancellationToken);

    private async IAsyncEnumerable<Row<NetworkEdge>> ReadLinesAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var shared = await SharedVertices.FindAsync(file, layer, cancellationToken);
        await foreach (var row in FeatureFile.ReadAsync(file, layer, ShapeNeed.Lines, notes, cancellationToken))
        {
            if (row.Record is not { } feature)
            {
                yield return new Row<NetworkEdge>(row.Number, Record: null, row.Refusal);
                continue;
            }

            if (feature.Geometry is not (LineString or MultiLineString))
            {
                yield return new Row<NetworkEdge>(row.Number, Record: null, new Refusal(
                    file.Name, row.Number, "geometry",
                    feature.Geometry is null
                        ? "the feature has no shape."
                        : $"the feature is a {feature.Geometry.GeometryType}, and a network is made of lines.",
                    "Choose the layer of lines, or take the others out."));
                continue;
            }

            var attributes = shared is null ? feature.Attributes : OsmTags.Of(feature).ToAttributes();
            if (shared is not null && !Walkability.IsWay(attributes))
            {
                notes.Add("{line|lines} that {is|are} no way (rivers, fences) {was|were} passed over", 0);
                continue;
            }

            foreach (var edge in Edges(row.Number, feature, attributes, shared))
            {
                yield return new Row<NetworkEdge>(row.Number, edge);
            }
        }
    }

    private IEnumerable<NetworkEdge> Edges(
        long number, Feature feature, IReadOnlyDictionary<string, object?> attributes, SharedVertices? shared)
    {
        var (kind, walkable) = Walkability.Of(attributes);
        var id = Id(feature);
        var transform = GridTransform.Between(feature.System, grid);
        LineString[] lines = [.. Lines(feature.Geometry!).SelectMany(line => shared?.Split(line) ?? [line])];
        for (var part = 0; part < lines.Length; part++)
        {
            var line = (LineString)transform.Apply(lines[part]);
            if (line.IsEmpty || line.Length <= 0)
            {
                notes.Add("{line|lines} of no length {was|were} left out", number);
                continue;
            }

            var own = id is null ? Hash(line) : part == 0 ? id : string.Create(CultureInfo.InvariantCulture, $"{id}/{part + 1}");
            if (id is null && !_hashes.Add(own))
            {
                notes.Add("{line|lines} came twice and {was|were} taken once", number);
                continue;
            }

            yield return new NetworkEdge(line, line.Length, walkable, kind, source, own);
        }
    }

    private async IAsyncEnumerable<Row<NetworkEdge>> ReadWaysAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.Yield();
        var number = 0L;
        foreach (var edge in OsmNetwork.Read(file, source, GridTransform.Between(ReferenceSystem.Wgs84, grid), notes))
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return new Row<NetworkEdge>(++number, edge);
        }
    }

    private static IEnumerable<LineString> Lines(Geometry geometry)
    {
        for (var i = 0; i < geometry.NumGeometries; i++)
        {
            yield return (LineString)geometry.GetGeometryN(i);
        }
    }

    private static string? Id(Feature feature)
    {
        foreach (var field in IdFields)
        {
            if (feature.Attributes.GetValueOrDefault(field) is { } value
                && Convert.ToString(value, CultureInfo.InvariantCulture) is { Length: > 0 and <= 200 } text)
            {
                return text;
            }
        }

        return feature.Id;
    }

    private static string Hash(LineString line)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Span<byte> text = stackalloc byte[64];
        foreach (var point in line.Coordinates)
        {
            System.Text.Unicode.Utf8.TryWrite(text, CultureInfo.InvariantCulture, $"{point.X:F2} {point.Y:F2};", out var length);
            hash.AppendData(text[..length]);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset())[..32];
    }
}
