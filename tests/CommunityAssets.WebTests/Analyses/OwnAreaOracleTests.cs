using System.Globalization;
using System.IO.Compression;
using CommunityAssets.Domain.Assets;
using CommunityAssets.Domain.Places;
using CommunityAssets.Exchange.Inputs;
using CommunityAssets.Storage;
using CommunityAssets.UnitTests;
using CommunityAssets.UnitTests.Analysis.Oracles;
using CommunityAssets.Web.Analyses.Own;
using CommunityAssets.WebTests.CommandLine;

namespace CommunityAssets.WebTests.Analyses;

/// <summary>
/// Areas of somebody's own on Bath and North East Somerset: one small area, in town, with a hole, over the edge, all of it, and
/// neighbourhoods that hold whole small areas, as R has them (<c>tools/oracles/own.R</c>).
/// </summary>
public sealed class OwnAreaOracleTests(OwnAreaOracleTests.Filled place) : IClassFixture<OwnAreaOracleTests.Filled>
{
    private const string Middle = "banes/boundaries/msoa_2011.geojson";
    private const double Exactly = 1e-9;

    [RealDataFact]
    public async Task The_small_areas_that_count_their_people_and_those_that_rest_on_split_ones_are_as_R_has_them()
    {
        var areas = Table.Read("own_areas");
        for (var row = 0; row < areas.Count; row++)
        {
            var told = await place.EstimateAsync(areas, row);
            var name = areas.Text(row, "area");
            Assert.Equal((name, areas.Text(row, "members")), (name, string.Join(' ', told.Members)));
            Assert.Equal((name, areas.Text(row, "split")), (name, string.Join(' ', told.Split)));
            Assert.Equal((name, areas.Text(row, "others")), (name, string.Join(' ', told.SplitOthers)));
            Assert.Equal((name, areas.Number(row, "people")), (name, told.People));
            Assert.Equal(areas.Number(row, "share"), told.SplitShare!.Value, Exactly);
        }
    }

    [RealDataFact]
    public async Task Counts_shares_rates_and_means_with_their_limits_are_as_R_has_them()
    {
        var (areas, values) = (Table.Read("own_areas"), Table.Read("own_values"));
        var seen = 0;
        for (var row = 0; row < areas.Count; row++)
        {
            var lines = (await place.EstimateAsync(areas, row)).Lines.ToDictionary(line => line.Line.Id, StringComparer.Ordinal);
            foreach (var at in Enumerable.Range(0, values.Count).Where(at => values.Text(at, "area") == areas.Text(row, "area")))
            {
                // An id has at most a hundred letters.
                var line = lines[Id(values.Text(at, "indicator"))];
                Same(values.Number(at, "value"), line.Line.Value, values, at);
                Same(values.Number(at, "lower"), line.Line.Lower, values, at);
                Same(values.Number(at, "upper"), line.Line.Upper, values, at);
                Same(values.Number(at, "count"), line.Count, values, at);
                Same(values.Number(at, "denominator"), line.Denominator, values, at);
                Assert.Equal(values.Number(at, "from"), line.From);
                seen++;
            }
        }

        Assert.Equal(values.Count, seen);
    }

    private static string Id(string name) => name.Length > 100 ? name[..100] : name;

    private static void Same(double expected, double? told, Table values, int at)
    {
        var isSame = double.IsNaN(expected)
            ? told is null
            : told is { } number && Math.Abs(number - expected) <= Exactly * Math.Max(1, Math.Abs(expected));
        Assert.True(isSame, $"{values.Text(at, "area")}, {values.Text(at, "indicator")}: R has {expected:R}, told is {told:R}.");
    }

    /// <summary>The place in an atlas, brought in by the command line, and the estimates of it.</summary>
    public sealed class Filled : IAsyncLifetime
    {
        private readonly string _folder = Directory.CreateTempSubdirectory("communityassets-own-").FullName;
        private readonly List<DrawnArea> _middle = [];
        private IAtlas? _atlas;
        private OwnAreaReader? _reader;

        public async Task InitializeAsync()
        {
            // A fixture is set up even when all its tests are passed over.
            if (RealData.Folder is null)
            {
                return;
            }

            var name = Path.Combine(_folder, "own.gpkg");
            var centres = Path.Combine(
                Repository.Root, "tests", "CommunityAssets.UnitTests", "Analysis", "Oracles", "own_centroids.csv");
            await Command.DoneAsync("new", "--atlas", name);
            string[][] steps =
            [
                ["areas", RealData.Path("banes/boundaries/lsoa_2011.geojson")],
                ["population", RealData.Path("england/population_mid2020_lsoa11_broad_ages.csv.gz"), "--centroids", centres],
                ["indicators", RealData.Path("england/imd2015_lsoa11_score_rank_decile.csv.gz")],
                ["indicators", RealData.Path("banes/indicators/imd2019_lsoa11_underlying_indicators.csv")],
                ["indicators", await AgesAsync()],
            ];
            foreach (var step in steps)
            {
                await Command.DoneAsync(["import", .. step, "--atlas", name]);
            }

            _atlas = await Atlas.OpenAsync(name, TimeProvider.System);
            _reader = new OwnAreaReader(_atlas, new SmallLayers(_atlas));
            await foreach (var area in DrawnAreaReader.ReadAsync(
                InputFile.Open(RealData.Path(Middle)), layer: null, ReferenceSystem.BritishNationalGrid, DrawnLimits.OfFile,
                CancellationToken.None))
            {
                _middle.Add(area);
            }
        }

        public async Task DisposeAsync()
        {
            if (_atlas is not null)
            {
                await _atlas.DisposeAsync();
            }

            Directory.Delete(_folder, recursive: true);
        }

        internal async Task<OwnAreaEstimate> EstimateAsync(Table areas, int row) => await _reader!.ReadAsync(
            areas.Text(row, "feature") is { Length: > 0 } feature
                ? _middle[int.Parse(feature, CultureInfo.InvariantCulture) - 1]
                : await DrawnAsync(areas.Text(row, "rings")),
            [], Visibility.Public, CancellationToken.None);

        private static async Task<DrawnArea> DrawnAsync(string rings)
        {
            var corners = rings.Split(';').Select(ring =>
                $"[{string.Join(',', ring.Split('/').Select(corner => $"[{corner.Replace(' ', ',')}]"))}]");
            var file = $$$"""
                {"type":"FeatureCollection","crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::27700"}},"features":[
                {"type":"Feature","properties":{},"geometry":{"type":"Polygon","coordinates":[{{{string.Join(',', corners)}}}]}}]}
                """;
            return await DrawnAreaReader.ReadAsync(
                InputFile.Of("drawn.geojson", System.Text.Encoding.UTF8.GetBytes(file)), layer: null,
                ReferenceSystem.BritishNationalGrid, DrawnLimits.OfRequest, CancellationToken.None).SingleAsync();
        }

        // A share and a rate of the numbers of people, with their counts and denominators: the files that are at hand give none.
        private async Task<string> AgesAsync()
        {
            var path = Path.Combine(_folder, "ages.csv");
            await using (var packed = File.OpenRead(RealData.Path("england/population_mid2020_lsoa11_broad_ages.csv.gz")))
            await using (var unpacked = new GZipStream(packed, CompressionMode.Decompress))
            using (var from = new StreamReader(unpacked))
            await using (var to = new StreamWriter(path))
            {
                Assert.Equal("\"lsoa11_code\",\"total\",\"age0_17\",\"age18_64\",\"age65_84\",\"age85plus\"", await from.ReadLineAsync());
                await to.WriteLineAsync("lsoa11_code,total,older,older_pct,oldest,oldest_per");
                while (await from.ReadLineAsync() is { } line)
                {
                    var cells = line.Split(',');
                    var (total, old, oldest) = (Number(cells[1]), Number(cells[4]) + Number(cells[5]), Number(cells[5]));
                    await to.WriteLineAsync(FormattableString.Invariant(
                        $"{cells[0]},{total},{old},{100d * old / total:R},{oldest},{1000d * oldest / total:R}"));
                }
            }

            await File.WriteAllTextAsync(
                Path.ChangeExtension(path, ".json"),
                """
                { "period": "2020", "indicators": [
                  { "column": "older_pct", "id": "aged-65-and-over", "name": "Aged 65 and over", "unit": "%", "valueKind": "proportion",
                    "polarity": "neither", "count": "older", "denominator": "total" },
                  { "column": "oldest_per", "id": "aged-85-and-over", "name": "Aged 85 and over", "unit": "per 1,000", "valueKind": "rate",
                    "rateBase": 1000, "polarity": "neither", "count": "oldest", "denominator": "total" } ] }
                """);
            return path;
        }

        private static int Number(string cell) => int.Parse(cell, CultureInfo.InvariantCulture);
    }
}
