namespace CommunityAssets.Analysis.Access;

/// <summary>
/// For each place and each group of sites (topics, kinds, or all in one) the nearest, and how many there are within limits.
/// </summary>
public sealed class SitesInReach
{
    private readonly int _limits;
    private readonly int[] _nearest;
    private readonly double[] _metres;
    private readonly bool[] _onNetwork;
    private readonly int[] _counts;

    private SitesInReach(int places, int groups, int limits)
    {
        (Places, Groups, _limits) = (places, groups, limits);
        _nearest = new int[places * groups];
        _metres = new double[places * groups];
        _onNetwork = new bool[places * groups];
        _counts = new int[places * groups * limits];
        Array.Fill(_nearest, -1);
        Array.Fill(_metres, double.PositiveInfinity);
    }

    /// <summary>How many places there are.</summary>
    public int Places { get; }

    /// <summary>How many groups of sites there are.</summary>
    public int Groups { get; }

    /// <summary>Counts.</summary>
    /// <param name="pairs">Who is in reach of what.</param>
    /// <param name="groups">For each site the numbers of the groups that it is in, each once.</param>
    /// <param name="groupCount">How many groups there are.</param>
    /// <param name="limits">Metres on foot, each of which is in reach itself.</param>
    /// <exception cref="ArgumentException">There are not groups for each site.</exception>
    public static SitesInReach Of(WalkingPairs pairs, IReadOnlyList<int[]> groups, int groupCount, IReadOnlyList<double> limits)
    {
        if (groups.Count != pairs.Sites)
        {
            throw new ArgumentException($"There are {pairs.Sites} sites, but groups of {groups.Count}.", nameof(groups));
        }

        var found = new SitesInReach(pairs.Places, groupCount, limits.Count);
        for (var place = 0; place < pairs.Places; place++)
        {
            found.Add(place, place, pairs, groups, limits);
        }

        return found;
    }

    /// <summary>
    /// Looks for the nearest farther off, for places that have none yet. Counts within limits stay as they are.
    /// </summary>
    /// <param name="places">The numbers of the places.</param>
    /// <param name="pairs">What is in a wider reach of each of them, in that order.</param>
    /// <param name="groups">For each site the numbers of the groups that it is in.</param>
    public void Widen(IReadOnlyList<int> places, WalkingPairs pairs, IReadOnlyList<int[]> groups)
    {
        for (var at = 0; at < places.Count; at++)
        {
            Add(places[at], at, pairs, groups, []);
        }
    }

    /// <summary>Places that have no nearest site of some group yet, in order.</summary>
    public int[] WithoutNearest() =>
        [.. Enumerable.Range(0, Places).Where(place => Array.IndexOf(_nearest, -1, place * Groups, Groups) >= 0)];

    /// <summary>The number of the nearest site of a group, the first of those that are as near; -1 for none in reach.</summary>
    public int Nearest(int place, int group) => _nearest[(place * Groups) + group];

    /// <summary>How far it is in metres on foot; infinite for none in reach.</summary>
    public double Metres(int place, int group) => _metres[(place * Groups) + group];

    /// <summary>Whether that was measured along the network.</summary>
    public bool IsOnNetwork(int place, int group) => _onNetwork[(place * Groups) + group];

    /// <summary>How many sites of a group are within a limit, told by its number.</summary>
    public int Count(int place, int group, int limit) => _counts[(((place * Groups) + group) * _limits) + limit];

    private void Add(int place, int row, WalkingPairs pairs, IReadOnlyList<int[]> groups, IReadOnlyList<double> limits)
    {
        var sites = pairs.Of(row);
        var metres = pairs.Metres(row);
        var on = pairs.IsOnNetwork(row);
        for (var at = 0; at < sites.Length; at++)
        {
            foreach (var group in groups[sites[at]])
            {
                var cell = (place * Groups) + group;
                if (metres[at] < _metres[cell])
                {
                    (_nearest[cell], _metres[cell], _onNetwork[cell]) = (sites[at], metres[at], on[at]);
                }

                for (var limit = 0; limit < limits.Count; limit++)
                {
                    _counts[(cell * _limits) + limit] += metres[at] <= limits[limit] ? 1 : 0;
                }
            }
        }
    }
}
