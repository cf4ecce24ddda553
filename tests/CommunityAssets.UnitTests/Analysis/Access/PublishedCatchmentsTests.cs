using CommunityAssets.Analysis.Access;
using NetTopologySuite.Geometries;

namespace CommunityAssets.UnitTests.Analysis.Access;

/// <summary>
/// Examples of floating catchments whose inputs and outputs others have published: R's fca 0.1.0 (Grüebler), R's catchment 0.0.1 (Iserman),
/// Python's sdc-catchment and PySAL's access (its tests in 2025). Each value is held to the last figure that is printed.
/// </summary>
/// <remarks>
/// The packages take a matrix of weights, so each pair here has a zone of its own with the weight that theirs has. Where nothing is in
/// reach PySAL's answer is NaN and R's 0: here an area's is 0, a site's NaN.
/// </remarks>
public sealed class PublishedCatchmentsTests
{
    // catchment: three places of 5, 10 and 50 people, doctors at two, and minutes from each of the places.
    private static readonly double[] People = [5, 10, 50];
    private static readonly double[] Doctors = [50, 100];
    private static readonly double[][] Minutes = [[5, 50, 25], [70, 40, 30]];
    private static readonly Decay Zones = Decay.Zones([20, 40, 60], [1, 0.68, 0.22]);

    /// <summary>
    /// catchment_ratio's example. There a reach of 30 leaves out what is 30 away, while the limits of zones are in them; here a limit is
    /// always in, so the plain method is asked for just under 30.
    /// </summary>
    [Fact]
    public void Two_steps_give_what_catchment_documents()
    {
        var found = FloatingCatchments.TwoStep(Pairs(Minutes, 3), People, Doctors, Decay.Flat(29.999));
        Printed([0.9090909, 0, 0.9090909], found.Areas, 7);
        Assert.Equal((1, 1), (found.SitesWithoutPeople, found.AreasWithoutSites));
    }

    /// <summary>catchment_ratio's example with zones to 20, 40 and 60 minutes, the weights of Luo and Qi.</summary>
    [Fact]
    public void Zones_give_what_catchment_documents() => Printed(
        [1.213592, 1.933657, 2.491909], FloatingCatchments.TwoStep(Pairs(Minutes, 3), People, Doctors, Zones).Areas, 6);

    /// <summary>The same with normalize_weight, its name for the three steps of Wan, Zou and Sternberg.</summary>
    [Fact]
    public void Three_steps_give_what_catchment_documents() => Printed(
        [2.218497, 2.440125, 2.290125], FloatingCatchments.ThreeStep(Pairs(Minutes, 3), People, Doctors, Zones).Areas, 6);

    /// <summary>catchment's introduction: two providers of 5, three places of 10 people, the middle one between them.</summary>
    [Fact]
    public void Every_step_of_catchments_introduction_is_followed()
    {
        double[] people = [10, 10, 10], providers = [5, 5];
        var even = Weighted([[1, 1, 0], [0, 1, 1]], people, providers, threeSteps: false);
        Assert.Equal([0.25, 0.5, 0.25], even.Areas);
        Assert.Equal([0.25, 0.25], even.Sites);

        double[][] weights = [[0.9, 0.9, 0], [0, 0.2, 0.9]];
        var uneven = Weighted(weights, people, providers, threeSteps: false);
        Printed([0.2777778, 0.4545455], uneven.Sites, 7);
        Printed([0.25, 0.3409091, 0.4090909], uneven.Areas, 7);

        var shared = Weighted(weights, people, providers, threeSteps: true);
        Printed([0.2750000, 0.2444175, 0.4805825], shared.Areas, 7);
        Assert.Equal(10, shared.Areas.Sum(access => access * 10), 1e-12);

        // What matters is how weights compare: a hundred times as high they change nothing; of the middle place alone they do.
        double[][] hundredfold = [[90, 90, 0], [0, 20, 90]], middle = [[0.9, 90, 0], [0, 20, 0.9]];
        Printed([0.25, 0.3409091, 0.4090909], Weighted(hundredfold, people, providers, threeSteps: false).Areas, 7);
        Printed([0.004950495, 0.973518404, 0.021531100], Weighted(middle, people, providers, threeSteps: false).Areas, 9);
    }

    /// <summary>
    /// spai_2sfca and spai_3sfca in fca's own tests: weights 1 to 24 by columns, six sites of 1 to 6, four places of 1 to 4 people.
    /// </summary>
    [Fact]
    public void Access_is_that_of_fcas_own_tests()
    {
        double[] people = [1, 2, 3, 4], supply = [1, 2, 3, 4, 5, 6];
        double[][] weights = [.. Enumerable.Range(1, 6).Select(site => new double[] { site, site + 6, site + 12, site + 18 })];

        // The two steps of fca count every weight above 0 as 1.
        double[][] ones = [.. weights.Select(row => row.Select(_ => 1d).ToArray())];
        Printed([2.1, 2.1, 2.1, 2.1], Weighted(ones, people, supply, threeSteps: false).Areas, 12);
        Printed([0.6686168, 1.3565093, 2.0921208, 2.8355005], Weighted(weights, people, supply, threeSteps: true).Areas, 7);
    }

    /// <summary>
    /// The example that opens fca's documentation (README, set.seed(123)): minutes drawn by R, exp(−d²/b) with b = −20²/ln 0.01 and no
    /// limit, so that weights beyond 20 minutes are small but not 0 – other than in <see cref="Decay.Gaussian"/>.
    /// </summary>
    [Fact]
    public void Three_steps_with_a_bell_give_what_fca_documents()
    {
        double[][] minutes =
        [
            [8.627325603738, 23.649154063314, 12.269307654351, 26.490522120148, 28.214018528815, 1.366694981698, 15.843164641410,
                26.772571331821, 16.543050433975, 13.698442059103],
            [28.705000360496, 13.600024685729, 20.327119063586, 17.179002058692, 3.087740479968, 26.994749112055, 7.382632030640,
                1.261786005925, 9.837621578481, 28.635109474417],
            [26.686179481912, 20.784102184698, 19.215204413049, 29.828093298711, 19.671173973475, 21.255914045032, 16.321980741341,
                17.824260613415, 8.674792118836, 4.413409419358],
        ];
        double[] documented =
        [
            3.97260949, 0.03678999, 1.46747735, 0.01079342, 0.28782748, 9.11410451, 0.19596873, 0.31194607, 0.37539987, 1.10349481,
        ];
        double[][] weights = [.. minutes.Select(row => row.Select(far => Math.Exp(far * far * Math.Log(0.01) / 400)).ToArray())];
        var found = Weighted(weights, [100, 200, 50, 100, 500, 50, 100, 100, 50, 500], [1000, 200, 500], threeSteps: true);
        Printed(documented, found.Areas, 8);
    }

    /// <summary>sdc-catchment's quickstart: places at 0, 1 and 2, providers at both ends, exp(−d²/2).</summary>
    [Fact]
    public void A_bell_in_two_steps_gives_what_sdc_catchment_documents()
    {
        double[][] weights = [[1, Math.Exp(-0.5), Math.Exp(-2)], [Math.Exp(-2), Math.Exp(-0.5), 1]];
        Printed([0.065179, 0.069641, 0.065179], Weighted(weights, [100, 100, 100], [10, 10], threeSteps: false).Areas, 6);
    }

    /// <summary>
    /// access's tests (test_floating_catchment_area): 25 places of a grid one apart with one of supply each, demand of one in five of them.
    /// With everything in reach all have 5; within 0.9 each has its own alone.
    /// </summary>
    [Theory]
    [InlineData(10, 5)]
    [InlineData(0.9, 1)]
    public void The_grid_of_PySALs_access_has_what_its_tests_say(double reach, double expected)
    {
        Coordinate[] demand = [Grid[0], Grid[7], Grid[12], Grid[18], Grid[24]];
        var pairs = ReachPairs.StraightLine(demand, Grid, reach, detour: 1);
        double[] people = [1, 1, 1, 1, 1], supply = [.. Grid.Select(_ => 1d)];
        foreach (var decay in (Decay[])[Decay.Flat(reach), Decay.Zones([10, 20, 30], [1, 0.68, 0.22])])
        {
            Assert.All(FloatingCatchments.TwoStep(pairs, people, supply, decay).Areas, access => Assert.Equal(expected, access, 1e-12));
        }

        // Their three steps have one zone to 10 with a weight of 25: the weight of all is no weight.
        var found = FloatingCatchments.ThreeStep(pairs, people, supply, Decay.Zones([10], [25]));
        Assert.All(found.Areas, access => Assert.Equal(expected, access, 1e-12));
        Assert.Equal(reach < 1 ? 20 : 0, found.SitesWithoutPeople);
    }

    /// <summary>
    /// access's test_hospital_example: 15, 20 and 100 doctors for 100, 50 and 10 people in two suburbs and the town between; weights of 1
    /// over minutes, up to 61. It tells what has to become better and worse as roads into town, out of it, or all become faster.
    /// </summary>
    [Fact]
    public void Faster_roads_move_access_as_PySALs_hospital_example_says()
    {
        double[] Of(double into, double outOf, double across) => Weighted(
            [[1, across, outOf], [across, 1, outOf], [into, into, 1]], [100, 50, 10], [15, 20, 100], threeSteps: false).Areas;
        var jam = Of(1d / 40, 1d / 40, 0);
        int[] Moved(double[] now) => [.. now.Zip(jam, (one, before) => Math.Sign(one - before))];
        Assert.Equal([1, 1, -1], Moved(Of(1d / 20, 1d / 40, 0)));
        Assert.Equal([-1, -1, 1], Moved(Of(1d / 40, 1d / 20, 0)));
        Assert.Equal([1, 1, -1], Moved(Of(1d / 20, 1d / 20, 1d / 40)));
    }

    /// <summary>access's test_weighted_catchment: one place of the grid has 25 within 10 and itself alone within a half.</summary>
    [Fact]
    public void As_many_are_within_reach_on_the_grid_as_PySALs_tests_say()
    {
        var pairs = WalkingPairs.Measure(Grid, [.. Grid.Select(spot => new Point(spot))], null, 10, detour: 1);
        var reach = SitesInReach.Of(pairs, [.. Grid.Select(_ => new[] { 0 })], 1, [0.5, 10]);
        for (var place = 0; place < Grid.Length; place++)
        {
            Assert.Equal((1, 25), (reach.Count(place, 0, 0), reach.Count(place, 0, 1)));
            Assert.Equal((place, 0), (reach.Nearest(place, 0), reach.Metres(place, 0)));
        }
    }

    /// <summary>access's step_fn: a limit belongs to its zone, and beyond the last nothing counts.</summary>
    [Fact]
    public void Zones_weigh_as_PySAL_documents_its_steps() => Assert.Equal(
        [1, 1, 1, 0.68, 0.68, 0.22, 0.22, 0], new[] { 0d, 10, 20, 30, 40, 50, 60, 70 }.Select(Zones.At));

    /// <summary>
    /// access's gaussian(20) at 0 and 20 is 1 and 0.6065306597126334 and goes on for ever; the bell here is that one less its height at the
    /// reach, and stretched to 1 again (Dai 2010).
    /// </summary>
    [Fact]
    public void The_bell_is_PySALs_let_down_to_nothing_at_the_reach()
    {
        const double AtReach = 0.6065306597126334;
        var bell = Decay.Gaussian(20);
        Assert.Equal([1, 0], new[] { 0d, 20 }.Select(bell.At));
        for (var far = 0.5; far < 20; far += 0.5)
        {
            Assert.Equal(Math.Exp(-far * far / (2 * 20 * 20)), AtReach + ((1 - AtReach) * bell.At(far)), 1e-15);
        }
    }

    private static Coordinate[] Grid { get; } =
        [.. from x in Enumerable.Range(0, 5) from y in Enumerable.Range(0, 5) select new Coordinate(x, y)];

    /// <summary>Every pair with the distance that it has, site by site.</summary>
    private static ReachPairs Pairs(double[][] far, int areas) =>
        ReachPairs.From([.. far.Select(row => (Enumerable.Range(0, areas).ToArray(), row))], areas);

    /// <summary>Access with a weight for each pair (sites in rows): a zone for each, numbered on; a weight of 0 is no pair.</summary>
    private static CatchmentAccess Weighted(double[][] weights, double[] people, double[] supply, bool threeSteps)
    {
        var (zones, rows) = (new List<double>(), new List<(int[], double[])>());
        foreach (var row in weights)
        {
            int[] areas = [.. Enumerable.Range(0, row.Length).Where(area => row[area] > 0)];
            rows.Add((areas, [.. areas.Select((_, at) => zones.Count + at + 1d)]));
            zones.AddRange(areas.Select(area => row[area]));
        }

        var pairs = ReachPairs.From(rows, people.Length);
        var decay = Decay.Zones([.. Enumerable.Range(1, zones.Count).Select(at => (double)at)], zones);
        return threeSteps
            ? FloatingCatchments.ThreeStep(pairs, people, supply, decay)
            : FloatingCatchments.TwoStep(pairs, people, supply, decay);
    }

    private static void Printed(double[] documented, double[] found, int decimals)
    {
        Assert.Equal(documented.Length, found.Length);
        Assert.All(documented.Zip(found), pair => Assert.Equal(pair.First, pair.Second, 0.501 * Math.Pow(10, -decimals)));
    }
}
