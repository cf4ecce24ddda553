namespace CommunityAssets.Analysis.Access;

/// <summary>How much a site counts at a distance: 1 next door, less further away, 0 beyond reach.</summary>
public sealed class Decay
{
    private readonly double[] _limits;
    private readonly double[] _weights;
    private readonly bool _gaussian;

    private Decay(double[] limits, double[] weights, bool gaussian) => (_limits, _weights, _gaussian) = (limits, weights, gaussian);

    /// <summary>Zones of 5, 10 and 15 minutes' walk at 80 m a minute with weights 1, 0.68 and 0.22 (Luo and Qi 2009).</summary>
    public static Decay Walking { get; } = Zones([400, 800, 1200], [1, 0.68, 0.22]);

    /// <summary>Which of the sorts it is, which a method is named by.</summary>
    public DecayKind Kind => _gaussian ? DecayKind.Gaussian : _weights.Length == 1 ? DecayKind.Flat : DecayKind.Zones;

    /// <summary>The distance beyond which nothing counts, in metres.</summary>
    public double Reach => _limits[^1];

    /// <summary>Steps: each zone ends at its limit, which is in it.</summary>
    /// <param name="limits">Ends of zones in metres, rising, above 0.</param>
    /// <param name="weights">Weights of zones, one for each; above 0.</param>
    /// <exception cref="ArgumentException">Limits do not rise, or there is not a weight above 0 for each.</exception>
    public static Decay Zones(IReadOnlyList<double> limits, IReadOnlyList<double> weights)
    {
        var rising = limits.Count > 0 && limits[0] > 0 && limits.Zip(limits.Skip(1)).All(pair => pair.First < pair.Second);
        if (!rising || weights.Count != limits.Count || !weights.All(weight => weight > 0 && double.IsFinite(weight)))
        {
            throw new ArgumentException("Zones need ends that rise from above 0, and a weight above 0 for each.", nameof(limits));
        }

        return new Decay([.. limits], [.. weights], gaussian: false);
    }

    /// <summary>All that is in reach counts the same (the plain two-step method).</summary>
    /// <param name="metres">The reach; above 0.</param>
    public static Decay Flat(double metres) => Zones([metres], [1]);

    /// <summary>
    /// A bell that falls from 1 at no distance to 0 at the reach d₀: (e^(−½(d/d₀)²) − e^(−½)) / (1 − e^(−½)) (Dai D. Health Place
    /// 2010;16:1038–1052).
    /// </summary>
    /// <param name="metres">The reach; above 0.</param>
    public static Decay Gaussian(double metres) => new([.. Zones([metres], [1])._limits], [1], gaussian: true);

    /// <summary>The weight at a distance.</summary>
    /// <param name="metres">0 or more.</param>
    public double At(double metres)
    {
        if (_gaussian)
        {
            var share = metres / _limits[0];
            return share < 1 ? (Math.Exp(-0.5 * share * share) - Math.Exp(-0.5)) / (1 - Math.Exp(-0.5)) : 0;
        }

        // All limits are looked at, since which is the first can't be guessed ahead; NaN is beyond all of them.
        var zone = 0;
        foreach (var limit in _limits)
        {
            zone += metres <= limit ? 0 : 1;
        }

        return zone < _weights.Length ? _weights[zone] : 0;
    }

    /// <summary>The decay in words, for the line that tells the method.</summary>
    public override string ToString() => Kind == DecayKind.Gaussian ? FormattableString.Invariant($"Gaussian decay to {_limits[0]:0} m")
        : Kind == DecayKind.Flat ? FormattableString.Invariant($"all within {_limits[0]:0} m alike")
        : "zones to " + string.Join(", ", _limits.Zip(_weights, (limit, weight) => FormattableString.Invariant($"{limit:0} m × {weight:0.##}")));
}
