using System.Globalization;
using CommunityAssets.Analysis.Statistics;
using CommunityAssets.Domain.Places;
using CommunityAssets.Exchange.Inputs;
using CommunityAssets.Exchange.Readers;
using CommunityAssets.UnitTests.Analysis.Oracles;
using CommunityAssets.UnitTests.Exchange.Readers;

namespace CommunityAssets.UnitTests.Analysis.Statistics;

/// <summary>
/// From the publisher's file to the statistic: real, generalised boundaries through this program's own readers, held to what R's sf and
/// spdep make of the same files (<c>tools/oracles/contiguity.R</c>, <c>clusters.R</c>).
/// </summary>
public sealed class RealBoundariesTests
{
    private const string Value = "entry-to-higher-education-indicator";
    private const string Second = "adult-skills-and-english-language-proficiency-indicator";

    [RealDataFact]
    public async Task Who_touches_whom_is_spdeps_with_the_same_snap()
    {
        var table = Table.Read("contiguity");
        foreach (var layer in Enumerable.Range(0, table.Count)
            .GroupBy(row => (Name: table.Text(row, "layer"), Snap: table.Text(row, "snap"))))
        {
            int[] rows = [.. layer];
            var areas = await AreasAsync($"banes/boundaries/{layer.Key.Name}.geojson");
            Assert.Equal(rows.Select(row => table.Text(row, "code")), areas.Select(area => area.Key.Code));
            var shapes = areas.ConvertAll(area => area.Shape!);
            var snap = double.Parse(layer.Key.Snap, CultureInfo.InvariantCulture);
            Same(rows.Select(row => table.Text(row, "queen")), Neighbourhoods.Queen(shapes, snap), areas);
            Same(
                rows.Select(row => table.Text(row, "rook") is "=" ? table.Text(row, "queen") : table.Text(row, "rook")),
                Neighbourhoods.Rook(shapes, snap), areas);
        }
    }

    [RealDataFact]
    public async Task Neighbours_of_small_areas_by_touch_by_number_and_by_distance_are_spdeps()
    {
        var table = Table.Read("neighbours");
        var areas = await AreasAsync("banes/boundaries/lsoa_2011.geojson");
        var shapes = areas.ConvertAll(area => area.Shape!);
        var centres = shapes.ConvertAll(shape => shape.Centroid.Coordinate);
        Assert.Equal(table.Lists("queen"), Neighbourhoods.Queen(shapes));
        Assert.Equal(table.Lists("rook"), Neighbourhoods.Rook(shapes));
        Assert.Equal(table.Lists("nearest8"), Neighbourhoods.Nearest(centres, 8).Select(list => list.Order().ToArray()));
        Assert.Equal(table.Lists("within2000"), Neighbourhoods.Within(centres, 2000).Select(list => list.Order().ToArray()));

        // Two ways from degrees to the grid: no centre is more than a few metres off.
        for (var area = 0; area < areas.Count; area++)
        {
            Assert.Equal(table.Number(area, "x"), centres[area].X, 5d);
            Assert.Equal(table.Number(area, "y"), centres[area].Y, 5d);
        }
    }

    [RealDataFact]
    public async Task Statistics_of_the_publishers_own_figures_are_spdeps()
    {
        var table = Table.Read("clusters");
        var areas = await AreasAsync("banes/boundaries/lsoa_2011.geojson");
        var (values, second) = (await ValuesAsync(Value, areas), await ValuesAsync(Second, areas));
        Assert.Equal(table.Numbers("value"), values);
        Assert.Equal(table.Numbers("second"), second);
        var queen = Neighbourhoods.Queen(areas.ConvertAll(area => area.Shape!));
        var (row, binary) = (SpatialWeights.From(queen, WeightStyle.RowStandardised), SpatialWeights.From(queen, WeightStyle.Binary));
        var plan = new PermutationPlan(9999, 7);
        Check("moran", LocalMoran.Of(values, row, plan), "moran_folded");
        Check("moran_binary", LocalMoran.Of(values, binary, plan), folded: null);
        Check("g", GetisOrd.Of(values, row, star: false, plan), "g_folded");
        Check("g_star", GetisOrd.Of(values, row, star: true, plan), folded: null);
        Check("g_star_binary", GetisOrd.Of(values, binary, star: true, plan), folded: null);

        // spdep standardises both variables by n − 1 here, this by n as for one variable.
        Check("bivariate", LocalMoran.OfTwo(values, second, row, plan), "bivariate_folded", (values.Length - 1d) / values.Length);

        void Check(string column, LocalStatistic[] found, string? folded, double scale = 1)
        {
            for (var area = 0; area < found.Length; area++)
            {
                Assert.Equal(table.Number(area, column), found[area].Value * scale, 1e-9);
                if (folded is not null)
                {
                    // Both are shares of 9,999 draws: six standard errors of their difference, and the one that each counts itself.
                    var p = table.Number(area, folded);
                    Assert.Equal(p, found[area].PseudoP, (6 * Math.Sqrt(2 * p * (1 - p) / 9999)) + 3e-4);
                }
            }
        }
    }

    private static void Same(IEnumerable<string> expected, int[][] found, List<Area> areas)
    {
        foreach (var ((text, list), area) in expected.Zip(found).Zip(areas))
        {
            Assert.True(text == string.Join(' ', list), $"{area.Key.Code}: spdep has {text}, this {string.Join(' ', list)}.");
        }
    }

    private static async Task<List<Area>> AreasAsync(string file)
    {
        var reader = new AreaReader(
            InputFile.Open(RealData.Path(file)), new AreaReading { Source = "ons" }, ReferenceSystem.BritishNationalGrid, new ReadNotes());
        return [.. (await Reading.Good(reader.ReadAsync())).OrderBy(area => area.Key.Code, StringComparer.Ordinal)];
    }

    private static async Task<double[]> ValuesAsync(string indicator, List<Area> areas)
    {
        var file = InputFile.Open(RealData.Path("banes/indicators/imd2019_lsoa11_underlying_indicators.csv"));
        var values = (
            await Reading.Good(new IndicatorReader(file, new IndicatorReading { Source = "deprivation" }, new ReadNotes()).ReadAsync()))
            .Where(value => value.Indicator.EndsWith(indicator, StringComparison.Ordinal))
            .ToDictionary(value => value.Area, value => value.Value, StringComparer.Ordinal);
        return [.. areas.Select(area => values[area.Key.Code] ?? double.NaN)];
    }
}
