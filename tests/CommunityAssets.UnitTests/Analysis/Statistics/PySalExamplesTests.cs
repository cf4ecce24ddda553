using CommunityAssets.Analysis.Statistics;
using CommunityAssets.UnitTests.Analysis.Oracles;
using NetTopologySuite.Geometries;

namespace CommunityAssets.UnitTests.Analysis.Statistics;

/// <summary>
/// What PySAL documents of its own examples: libpysal 4.7 (weights) and esda (Moran_Local, G_Local, and its tests of Moran), whose data are
/// in <c>Oracles/examples.csv</c> (<c>tools/oracles/examples.R</c>).
/// </summary>
public sealed class PySalExamplesTests
{
    private static readonly Coordinate[] Points = [new(10, 10), new(20, 10), new(40, 10), new(15, 20), new(30, 20), new(30, 30)];
    private static readonly double[] Values = [2, 3, 3.2, 5, 8, 7];

    [Fact]
    public void Two_nearest_points_are_those_of_libpysals_KNN()
    {
        var found = Neighbourhoods.Nearest(Points, 2);
        Assert.Equal([1, 3], found[0]);
        Assert.Equal([0, 3], found[1].Order());

        // Beside the documented ones, those that libpysal 4.7 gives; of point 4 the second is one of two at the same distance.
        Assert.Equal([4, 1], found[2]);
        Assert.Equal([0, 1], found[3].Order());
        Assert.Equal([5, 1], found[4]);
        Assert.Equal([4, 3], found[5]);
    }

    [Fact]
    public void Points_within_a_distance_are_those_of_libpysals_DistanceBand() => Assert.Equal(
        [[1, 3], [0, 3, 4], [4], [0, 1, 4], [1, 2, 3, 5], [4]],
        Neighbourhoods.Within(Points, 15).Select(list => list.Order().ToArray()));

    [Fact]
    public void Squares_of_a_lattice_touch_as_libpysals_lat2W_has_it()
    {
        var squares = Lattice(3, 3);
        Assert.Equal(
            [[1, 3], [0, 2, 4], [1, 5], [0, 4, 6], [1, 3, 5, 7], [2, 4, 8], [3, 7], [4, 6, 8], [5, 7]],
            Neighbourhoods.Rook(squares));
        Assert.Equal(
            [[1, 3, 4], [0, 2, 3, 4, 5], [1, 4, 5], [0, 1, 4, 6, 7], [0, 1, 2, 3, 5, 6, 7, 8], [1, 2, 4, 7, 8], [3, 4, 7], [3, 4, 5, 6, 8],
                [4, 5, 7]],
            Neighbourhoods.Queen(squares));
    }

    [Theory]
    [InlineData(false, new[] { -1.0136729, -0.04361589, 1.31558703, -0.31412676, 1.15373986, 1.77833941 })]
    [InlineData(true, new[] { -1.39727626, -0.28917762, 0.65064964, -0.28917762, 1.23452088, 2.02424331 })]
    public void Local_G_is_what_esda_documents(bool star, double[] documented)
    {
        var weights = SpatialWeights.From(Neighbourhoods.Within(Points, 15), WeightStyle.Binary);
        var found = GetisOrd.Of(Values, weights, star, new PermutationPlan(99));
        for (var point = 0; point < documented.Length; point++)
        {
            Assert.Equal(documented[point], found[point].Value, 5e-9);
        }
    }

    /// <summary>
    /// With row-standardised weights esda puts the sum of a row where Ord and Getis (1995) have the sum of its squares, so a deviate of k
    /// neighbours is smaller there; in theirs, as in spdep's and here, it doesn't matter what a row adds up to.
    /// </summary>
    [Theory]
    [InlineData(false, new[] { -0.62074534, -0.01780611, 1.31558703, -0.12824171, 0.28843496, 1.77833941 })]
    [InlineData(true, new[] { -0.62488094, -0.09144599, 0.41150696, -0.09144599, 0.24690418, 1.28024388 })]
    public void Row_standardised_local_G_is_what_esda_documents_with_the_squares_of_weights(bool star, double[] documented)
    {
        var neighbours = Neighbourhoods.Within(Points, 15);
        var found = GetisOrd.Of(Values, SpatialWeights.From(neighbours, WeightStyle.RowStandardised), star, new PermutationPlan(99));
        for (var point = 0; point < documented.Length; point++)
        {
            // Drawn from the five others, or from all six with the point itself among its neighbours.
            var (k, n) = star ? (neighbours[point].Length + 1d, 6) : (neighbours[point].Length, 5);
            Assert.Equal(documented[point], found[point].Value * Math.Sqrt(((n / k) - 1) / (n - 1)), 5e-9);
        }
    }

    /// <summary>esda's TestMoran (test_moran, test_sids) and TestMoranBVmatrix, row-standardised, and the docstring of Moran_BV.</summary>
    [Fact]
    public void Moran_of_homicides_and_of_infant_deaths_is_that_of_esdas_tests()
    {
        var (homicides, one) = Example("stl", "value");
        var found = GlobalMoran.Of(homicides, one);
        Assert.Equal(0.24365582621771659, found.Moran, 1e-12);
        Assert.Equal(-0.012987012987012988, found.Expected, 1e-15);

        var (deaths, two) = Example("sids2", "value");
        Assert.Equal(0.24772519320480135, GlobalMoran.Of(deaths, two).Moran, 1e-12);

        // Moran's I of two variables is the mean of its local values.
        var (later, _) = Example("sids2", "second");
        double Both(double[] x, double[] y) => LocalMoran.OfTwo(x, y, two, new PermutationPlan(9)).Average(local => local.Value);
        Assert.Equal(0.19362610652874668, Both(deaths, later), 1e-12);
        Assert.Equal(0.156, Both(later, deaths), 0.501e-3);
    }

    [Fact]
    public void Local_Moran_of_the_Smith_example_is_what_esda_documents()
    {
        double[] values = [2.24, 3.10, 4.55, -5.15, -4.39, 0.46, 5.54, 9.02, -2.09, -3.06];
        double[] documented =
        [
            -0.11409277, -0.19940543, -0.13351408, -0.51770383, 0.48095009, 0.12208113, 1.19148298, -0.58144305, 0.07101383, 0.34314301,
        ];
        int[][] neighbours = [[1, 3], [0, 4], [3, 6], [0, 2, 4, 7], [1, 3, 5, 8], [4, 9], [2, 7], [3, 6, 8], [4, 7, 9], [5, 8]];
        var found = LocalMoran.Of(values, SpatialWeights.From(neighbours, WeightStyle.RowStandardised), new PermutationPlan(99));
        for (var area = 0; area < documented.Length; area++)
        {
            // esda divides the squares by n − 1, spdep's localmoran and this by n.
            Assert.Equal(documented[area], found[area].Value * 9 / 10, 5e-9);
        }
    }

    [Fact]
    public void The_variance_of_Moran_on_a_lattice_is_that_of_esdas_tests()
    {
        var weights = SpatialWeights.From(Neighbourhoods.Rook(Lattice(3, 3)), WeightStyle.Binary);
        var found = GlobalMoran.Of([1, 2, 3, 4, 5, 6, 7, 8, 9], weights);
        Assert.Equal(0.0596875, found.Variance, 1e-12);
        Assert.Equal(-1d / 8, found.Expected, 1e-15);
    }

    private static (double[] Values, SpatialWeights Weights) Example(string set, string column)
    {
        var table = Table.Read("examples");
        var all = table.Lists("neighbours");
        int[] rows = [.. Enumerable.Range(0, table.Count).Where(row => table.Text(row, "set") == set)];
        return (
            [.. rows.Select(row => table.Number(row, column))],
            SpatialWeights.From([.. rows.Select(row => all[row])], WeightStyle.RowStandardised));
    }

    internal static Polygon[] Lattice(int rows, int columns) =>
    [
        .. from row in Enumerable.Range(0, rows)
           from column in Enumerable.Range(0, columns)
           select (Polygon)GeometryFactory.Default.ToGeometry(new Envelope(column * 100, (column + 1) * 100, row * 100, (row + 1) * 100)),
    ];
}
