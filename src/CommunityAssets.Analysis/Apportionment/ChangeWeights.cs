using CommunityAssets.Domain.Places;

namespace CommunityAssets.Analysis.Apportionment;

/// <summary>
/// A change lookup with the weights by which values go from the earlier areas to the later ones. Immutable.
/// </summary>
/// <remarks>
/// The people of an earlier area go to its later areas in proportion to the people who live in those at the later date (population-weighted
/// apportionment, as ONS advises for its own best-fit lookups). For a split that is exact up to change between the dates, since the parts
/// make up the whole. For an irregular change (X) the parts overlap with other areas and the shares are an estimate. Where the population
/// of a part is not known, or nobody lives in any, the shares are equal, and the earlier area is counted in <see cref="SharedEvenly"/>.
/// </remarks>
public sealed class ChangeWeights
{
    private readonly Dictionary<string, List<ChangePart>> _parts = new(StringComparer.Ordinal);
    private readonly HashSet<string> _earlier = new(StringComparer.Ordinal);
    private readonly HashSet<string> _evenly = new(StringComparer.Ordinal);

    private ChangeWeights(int fromVintage, int toVintage)
    {
        FromVintage = fromVintage;
        ToVintage = toVintage;
    }

    /// <summary>Year of the earlier boundaries.</summary>
    public int FromVintage { get; }

    /// <summary>Year of the later boundaries.</summary>
    public int ToVintage { get; }

    /// <summary>Codes of the later areas.</summary>
    public IReadOnlyCollection<string> Later => _parts.Keys;

    /// <summary>Earlier areas whose parts got equal shares because the population of a part is not known.</summary>
    public IReadOnlySet<string> SharedEvenly => _evenly;

    /// <summary>Works the weights out.</summary>
    /// <param name="changes">The lookup: each pair once, all of the same two years.</param>
    /// <param name="earlierPeople">People in the earlier areas by code, as far as known; zero or more.</param>
    /// <param name="laterPeople">People in the later areas by code, as far as known; zero or more.</param>
    /// <exception cref="ArgumentException">There are no changes, or they are of several pairs of years.</exception>
    public static ChangeWeights From(
        IEnumerable<AreaChange> changes, IReadOnlyDictionary<string, double> earlierPeople, IReadOnlyDictionary<string, double> laterPeople)
    {
        ChangeWeights? weights = null;
        foreach (var area in changes.Distinct().GroupBy(change => change.From))
        {
            AreaChange[] pieces = [.. area];
            weights ??= new ChangeWeights(area.Key.Vintage, pieces[0].To.Vintage);
            if (area.Key.Vintage != weights.FromVintage || Array.Exists(pieces, piece => piece.To.Vintage != weights.ToVintage))
            {
                throw new ArgumentException("The changes are of more than one pair of years.", nameof(changes));
            }

            weights.Add(area.Key.Code, pieces, earlierPeople, laterPeople);
        }

        return weights ?? throw new ArgumentException("There are no changes.", nameof(changes));
    }

    /// <summary>What a later area is made of; empty when it is not in the lookup.</summary>
    public IReadOnlyList<ChangePart> PartsOf(string later) => _parts.TryGetValue(later, out var parts) ? parts : [];

    /// <summary>Whether the lookup knows an earlier area.</summary>
    public bool Knows(string earlier) => _earlier.Contains(earlier);

    private void Add(
        string earlier,
        AreaChange[] pieces,
        IReadOnlyDictionary<string, double> earlierPeople,
        IReadOnlyDictionary<string, double> laterPeople)
    {
        _earlier.Add(earlier);
        var people = Array.ConvertAll(pieces, piece => laterPeople.TryGetValue(piece.To.Code, out var count) ? count : double.NaN);
        var total = people.Sum();
        var isKnown = pieces.Length == 1 || total > 0;
        if (!isKnown)
        {
            _evenly.Add(earlier);
        }

        for (var i = 0; i < pieces.Length; i++)
        {
            var share = pieces.Length == 1 ? 1 : isKnown ? people[i] / total : 1d / pieces.Length;
            if (!_parts.TryGetValue(pieces[i].To.Code, out var parts))
            {
                _parts.Add(pieces[i].To.Code, parts = []);
            }

            parts.Add(new ChangePart(
                earlier, pieces[i].Kind, share, earlierPeople.TryGetValue(earlier, out var there) ? there * share : null));
        }
    }
}
