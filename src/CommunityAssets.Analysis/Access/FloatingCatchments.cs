namespace CommunityAssets.Analysis.Access;

/// <summary>
/// Floating catchment areas: how much of something people can reach, when others who can reach it want it too. What is handed out is what
/// there is: access times people, added up, is the supply of all sites that anybody is in reach of.
/// </summary>
/// <remarks>
/// Two-step: Luo W, Wang F. Environ Plann B 2003;30:865–884. Enhanced: Luo W, Qi Y. Health Place 2009;15:1100–1107 (with
/// <see cref="Decay.Walking"/> or any other zones). Three-step: Wan N, Zou B, Sternberg T. Int J Geogr Inf Sci 2012;26:1073–1089, where
/// people share themselves out among the sites in their reach. With <see cref="Decay.Flat"/> the two-step method is the plain one.
/// R's fca and catchment and PySAL's access give the same but at the edges. What lies just at the reach is in it, as in the papers;
/// PySAL's <c>max_cost</c> and catchment's plain method leave it out. People choose among the sites in their reach; PySAL adds weights up
/// over all the sites it is given. An area that reaches nothing has 0; PySAL says NaN.
/// </remarks>
public static class FloatingCatchments
{
    /// <summary>Two steps: sites shared among the people in reach, then what people can reach added up.</summary>
    /// <param name="pairs">Who is in reach of what.</param>
    /// <param name="people">People of each area, or those of a chosen group; 0 or more. NaN counts as none.</param>
    /// <param name="supply">What each site has: its capacity, or 1; 0 or more. NaN counts as 1.</param>
    /// <param name="decay">How much a site counts at a distance.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <exception cref="ArgumentException">There is not a number for each area or site, or one is below 0.</exception>
    public static CatchmentAccess TwoStep(
        ReachPairs pairs, ReadOnlySpan<double> people, ReadOnlySpan<double> supply, Decay decay,
        CancellationToken cancellationToken = default) =>
        Work(pairs, people, supply, decay, shared: false, cancellationToken);

    /// <summary>
    /// Three steps: first people share themselves out among the sites in their reach, the nearer the more. That share weighs in both of the
    /// other steps, beside the decay. The paper's own decay is zones of 10, 20, 30 and 60 minutes by car with weights 0.962, 0.704, 0.377
    /// and 0.042; any will do.
    /// </summary>
    /// <inheritdoc cref="TwoStep"/>
    public static CatchmentAccess ThreeStep(
        ReachPairs pairs, ReadOnlySpan<double> people, ReadOnlySpan<double> supply, Decay decay,
        CancellationToken cancellationToken = default) =>
        Work(pairs, people, supply, decay, shared: true, cancellationToken);

    private static CatchmentAccess Work(
        ReachPairs pairs, ReadOnlySpan<double> people, ReadOnlySpan<double> supply, Decay decay, bool shared,
        CancellationToken cancellationToken)
    {
        var demand = Numbers(people, pairs.Areas, whenNotKnown: 0, "people");
        var places = Numbers(supply, pairs.Sites, whenNotKnown: 1, "supply");
        var weights = Weights(pairs, decay, cancellationToken);
        if (shared)
        {
            ShareOut(pairs, weights);
        }

        var (access, ratios) = (new double[pairs.Areas], new double[pairs.Sites]);
        var (areas, starts) = (pairs.AllAreas, pairs.Starts);
        for (var site = 0; site < ratios.Length; site++)
        {
            var wanting = 0d;
            for (var pair = starts[site]; pair < starts[site + 1]; pair++)
            {
                wanting += demand[areas[pair]] * weights[pair];
            }

            var ratio = ratios[site] = wanting > 0 ? places[site] / wanting : double.NaN;
            for (var pair = starts[site]; pair < starts[site + 1] && wanting > 0; pair++)
            {
                access[areas[pair]] += ratio * weights[pair];
            }
        }

        return new CatchmentAccess(access, ratios);
    }

    /// <summary>The weight of each pair.</summary>
    private static double[] Weights(ReachPairs pairs, Decay decay, CancellationToken cancellationToken)
    {
        const int Block = 16_384;
        var (metres, weights) = (pairs.AllMetres, new double[pairs.Count]);
        Parallel.For(0, (weights.Length + Block - 1) / Block, new ParallelOptions { CancellationToken = cancellationToken }, block =>
        {
            for (var pair = block * Block; pair < Math.Min(weights.Length, (block + 1) * Block); pair++)
            {
                weights[pair] = decay.At(metres[pair]);
            }
        });
        return weights;
    }

    /// <summary>Selection weights: each area's own weights over their sum, times the weight again.</summary>
    private static void ShareOut(ReachPairs pairs, double[] weights)
    {
        var (areas, sums) = (pairs.AllAreas, new double[pairs.Areas]);
        for (var pair = 0; pair < weights.Length; pair++)
        {
            sums[areas[pair]] += weights[pair];
        }

        for (var pair = 0; pair < weights.Length; pair++)
        {
            var sum = sums[areas[pair]];
            weights[pair] *= sum > 0 ? weights[pair] / sum : 0;
        }
    }

    private static double[] Numbers(ReadOnlySpan<double> given, int count, double whenNotKnown, string what)
    {
        if (given.Length != count)
        {
            throw new ArgumentException($"There are {count}, but {given.Length} numbers of {what}.", what);
        }

        var numbers = given.ToArray();
        for (var at = 0; at < count; at++)
        {
            numbers[at] = double.IsNaN(numbers[at]) ? whenNotKnown : numbers[at];
            if (!(numbers[at] >= 0) || double.IsInfinity(numbers[at]))
            {
                throw new ArgumentException($"Number {at} of {what} is {numbers[at]}: 0 or more is needed.", what);
            }
        }

        return numbers;
    }
}
