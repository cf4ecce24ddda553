using NetTopologySuite.Geometries;

namespace CommunityAssets.Analysis.Statistics;

/// <summary>The ways in which areas can be neighbours. Each gives, for each area, the numbers of its neighbours.</summary>
public static class Neighbourhoods
{
    /// <summary>
    /// The k nearest centroids. Not always mutual. Of those at the same distance the ones with lower numbers come first; areas with the
    /// same centroid are neighbours at distance 0.
    /// </summary>
    /// <param name="centroids">Centroids on a grid in metres.</param>
    /// <param name="k">1 or more; all others where there are fewer.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public static int[][] Nearest(IReadOnlyList<Coordinate> centroids, int k, CancellationToken cancellationToken = default)
    {
        var tree = PointTree.Of(centroids);
        return Each(centroids.Count, cancellationToken, area => tree.Nearest(centroids[area].X, centroids[area].Y, k, area));
    }

    /// <summary>All areas whose centroids are no further than a distance.</summary>
    /// <param name="centroids">Centroids on a grid in metres.</param>
    /// <param name="metres">Above 0; a centroid just at this distance counts.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public static int[][] Within(IReadOnlyList<Coordinate> centroids, double metres, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(metres);
        var tree = PointTree.Of(centroids);
        return Each(centroids.Count, cancellationToken, area =>
        {
            var found = new List<int>();
            tree.Within(centroids[area].X, centroids[area].Y, metres, found);
            found.Remove(area);
            return [.. found];
        });
    }

    /// <summary>Areas that share a point of their boundaries (queen).</summary>
    /// <param name="areas">Areas on a grid in metres, whose shared boundaries have the same vertices, as publishers' sets have.</param>
    /// <param name="snapMetres">Vertices nearer than about this are taken as one; above 0.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public static int[][] Queen(IReadOnlyList<Geometry> areas, double snapMetres = 0.01, CancellationToken cancellationToken = default) =>
        Touching(areas, snapMetres, pointsNeeded: 1, cancellationToken);

    /// <summary>Areas that share at least two points of their boundaries (rook, as spdep's <c>poly2nb</c> counts).</summary>
    /// <inheritdoc cref="Queen"/>
    public static int[][] Rook(IReadOnlyList<Geometry> areas, double snapMetres = 0.01, CancellationToken cancellationToken = default) =>
        Touching(areas, snapMetres, pointsNeeded: 2, cancellationToken);

    private static int[][] Touching(IReadOnlyList<Geometry> areas, double snapMetres, int pointsNeeded, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(snapMetres);
        var holders = new Dictionary<(long X, long Y), List<int>>();
        for (var area = 0; area < areas.Count; area++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var seen = new HashSet<(long X, long Y)>();
            foreach (var corner in areas[area].Coordinates)
            {
                var key = ((long)Math.Round(corner.X / snapMetres), (long)Math.Round(corner.Y / snapMetres));
                if (seen.Add(key))
                {
                    if (!holders.TryGetValue(key, out var list))
                    {
                        holders[key] = list = [];
                    }

                    list.Add(area);
                }
            }
        }

        var shared = new Dictionary<int, int>[areas.Count];
        foreach (var list in holders.Values)
        {
            foreach (var one in list)
            {
                foreach (var other in list)
                {
                    if (one != other)
                    {
                        var counts = shared[one] ??= [];
                        counts[other] = counts.GetValueOrDefault(other) + 1;
                    }
                }
            }
        }

        return Array.ConvertAll<Dictionary<int, int>?, int[]>(
            shared, counts => counts is null ? [] : [.. counts.Where(pair => pair.Value >= pointsNeeded).Select(pair => pair.Key).Order()]);
    }

    private static int[][] Each(int count, CancellationToken cancellationToken, Func<int, int[]> find)
    {
        var answer = new int[count][];
        Parallel.For(0, count, new ParallelOptions { CancellationToken = cancellationToken }, area => answer[area] = find(area));
        return answer;
    }
}
