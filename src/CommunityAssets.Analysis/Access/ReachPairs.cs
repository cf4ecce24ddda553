using NetTopologySuite.Geometries;

namespace CommunityAssets.Analysis.Access;

/// <summary>Which areas are in reach of which sites, and how far it is: rows of sites. Immutable.</summary>
public sealed class ReachPairs
{
    private ReachPairs(int[] starts, int[] areas, double[] metres, int areaCount) =>
        (Starts, AllAreas, AllMetres, Areas) = (starts, areas, metres, areaCount);

    /// <summary>How many areas there are.</summary>
    public int Areas { get; }

    /// <summary>How many sites there are.</summary>
    public int Sites => Starts.Length - 1;

    /// <summary>How many pairs are in reach.</summary>
    public int Count => AllAreas.Length;

    /// <summary>Pairs by straight line, times a factor for the way round; found on both cores, the same on any number of them.</summary>
    /// <param name="areas">Population-weighted centroids on a grid in metres.</param>
    /// <param name="sites">Sites on the same grid.</param>
    /// <param name="metres">The reach, after the factor; above 0.</param>
    /// <param name="detour">What a straight metre is to walk: 1.3 as a rule, 1 for the crow's way.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <exception cref="ArgumentException">An area's coordinate is not a number; a site without a place is in nobody's reach.</exception>
    public static ReachPairs StraightLine(
        IReadOnlyList<Coordinate> areas, IReadOnlyList<Coordinate> sites, double metres, double detour = 1.3,
        CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(metres);
        ArgumentOutOfRangeException.ThrowIfLessThan(detour, 1);
        var squares = SquareIndex.Of(areas, metres / detour);

        // Counted first: then each site knows where its own go, and nothing has to grow.
        var starts = new int[sites.Count + 1];
        Blocks.Each(sites.Count, 512, site => starts[site + 1] = squares.Count(sites[site]), cancellationToken);
        for (var site = 0; site < sites.Count; site++)
        {
            starts[site + 1] += starts[site];
        }

        var pairs = new ReachPairs(starts, new int[starts[^1]], new double[starts[^1]], areas.Count);
        Blocks.Each(sites.Count, 512, site =>
        {
            var (start, count) = (starts[site], starts[site + 1] - starts[site]);
            squares.Within(
                sites[site], detour, new Span<int>(pairs.AllAreas, start, count), new Span<double>(pairs.AllMetres, start, count));
        }, cancellationToken);
        return pairs;
    }

    /// <summary>Pairs that are known already, such as those of a walking network.</summary>
    /// <param name="rows">For each site the areas in reach, each once, and the way to each in metres.</param>
    /// <param name="areaCount">How many areas there are.</param>
    public static ReachPairs From(IReadOnlyList<(int[] Areas, double[] Metres)> rows, int areaCount)
    {
        var starts = new int[rows.Count + 1];
        for (var site = 0; site < rows.Count; site++)
        {
            starts[site + 1] = starts[site] + rows[site].Areas.Length;
        }

        var (areas, metres) = (new int[starts[^1]], new double[starts[^1]]);
        for (var site = 0; site < rows.Count; site++)
        {
            rows[site].Areas.CopyTo(areas, starts[site]);
            rows[site].Metres.CopyTo(metres, starts[site]);
        }

        return new ReachPairs(starts, areas, metres, areaCount);
    }

    /// <summary>Areas in reach of a site.</summary>
    public ReadOnlySpan<int> Of(int site) => AllAreas.AsSpan(Starts[site]..Starts[site + 1]);

    /// <summary>How far each of them is, in metres.</summary>
    public ReadOnlySpan<double> Metres(int site) => AllMetres.AsSpan(Starts[site]..Starts[site + 1]);

    /// <summary>Where the pairs of each site begin, and where the last end.</summary>
    internal int[] Starts { get; }

    /// <summary>Areas of all pairs, site by site.</summary>
    internal int[] AllAreas { get; }

    /// <summary>How far each is, in metres.</summary>
    internal double[] AllMetres { get; }
}
