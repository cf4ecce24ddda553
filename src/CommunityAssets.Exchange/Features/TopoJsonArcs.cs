using System.Text.Json;
using CommunityAssets.Domain.Stewardship;
using NetTopologySuite.Geometries;

namespace CommunityAssets.Exchange.Features;

/// <summary>The shared lines of a topology, and how its whole numbers become coordinates.</summary>
/// <param name="arcs">The arcs as written: when quantised, each point as its step from the one before.</param>
/// <param name="transform">Scale x, scale y, translate x, translate y; null when not quantised.</param>
internal sealed class TopoJsonArcs(List<Coordinate[]> arcs, double[]? transform)
{
    private readonly bool[] _ready = new bool[arcs.Count];

    /// <summary>How many points all of them have together.</summary>
    public long Points { get; } = arcs.Sum(arc => (long)arc.Length);

    /// <summary>Reads one arc's positions.</summary>
    public static Coordinate[] Parse(ReadOnlySpan<byte> json, int index, string file)
    {
        try
        {
            var points = new List<Coordinate>();
            var reader = new Utf8JsonReader(json);
            reader.Read();
            while (reader.Read() && reader.TokenType == JsonTokenType.StartArray)
            {
                reader.Read();
                var x = reader.GetDouble();
                reader.Read();
                points.Add(new Coordinate(x, reader.GetDouble()));
                while (reader.TokenType != JsonTokenType.EndArray)
                {
                    reader.Read();
                }
            }

            return points.TrueForAll(point => double.IsFinite(point.X) && double.IsFinite(point.Y))
                && reader.TokenType == JsonTokenType.EndArray
                ? [.. points]
                : throw Wrong(file, $"arcs[{index}]", "it is not a list of positions");
        }
        catch (Exception fault) when (fault is InvalidOperationException or FormatException or JsonException)
        {
            throw Wrong(file, $"arcs[{index}]", "it is not a list of positions");
        }
    }

    /// <summary>Reads the transform.</summary>
    public static double[] ParseTransform(ReadOnlySpan<byte> json, string file)
    {
        try
        {
            using var document = JsonDocument.Parse(json.ToArray());
            var scale = document.RootElement.GetProperty("scale");
            var translate = document.RootElement.GetProperty("translate");
            double[] numbers = [scale[0].GetDouble(), scale[1].GetDouble(), translate[0].GetDouble(), translate[1].GetDouble()];
            return Array.TrueForAll(numbers, double.IsFinite) ? numbers : throw Wrong(file, "transform", "its numbers are too large");
        }
        catch (Exception fault) when (
            fault is InvalidOperationException or FormatException or KeyNotFoundException or IndexOutOfRangeException)
        {
            throw Wrong(file, "transform", "it is not {\"scale\": [x, y], \"translate\": [x, y]}");
        }
    }

    /// <summary>A position that stands by itself (a point), as a coordinate.</summary>
    public Coordinate Place(double x, double y) =>
        transform is null ? new Coordinate(x, y) : new Coordinate((x * transform[0]) + transform[2], (y * transform[1]) + transform[3]);

    /// <summary>
    /// Adds an arc's points to a line; ~n stands for arc n backwards. Where it joins on, the point they share is added once.
    /// </summary>
    /// <exception cref="FeatureProblemException">There is no such arc.</exception>
    public void AddTo(List<Coordinate> line, long index)
    {
        var forward = index >= 0 ? index : ~index;
        if (forward >= arcs.Count)
        {
            throw new FeatureProblemException("arcs", $"there is no arc {index}; the file has {arcs.Count}.", "Export the file again.");
        }

        var points = Ready((int)forward);
        var skip = line.Count > 0 ? 1 : 0;
        for (var i = skip; i < points.Length; i++)
        {
            line.Add(points[index >= 0 ? i : points.Length - 1 - i].Copy());
        }
    }

    private Coordinate[] Ready(int index)
    {
        var points = arcs[index];
        if (!_ready[index])
        {
            _ready[index] = true;
            if (transform is not null)
            {
                var (x, y) = (0d, 0d);
                for (var i = 0; i < points.Length; i++)
                {
                    (x, y) = (x + points[i].X, y + points[i].Y);
                    points[i] = Place(x, y);
                }
            }
        }

        return points;
    }

    private static BadInputException Wrong(string file, string member, string what) =>
        new($"{file}, {member}: {what}. Export the file again.");
}
