using CommunityAssets.Analysis.Networks;
using CommunityAssets.Domain.Places;
using NetTopologySuite.Geometries;

namespace CommunityAssets.UnitTests.Analysis.Networks;

/// <summary>Small networks written in one line each.</summary>
internal static class Streets
{
    /// <summary>A stretch through points written as "0,0 100,0", as long as its course unless told otherwise.</summary>
    public static NetworkEdge Stretch(string points, double? metres = null, bool walkable = true)
    {
        Coordinate[] course =
        [
            .. points.Split(' ').Select(point => point.Split(','))
                .Select(pair => new Coordinate(
                    double.Parse(pair[0], System.Globalization.CultureInfo.InvariantCulture),
                    double.Parse(pair[1], System.Globalization.CultureInfo.InvariantCulture))),
        ];
        var line = new LineString(course);
        return new NetworkEdge(line, metres ?? line.Length, walkable, null, "test", points);
    }

    /// <summary>A network of stretches, each as long as its course.</summary>
    public static WalkingNetwork Of(params string[] stretches) => Of(stretches.Select(points => Stretch(points)));

    /// <summary>A network of stretches.</summary>
    public static WalkingNetwork Of(IEnumerable<NetworkEdge> stretches)
    {
        var builder = new WalkingNetworkBuilder();
        foreach (var stretch in stretches)
        {
            builder.Add(stretch);
        }

        return builder.Build();
    }

    /// <summary>Metres along the network between two points that lie on it; infinite when they are farther apart than the limit.</summary>
    public static double Between(this WalkingNetwork network, (double X, double Y) from, (double X, double Y) to, double limit = 1e9)
    {
        using var field = network.From(network.Snap(from.X, from.Y)!.Value, limit);
        return field.To(network.Snap(to.X, to.Y)!.Value);
    }
}
