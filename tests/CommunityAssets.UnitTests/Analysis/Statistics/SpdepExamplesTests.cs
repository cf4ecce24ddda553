using CommunityAssets.Analysis.Statistics;
using CommunityAssets.UnitTests.Analysis.Oracles;
using NetTopologySuite.Geometries;

namespace CommunityAssets.UnitTests.Analysis.Statistics;

/// <summary>
/// What spdep's reference prints for its examples (pages of moran.test, localmoran, localG, p.adjustSP and localmoran_bv, spdep 1.3 and
/// 1.4), to the last figure. Their data are in <c>Oracles/examples.csv</c> (<c>tools/oracles/examples.R</c>).
/// </summary>
public sealed class SpdepExamplesTests
{
    private static readonly Table Examples = Table.Read("examples");
    private static readonly PermutationPlan Few = new(9);

    // Conflicts in Africa, the example of Anselin 1995: local Moran as localmoran prints it, Gi* as p.adjustSP does.
    private static readonly (string Name, double Moran, double Star)[] Africa =
    [
        ("THE GAMBIA", 3.7523e-1, -0.98383592), ("MALI", 4.6363e-1, -1.69893391), ("SENEGAL", 2.5670e-1, -1.46321911),
        ("BENIN", 1.9412e-1, -1.30139679), ("MAURITANIA", 9.7053e-2, -0.60496775), ("NIGER", 2.3071e-1, -1.04877003),
        ("IVORY COAST", 2.9004e-1, -1.41712454), ("GUINEA", 1.8263e-1, -1.44888005), ("BURKINA FASO", 5.0828e-1, -1.75085492),
        ("LIBERIA", 1.8565e-1, -1.04053617), ("SIERRA LEONE", 2.6523e-1, -0.87032623), ("GHANA", 1.4764e-1, -1.10269327),
        ("TOGO", 2.1934e-1, -0.99053008), ("CAMEROON", 2.5925e-1, -1.13328519), ("NIGERIA", 1.1377e-1, -1.17261672),
        ("GABON", 2.0366e-1, -0.78935857), ("CENTRAL AFRICAN REPUBLIC", -4.4206e-1, 1.17349763), ("CHAD", -1.0528e-1, 0.46259185),
        ("CONGO", 1.1380e-2, -0.20253005), ("ZAIRE", 7.0978e-1, 2.02270432), ("ANGOLA", 1.1797e-1, 1.23450728),
        ("UGANDA", 1.9425, 3.33600851), ("KENYA", 1.1969, 3.50301896), ("TANZANIA", 2.7185e-1, 1.09843592),
        ("BURUNDI", -4.8428e-1, 0.77417084), ("RWANDA", -7.5236e-1, 1.45720776), ("SOMALIA", 4.5277e-1, 1.18316273),
        ("ETHIOPIA", 7.2512e-1, 2.62720027), ("ZAMBIA", 4.2160e-2, 0.75273285), ("ZIMBABWE", -9.5068e-3, -0.19956472),
        ("MALAWI", -2.2888e-1, 0.21195283), ("MOZAMBIQUE", 1.6790e-2, -0.28761679), ("SOUTH AFRICA", -1.8254e-1, -0.86814954),
        ("LESOTHO", -4.1935e-1, -0.29841469), ("BOTSWANA", -3.9316e-3, 0.04090396), ("SWAZILAND", 1.6684e-2, -0.65938417),
        ("MOROCCO", -9.6961e-2, 0.02191606), ("ALGERIA", -1.0037e-2, -0.36307938), ("TUNISIA", 5.3873e-3, 0.57910139),
        ("LIBYA", 8.0382e-1, 2.55272169), ("SUDAN", 2.9878, 4.03925235), ("EGYPT", 6.9467, 4.42133637),
    ];

    [Fact]
    public void Local_Moran_and_Gi_star_of_Africa_are_those_that_are_printed()
    {
        var (names, totals) = (Texts("afcon", "name"), Numbers("afcon", "value"));
        var weights = SpatialWeights.From(Lists("afcon"), WeightStyle.RowStandardised);
        var (moran, star) = (LocalMoran.Of(totals, weights, Few), GetisOrd.Of(totals, weights, star: true, Few));
        Assert.Equal(names.Length, Africa.Length);
        foreach (var (name, documented, deviate) in Africa)
        {
            var at = Array.IndexOf(names, name);
            var lastFigure = Math.Pow(10, Math.Floor(Math.Log10(Math.Abs(documented))) - 4);
            Assert.Equal(documented, moran[at].Value, 0.501 * lastFigure);
            Assert.Equal(deviate, star[at].Value, 0.501e-8);
        }

        Assert.Equal(0.4167956, moran.Average(one => one.Value), 0.501e-7);
        Printed(0.41679563, -0.02439024, 0.01029358, 4.3485, GlobalMoran.Of(totals, weights));
    }

    /// <summary>Crime in Columbus by its neighbours, row-standardised and binary, and by the four nearest (moran.test).</summary>
    [Fact]
    public void Global_Moran_of_Columbus_is_the_one_that_is_printed()
    {
        var crime = Numbers("oldcol", "value");
        Coordinate[] places = [.. Numbers("oldcol", "x").Zip(Numbers("oldcol", "y"), (x, y) => new Coordinate(x, y))];
        GlobalAutocorrelation Of(int[][] neighbours, WeightStyle style) => GlobalMoran.Of(crime, SpatialWeights.From(neighbours, style));

        Printed(0.510951264, -0.020833333, 0.008908762, 5.6341, Of(Lists("oldcol"), WeightStyle.RowStandardised));
        Printed(0.52063815, -0.02083333, 0.00759872, 6.2116, Of(Lists("oldcol"), WeightStyle.Binary));
        Printed(0.624933667, -0.020833333, 0.008003503, 7.2183, Of(Neighbourhoods.Nearest(places, 4), WeightStyle.RowStandardised));
    }

    /// <summary>The last example of moran.test: the first area shrunk until it touches nothing, and left out of n.</summary>
    [Fact]
    public void An_area_that_touches_nothing_is_left_out_as_is_printed()
    {
        int[][] neighbours = [[], .. Lists("columbus").Skip(1).Select(list => list.Where(area => area != 0).ToArray())];
        Assert.Equal(232, neighbours.Sum(list => list.Length));
        var found = GlobalMoran.Of(Numbers("oldcol", "value"), SpatialWeights.From(neighbours, WeightStyle.RowStandardised));
        Printed(0.23901261, -0.02127660, 0.00882535, 2.7707, found);
        Assert.Equal(48, found.Areas);
    }

    /// <summary>
    /// Crime by the income around in Columbus (localmoran_bv), which divides squares by n − 1 where this and localmoran do by n.
    /// </summary>
    [Fact]
    public void Bivariate_local_Moran_of_Columbus_is_the_one_that_is_printed()
    {
        double[] documented =
        [
            -0.8578252210, 0.1802618568, 0.0118856298, -0.0163525887, -0.5037734606, -0.0041841415, 1.5201688711, -0.2016456990,
            0.0297432891, -0.0374203146, -1.2368494456, -1.2010054212, -0.5377131737, -0.9879712511, -0.6057303757, -0.7878039284,
            0.1379508106, -0.3253226893, -0.3888822685, -0.4544889957, -0.0006014046, -0.0068813684, -0.8788967496, -0.1256865340,
            -0.9307459211, -0.2252775788, 0.1413018326, -0.7804482928, -0.7654416689, -0.9074829015, -0.5510119267, -1.9581476375,
            0.0907015890, -0.4297843082, 0.1181174820, -0.9901007017, -0.2195812498, -0.3096268627, -0.6090192229, -1.2709838927,
            -1.3940681427, -0.4820987026, -0.0064402410, 0.0761664412, -0.0560342555, -0.8249832451, -0.8915318222, -0.1282863305,
            0.0094888641,
        ];
        var weights = SpatialWeights.From(Lists("columbus"), WeightStyle.RowStandardised);
        var found = LocalMoran.OfTwo(Numbers("columbus", "value"), Numbers("columbus", "second"), weights, Few);
        Assert.Equal(documented.Length, found.Length);
        Assert.All(documented.Zip(found), pair => Assert.Equal(pair.First, pair.Second.Value * 48 / 49, 0.501e-10));
    }

    /// <summary>
    /// The grid of Getis and Ord (1996), one of whose squares is followed through rings of 30 to 150 (localG). Printed in their book with n
    /// − 1 for n in the variance, Gi* is 1.447943.
    /// </summary>
    [Fact]
    public void Local_G_of_a_grid_is_the_one_that_is_printed()
    {
        const int Square = 256 - 136 - 1;
        var values = Numbers("getisord", "value");
        Coordinate[] places = [.. Numbers("getisord", "x").Zip(Numbers("getisord", "y"), (x, y) => new Coordinate(x, y))];
        double Of(double reach, bool star) =>
            GetisOrd.Of(values, SpatialWeights.From(Neighbourhoods.Within(places, reach), WeightStyle.Binary), star, Few)[Square].Value;

        Assert.Equal(
            [1.221979, 1.748098, 1.986135, 1.893374, 1.237454],
            new[] { 30d, 60, 90, 120, 150 }.Select(reach => Math.Round(Of(reach, star: false), 6)));
        Assert.Equal(1.45078, Of(30, star: true), 0.501e-5);
        Assert.Equal(1.447943, Of(30, star: true) * Math.Sqrt(255 / 256d), 0.501e-6);
    }

    private static void Printed(double moran, double expected, double variance, double z, GlobalAutocorrelation found)
    {
        Assert.Equal(moran, found.Moran, 0.501e-8);
        Assert.Equal(expected, found.Expected, 0.501e-8);
        Assert.Equal(variance, found.Variance, 0.501e-8);
        Assert.Equal(z, found.Z, 0.501e-4);
    }

    private static IEnumerable<int> Rows(string set) => Enumerable.Range(0, Examples.Count).Where(row => Examples.Text(row, "set") == set);

    private static string[] Texts(string set, string column) => [.. Rows(set).Select(row => Examples.Text(row, column))];

    private static double[] Numbers(string set, string column) => [.. Rows(set).Select(row => Examples.Number(row, column))];

    private static int[][] Lists(string set)
    {
        var all = Examples.Lists("neighbours");
        return [.. Rows(set).Select(row => all[row])];
    }
}
