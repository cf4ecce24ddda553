using CommunityAssets.Analysis.Networks;
using CommunityAssets.Domain.Stewardship;
using NetTopologySuite.Geometries;
using NetTopologySuite.Index.Strtree;

namespace CommunityAssets.Analysis.Access;

/// <summary>
/// Which sites are in reach of which places on foot, and how far they are: rows of places, sites in order of their numbers. Immutable.
/// </summary>
/// <remarks>
/// Along a walking network a way is what lies between the place and the network, the shortest way along it (Dijkstra 1959), and what lies
/// between it and the nearest side of the site. Where there is no network, where either end is farther from it than
/// <see cref="WalkingNetwork.UsualReach"/>, or where the streets of the two do not hang together, it is the straight line times a detour;
/// the two are always told apart. A place inside a site is there already: 0 m.
/// </remarks>
public sealed class WalkingPairs
{
    private readonly int[] _starts;
    private readonly int[] _sites;
    private readonly double[] _metres;
    private readonly bool[] _onNetwork;

    private WalkingPairs(Row[] rows, int sites)
    {
        Sites = sites;
        _starts = new int[rows.Length + 1];
        for (var from = 0; from < rows.Length; from++)
        {
            _starts[from + 1] = _starts[from] + rows[from].Sites.Length;
        }

        (_sites, _metres, _onNetwork) = (new int[_starts[^1]], new double[_starts[^1]], new bool[_starts[^1]]);
        for (var from = 0; from < rows.Length; from++)
        {
            rows[from].Sites.CopyTo(_sites, _starts[from]);
            rows[from].Metres.CopyTo(_metres, _starts[from]);
            rows[from].OnNetwork.CopyTo(_onNetwork, _starts[from]);
        }

        OnNetwork = _onNetwork.LongCount(on => on);
    }

    /// <summary>How many places there are.</summary>
    public int Places => _starts.Length - 1;

    /// <summary>How many sites there are.</summary>
    public int Sites { get; }

    /// <summary>How many pairs are in reach.</summary>
    public int Count => _sites.Length;

    /// <summary>How many of them were measured along the network.</summary>
    public long OnNetwork { get; }

    /// <summary>The most pairs that are kept; while they are put in order they take some 1 GB.</summary>
    public const long MostPairs = 20_000_000;

    /// <summary>Measures, on both cores. The same places and sites give the same answer on any number of threads.</summary>
    /// <param name="places">Where people set out, on a grid in metres.</param>
    /// <param name="sites">Points, lines or polygons on the same grid; none of them empty.</param>
    /// <param name="network">The walking network; null for none.</param>
    /// <param name="metres">The reach on foot; above 0.</param>
    /// <param name="detour">What a straight metre is to walk; 1 or more.</param>
    /// <param name="progress">Told the share done, or null.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <exception cref="ArgumentException">A place is not a number, or a site is empty.</exception>
    /// <exception cref="BadInputException">More than <see cref="MostPairs"/> are in reach.</exception>
    public static WalkingPairs Measure(
        IReadOnlyList<Coordinate> places, IReadOnlyList<Geometry> sites, WalkingNetwork? network, double metres, double detour = 1.3,
        IProgress<double>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(metres);
        ArgumentOutOfRangeException.ThrowIfLessThan(detour, 1);
        Check(places, sites);
        var options = new ParallelOptions { CancellationToken = cancellationToken };
        var doors = new NetworkPoint[sites.Count][];
        if (network is not null)
        {
            Parallel.For(0, sites.Count, options, site => doors[site] = SiteDoors.Of(network, sites[site]));
        }

        var tree = new STRtree<int>();
        for (var site = 0; site < sites.Count; site++)
        {
            tree.Insert(sites[site].EnvelopeInternal, site);
        }

        tree.Build();
        var (rows, done, pairs) = (new Row[places.Count], 0, 0L);
        Parallel.For(0, places.Count, options, (from, state) =>
        {
            rows[from] = new Walk(sites, doors, network, metres, detour).From(places[from], tree);
            if (Interlocked.Add(ref pairs, rows[from].Sites.Length) > MostPairs)
            {
                state.Stop();
            }

            var count = Interlocked.Increment(ref done);
            if (count % 16 == 0)
            {
                progress?.Report((double)count / places.Count);
            }
        });
        if (pairs > MostPairs)
        {
            throw new BadInputException(FormattableString.Invariant(
                $"More than {MostPairs:N0} ways from an area to a strength are no longer than {metres:0.#} m, ")
                + "which is more than fits in memory. Ask for a shorter way, for one topic or kind, or for fewer areas.");
        }

        progress?.Report(1);
        return new WalkingPairs(rows, sites.Count);
    }

    /// <summary>Sites in reach of a place.</summary>
    public ReadOnlySpan<int> Of(int place) => _sites.AsSpan(_starts[place].._starts[place + 1]);

    /// <summary>How far each of them is, in metres on foot.</summary>
    public ReadOnlySpan<double> Metres(int place) => _metres.AsSpan(_starts[place].._starts[place + 1]);

    /// <summary>Whether each of them was measured along the network.</summary>
    public ReadOnlySpan<bool> IsOnNetwork(int place) => _onNetwork.AsSpan(_starts[place].._starts[place + 1]);

    /// <summary>The same pairs as rows of sites.</summary>
    public ReachPairs BySite()
    {
        var counts = new int[Sites];
        foreach (var site in _sites)
        {
            counts[site]++;
        }

        var rows = Array.ConvertAll(counts, count => (Areas: new int[count], Metres: new double[count]));
        var next = new int[Sites];
        for (var from = 0; from < Places; from++)
        {
            for (var at = _starts[from]; at < _starts[from + 1]; at++)
            {
                var (row, place) = (rows[_sites[at]], next[_sites[at]]++);
                (row.Areas[place], row.Metres[place]) = (from, _metres[at]);
            }
        }

        return ReachPairs.From(rows, Places);
    }

    private static void Check(IReadOnlyList<Coordinate> places, IReadOnlyList<Geometry> sites)
    {
        for (var place = 0; place < places.Count; place++)
        {
            if (!double.IsFinite(places[place].X) || !double.IsFinite(places[place].Y))
            {
                throw new ArgumentException($"Place {place} is nowhere: {places[place].X}, {places[place].Y}.", nameof(places));
            }
        }

        for (var site = 0; site < sites.Count; site++)
        {
            if (sites[site].IsEmpty)
            {
                throw new ArgumentException($"Site {site} has no place.", nameof(sites));
            }
        }
    }

    private readonly record struct Row(int[] Sites, double[] Metres, bool[] OnNetwork);

    private readonly struct Walk(
        IReadOnlyList<Geometry> sites, NetworkPoint[][] doors, WalkingNetwork? network, double metres, double detour)
    {
        public Row From(Coordinate place, STRtree<int> tree)
        {
            // The crow's way is never longer than the walk: those within it are all that a walk can reach.
            var box = new Envelope(place);
            box.ExpandBy(metres);
            var near = tree.Query(box);
            if (near.Count == 0)
            {
                return new Row([], [], []);
            }

            int[] ordered = [.. near.Order()];
            var start = network?.Snap(place.X, place.Y);
            using var field = start is { } on && on.Off <= metres ? network!.From(on, metres - on.Off) : null;
            var point = new Point(place);
            var (found, far, walked) = (new List<int>(ordered.Length), new List<double>(ordered.Length), new List<bool>(ordered.Length));
            foreach (var site in ordered)
            {
                var straight = sites[site] is Point there ? place.Distance(there.Coordinate) : sites[site].Distance(point);
                if (straight > metres)
                {
                    continue;
                }

                var along = straight <= 0 ? 0 : Along(start, field, doors[site]);
                var way = along ?? (straight * detour);
                if (way <= metres)
                {
                    found.Add(site);
                    far.Add(way);
                    walked.Add(along is not null && network is not null);
                }
            }

            return new Row([.. found], [.. far], [.. walked]);
        }

        /// <summary>Metres to the nearest door; infinite beyond reach, null where the network does not tell.</summary>
        private double? Along(NetworkPoint? start, NetworkField? field, NetworkPoint[]? ends)
        {
            if (start is not { } from || ends is null)
            {
                return null;
            }

            double? nearest = null;
            foreach (var end in ends)
            {
                if (network!.IslandOf(end.Edge) == network.IslandOf(from.Edge))
                {
                    // Without a field the street itself is beyond reach.
                    var way = field is null ? double.PositiveInfinity : from.Off + field.To(end) + end.Off;
                    nearest = Math.Min(nearest ?? double.PositiveInfinity, way);
                }
            }

            return nearest;
        }
    }
}
