using NetTopologySuite.Geometries;

namespace CommunityAssets.Analysis.Access;

/// <summary>Which areas are in reach of which sites, and how far it is: rows of sites. Immutable.</summary>
public sealed class ReachPairs
{
    private readonly int[] _starts;
    private readonly int[] _areas;
    private readonly double[] _metres;

    private ReachPairs(int[] starts, int[] areas, double[] metres, int areaCount) =>
        (_starts, _areas, _metres, Areas) = (starts, areas, metres, areaCount);

    /// <summary>How many areas there are.</summary>
    public int Areas { get; }

    /// <summary>How many sites there are.</summary>
    public int Sites => _starts.Length - 1;

    /// <summary>How many pairs are in reach.</summary>
    public int Count => _areas.Length;

    /// <summary>Pairs by straight line, times a factor for the way round.</summary>
    /// <param name="areas">Population-weighted centroids on a grid in metres.</param>
    /// <param name="sites">Sites on the same grid.</param>
    /// <param name="metres">The reach, after the factor; above 0.</param>
    /// <param name="detour">What a straight metre is to walk: 1.3 as a rule, 1 for the crow's way.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <exception cref="ArgumentException">A coordinate is not a number.</exception>
    public static ReachPairs StraightLine(
        IReadOnlyList<Coordinate> areas, IReadOnlyList<Coordinate> sites, double metres, double detour = 1.3,
        CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(metres);
        ArgumentOutOfRangeException.ThrowIfLessThan(detour, 1);
        var squares = SquareIndex.Of(areas, metres / detour);
        var starts = new int[sites.Count + 1];
        const int Block = 512;
        var blocks = new (List<int> Areas, List<double> Metres)[(sites.Count + Block - 1) / Block];
        var parallel = new ParallelOptions { CancellationToken = cancellationToken };
        Parallel.For(0, blocks.Length, parallel, block =>
        {
            var (found, far) = blocks[block] = ([], []);
            for (var site = block * Block; site < Math.Min(sites.Count, (block + 1) * Block); site++)
            {
                var before = found.Count;
                squares.Within(sites[site], detour, found, far);
                starts[site + 1] = found.Count - before;
            }
        });
        for (var site = 0; site < sites.Count; site++)
        {
            starts[site + 1] += starts[site];
        }

        var (all, ways) = (new int[starts[^1]], new double[starts[^1]]);
        Parallel.For(0, blocks.Length, parallel, block =>
        {
            blocks[block].Areas.CopyTo(all, starts[block * Block]);
            blocks[block].Metres.CopyTo(ways, starts[block * Block]);
        });
        return new ReachPairs(starts, all, ways, areas.Count);
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
    public ReadOnlySpan<int> Of(int site) => _areas.AsSpan(_starts[site].._starts[site + 1]);

    /// <summary>How far each of them is, in metres.</summary>
    public ReadOnlySpan<double> Metres(int site) => _metres.AsSpan(_starts[site].._starts[site + 1]);

    /// <summary>Where the pairs of a site are among all of them.</summary>
    internal Range Row(int site) => _starts[site].._starts[site + 1];

    /// <summary>How far the pairs of some sites are, site by site, in metres.</summary>
    internal ReadOnlySpan<double> Metres(int from, int to) => _metres.AsSpan(_starts[from].._starts[to]);
}
