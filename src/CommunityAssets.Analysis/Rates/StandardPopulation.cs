using CommunityAssets.Domain.Needs;

namespace CommunityAssets.Analysis.Rates;

/// <summary>How many people of each age a standard population has, which rates are standardised to. Does not change; thread-safe.</summary>
public sealed class StandardPopulation
{
    private readonly (AgeBand Band, double People)[] _pieces;

    /// <summary>A standard of one's own.</summary>
    /// <param name="name">What it is called, as methods tell it.</param>
    /// <param name="pieces">People by age band, in any order; bands that do not overlap, people above 0.</param>
    /// <exception cref="ArgumentException">There are none, bands overlap, or a number of people is not above 0.</exception>
    public StandardPopulation(string name, IEnumerable<(AgeBand Band, double People)> pieces)
    {
        Name = name;
        _pieces = [.. pieces.OrderBy(piece => piece.Band)];
        if (_pieces.Length == 0 || _pieces.Any(piece => !(piece.People > 0) || !double.IsFinite(piece.People)))
        {
            throw new ArgumentException("A standard population has people above 0 in each of its age bands.", nameof(pieces));
        }

        for (var at = 1; at < _pieces.Length; at++)
        {
            if (_pieces[at].Band.Overlaps(_pieces[at - 1].Band))
            {
                throw new ArgumentException(
                    $"The age bands {_pieces[at - 1].Band.Words} and {_pieces[at].Band.Words} of a standard population overlap.",
                    nameof(pieces));
            }
        }
    }

    /// <summary>
    /// The European Standard Population of 2013, 100,000 people. Eurostat. Revision of the European Standard Population. Luxembourg:
    /// Publications Office of the European Union; 2013. The public-health technical guidance uses it.
    /// </summary>
    public static StandardPopulation EuropeanOf2013 { get; } = new(
        "European Standard Population 2013",
        [
            (new(0, 0), 1000), (new(1, 4), 4000), (new(5, 9), 5500), (new(10, 14), 5500), (new(15, 19), 5500), (new(20, 24), 6000),
            (new(25, 29), 6000), (new(30, 34), 6500), (new(35, 39), 7000), (new(40, 44), 7000), (new(45, 49), 7000), (new(50, 54), 7000),
            (new(55, 59), 6500), (new(60, 64), 6000), (new(65, 69), 5500), (new(70, 74), 5000), (new(75, 79), 4000), (new(80, 84), 2500),
            (new(85, 89), 1500), (new(90, 94), 800), (new(95, null), 200),
        ]);

    /// <summary>What it is called.</summary>
    public string Name { get; }

    /// <summary>Its age bands, youngest first.</summary>
    public IReadOnlyList<AgeBand> Bands => [.. _pieces.Select(piece => piece.Band)];

    /// <summary>
    /// How many of its people are of an age band that is one of its own or several of them together; null where the band cuts through one,
    /// since nothing says how many are on either side, or where it goes beyond the standard's ages.
    /// </summary>
    /// <param name="band">The band.</param>
    public double? PeopleOf(AgeBand band)
    {
        var inside = _pieces.Where(piece => piece.Band.Overlaps(band)).ToArray();
        if (inside.Length == 0 || inside[0].Band.From != band.From || inside[^1].Band.To != band.To)
        {
            return null;
        }

        for (var at = 1; at < inside.Length; at++)
        {
            if (inside[at - 1].Band.To + 1 != inside[at].Band.From)
            {
                return null;
            }
        }

        return inside.Sum(piece => piece.People);
    }
}
