using CommunityAssets.Exchange.Features;
using CommunityAssets.Exchange.Inputs;
using NetTopologySuite.Geometries;

namespace CommunityAssets.Exchange.Readers;

/// <summary>
/// Where ways of OpenStreetMap meet, in a file that has them as lines (GDAL's and Overpass's exports). There ways run through their
/// junctions, and only the vertices that they have in common tell where these are. Found in a pass of its own, which holds every vertex
/// once.
/// </summary>
internal sealed class SharedVertices
{
    private readonly HashSet<(double X, double Y)> _seen = [];
    private readonly HashSet<(double X, double Y)> _shared = [];

    private SharedVertices()
    {
    }

    /// <summary>Finds them; null when the file does not look as if it came from OpenStreetMap.</summary>
    public static async Task<SharedVertices?> FindAsync(InputFile file, string? layer, CancellationToken cancellationToken)
    {
        SharedVertices? vertices = null;
        await foreach (var row in FeatureFile.ReadAsync(file, layer, ShapeNeed.Lines, new ReadNotes(), cancellationToken))
        {
            if (row.Record is not { } feature)
            {
                continue;
            }

            if (vertices is null && !OsmTags.Has(feature))
            {
                return null;
            }

            vertices ??= new SharedVertices();
            if (feature.Geometry is LineString or MultiLineString && Walkability.IsWay(OsmTags.Of(feature).ToAttributes()))
            {
                vertices.Add(feature.Geometry);
            }
        }

        return vertices;
    }

    /// <summary>The pieces of a line between the vertices that it shares with another line, or passes twice.</summary>
    public IEnumerable<LineString> Split(LineString line)
    {
        var points = line.Coordinates;
        var start = 0;
        for (var i = 1; i < points.Length; i++)
        {
            if (i == points.Length - 1 || _shared.Contains((points[i].X, points[i].Y)))
            {
                yield return line.Factory.CreateLineString(points[start..(i + 1)]);
                start = i;
            }
        }
    }

    private void Add(Geometry geometry)
    {
        foreach (var point in geometry.Coordinates)
        {
            if (!_seen.Add((point.X, point.Y)))
            {
                _shared.Add((point.X, point.Y));
            }
        }
    }
}
