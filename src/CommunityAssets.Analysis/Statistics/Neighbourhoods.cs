using CommunityAssets.Domain.Stewardship;
using NetTopologySuite.Geometries;

namespace CommunityAssets.Analysis.Statistics;

/// <summary>The ways in which areas can be neighbours. Each gives, for each area, the numbers of its neighbours.</summary>
public static class Neighbourhoods
{
    /// <summary>The most pairs that are made, each direction counted: with their weights they take some 300 MB.</summary>
    public const long MostPairs = 10_000_000;

    /// <summary>
    /// The k nearest centroids. Not always mutual. Of those at the same distance the ones with lower numbers come first; areas with the
    /// same centroid are neighbours at distance 0.
    /// </summary>
    /// <param name="centroids">Centroids on a grid in metres.</param>
    /// <param name="k">1 or more; all others where there are fewer.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <exception cref="BadInputException">There would be more than <see cref="MostPairs"/>.</exception>
    public static int[][] Nearest(IReadOnlyList<Coordinate> centroids, int k, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(centroids);
        if ((long)Math.Min(k, centroids.Count - 1) * centroids.Count > MostPairs)
        {
            throw TooMany($"{k:N0} neighbours for each of {centroids.Count:N0} areas are", "Ask for fewer neighbours");
        }

        var tree = PointTree.Of(centroids);
        return Each(centroids.Count, cancellationToken, area => tree.Nearest(centroids[area].X, centroids[area].Y, k, area));
    }

    /// <summary>All areas whose centroids are no further than a distance.</summary>
    /// <param name="centroids">Centroids on a grid in metres.</param>
    /// <param name="metres">Above 0; a centroid just at this distance counts.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <exception cref="BadInputException">There are more than <see cref="MostPairs"/>.</exception>
    public static int[][] Within(IReadOnlyList<Coordinate> centroids, double metres, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(metres);
        var (tree, pairs) = (PointTree.Of(centroids), 0L);
        var neighbours = Each(centroids.Count, cancellationToken, area =>
        {
            var found = new List<int>();
            if (Interlocked.Read(ref pairs) <= MostPairs)
            {
                tree.Within(centroids[area].X, centroids[area].Y, metres, found);
                found.Remove(area);
                Interlocked.Add(ref pairs, found.Count);
            }

            return [.. found];
        });
        return pairs <= MostPairs ? neighbours
            : throw TooMany(
                FormattableString.Invariant($"The pairs of areas no more than {metres:0.#} m from each other are"),
                "Ask for a shorter distance");
    }

    /// <summary>Areas that share a corner of their boundaries (queen).</summary>
    /// <param name="areas">
    /// Areas on a grid in metres, whose shared boundaries have the same corners, as publishers' sets have: where one area's corner lies on
    /// the middle of another's edge they do not touch. An empty shape touches nothing.
    /// </param>
    /// <param name="snapMetres">Corners of two areas no further apart than this are taken for one; above 0.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <remarks>
    /// The pairs of corners are counted as spdep's <c>poly2nb</c> counts them with the same <c>snap</c>, one for queen and two for rook,
    /// and holes' corners count too. One difference: a ring's first corner, which is written again at its end, is one corner here; spdep
    /// takes two areas that share that corner alone for rook neighbours.
    /// </remarks>
    public static int[][] Queen(IReadOnlyList<Geometry> areas, double snapMetres = 0.01, CancellationToken cancellationToken = default) =>
        Touching(areas, snapMetres, pairsNeeded: 1, cancellationToken);

    /// <summary>Areas that share at least two corners of their boundaries (rook): an edge, where boundaries are drawn alike.</summary>
    /// <inheritdoc cref="Queen"/>
    public static int[][] Rook(IReadOnlyList<Geometry> areas, double snapMetres = 0.01, CancellationToken cancellationToken = default) =>
        Touching(areas, snapMetres, pairsNeeded: 2, cancellationToken);

    private static int[][] Touching(IReadOnlyList<Geometry> areas, double snapMetres, int pairsNeeded, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(areas);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(snapMetres);
        var (east, corners) = Corners(areas, cancellationToken);
        var shared = new Dictionary<int, int>[areas.Count];

        // In order from west to east, a corner is held against those after it that are no further east than the snap.
        for (var at = 0; at < corners.Length; at++)
        {
            if (at % 65_536 == 0)
            {
                cancellationToken.ThrowIfCancellationRequested();
            }

            var (north, area) = corners[at];
            for (var next = at + 1; next < corners.Length && east[next] - east[at] <= snapMetres; next++)
            {
                var (other, holder) = corners[next];
                if (holder != area && Math.Abs(other - north) <= snapMetres && IsWithin(east[next] - east[at], other - north, snapMetres))
                {
                    var counts = shared[Math.Min(area, holder)] ??= [];
                    counts[Math.Max(area, holder)] = counts.GetValueOrDefault(Math.Max(area, holder)) + 1;
                }
            }
        }

        var neighbours = Enumerable.Range(0, areas.Count).Select(_ => new List<int>()).ToArray();
        for (var area = 0; area < shared.Length; area++)
        {
            foreach (var (other, pairs) in shared[area] ?? [])
            {
                if (pairs >= pairsNeeded)
                {
                    neighbours[area].Add(other);
                    neighbours[other].Add(area);
                }
            }
        }

        return Array.ConvertAll<List<int>, int[]>(neighbours, list => [.. list.Order()]);
    }

    private static BadInputException TooMany(string what, string cure) =>
        new(FormattableString.Invariant(
            $"{what} more than {MostPairs:N0}, which is more than fits in memory. {cure}, or for fewer areas."));

    private static bool IsWithin(double east, double north, double metres) => (east * east) + (north * north) <= metres * metres;

    /// <summary>Every area's corners, each once, in order from west to east.</summary>
    private static (double[] East, (double North, int Area)[] Corners) Corners(
        IReadOnlyList<Geometry> areas, CancellationToken cancellationToken)
    {
        var (east, corners, own) = (new List<double>(), new List<(double North, int Area)>(), new HashSet<(double East, double North)>());
        for (var area = 0; area < areas.Count; area++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            own.Clear();
            foreach (var corner in areas[area].Coordinates)
            {
                if (own.Add((corner.X, corner.Y)))
                {
                    east.Add(corner.X);
                    corners.Add((corner.Y, area));
                }
            }
        }

        var (keys, sorted) = (east.ToArray(), corners.ToArray());
        Array.Sort(keys, sorted);
        return (keys, sorted);
    }

    private static int[][] Each(int count, CancellationToken cancellationToken, Func<int, int[]> find)
    {
        var answer = new int[count][];
        Parallel.For(0, count, new ParallelOptions { CancellationToken = cancellationToken }, area => answer[area] = find(area));
        return answer;
    }
}
