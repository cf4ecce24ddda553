using CommunityAssets.Domain.Needs;
using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Exchange.Inputs;
using CommunityAssets.Exchange.Readers;
using CommunityAssets.UnitTests.Exchange.Inputs;

namespace CommunityAssets.UnitTests.Exchange.Readers;

public sealed class IndicatorReaderTests : IDisposable
{
    private const string FingertipsHeading =
        "Indicator ID,Indicator Name,Parent Code,Parent Name,Area Code,Area Name,Area Type,Sex,Age,Category Type,Category,Time period,"
        + "Value,"
        + "Lower CI 95.0 limit,Upper CI 95.0 limit,Lower CI 99.8 limit,Upper CI 99.8 limit,Count,Denominator,Value note,Recent Trend,"
        + "Compared to England value or percentiles,Compared to Region value or percentiles,Time period Sortable,New data,Compared to "
        + "goal\n";

    private readonly Workbench _bench = new();
    private readonly ReadNotes _notes = new();

    public void Dispose() => _bench.Dispose();

    [Fact]
    public async Task A_long_table_gives_values_with_limits_and_counts()
    {
        var reader = Open("values.csv",
            "area,indicator,period,value,lower,upper,count,denominator,note\nE01000001,Living alone,2021,12.5,10,15,25,200,estimate\n");
        var value = Assert.Single(await Reading.Good(reader.ReadAsync()));
        Assert.Equal(new IndicatorValue("living-alone", "E01000001", null, "2021", 12.5, 10, 15, 25, 200, Suppressed: false, "estimate"),
            value);
        var indicator = Assert.Single(reader.Indicators);
        Assert.Equal(("living-alone", "Living alone", "mine"), (indicator.Id, indicator.Name, indicator.Source));
    }

    [Fact]
    public async Task Suppressed_missing_and_zero_are_three_things()
    {
        var values = await Reading.Good(Open(
            "values.csv", "lsoa21cd,indicator,period,value,lower,upper,count,denominator,suppressed\nE1,a,2021,0,0,0,0,10,no\n"
            + "E2,a,2021,,,,,10,\nE3,a,2021,*,1,2,3,10,\nE4,a,2021,7,5,9,3,10,yes\nE5,a,2021,NA,,,,,no\n").ReadAsync());
        Assert.Equal([0, null, null, null, null], values.Select(value => value.Value));
        Assert.Equal([false, false, true, true, false], values.Select(value => value.Suppressed));
        Assert.All(values, value => Assert.Equal(2021, value.Vintage));
        // What is held back takes along what it could be worked out from.
        Assert.Equal((null, null, null, 10d), (values[3].Lower, values[3].Upper, values[3].Count, values[3].Denominator));
    }

    [Fact]
    public async Task Bad_numbers_are_refused_with_row_column_and_cure()
    {
        var (values, refusals) = await Reading.Split(Open("values.csv",
            """
            area,indicator,period,value,lower,upper
            E1,a,2021,"1,234",,
            E2,a,2021,NaN,,
            E3,a,2021,Infinity,,
            E4,a,2021,12%,,
            E5,a,2021,5,7,6
            E6,a,2021,5,x1,6
            ,a,2021,5,,
            E8,,2021,5,,
            E9,a,,5,,
            E10,a,2021,5
            E11,a,2021,5,4,6
            """).ReadAsync());
        Assert.Equal("E11", Assert.Single(values).Area);
        Assert.Equal(
            [(2, "value"), (3, "value"), (4, "value"), (5, "value"), (6, "lower"), (7, "lower"), (8, "area"), (9, "indicator"),
                (10, "period"), (11, null)],
            refusals.Select(refusal => ((int)refusal.Row, refusal.Column)));
        Assert.Equal("values.csv, row 2, column value: '1,234' has a thousands comma. Write it without: 1234.", refusals[0].ToString());
        Assert.Equal("values.csv, row 3, column value: 'NaN' is not a number. Leave the cell empty where there is no value.",
            refusals[1].ToString());
    }

    [Fact]
    public async Task The_official_headings_of_the_indices_are_known_even_when_cut_short()
    {
        var reader = Open("File_7_IoD2025_All_Ranks_Scores_Deciles.csv",
            "\uFEFFLSOA code (2021),LSOA name (2021),Local Authority District code (2024),Local Authority District name (2024),"
            + "Index of Multiple Deprivation (IMD) Score,Index of Multiple Deprivation (IMD) Rank (where 1 is most deprived),"
            + "Income Score (rate),Income Deprivation Affecting Children Index (IDACI) Score (rate),Income Deprivation Affecting Older "
            + "People (IDAOPI) Sco,"
            + "\"Education, Skills and Training Decile (where 1 is most deprived 10% of LSOAs)\",Health Deprivation and Disability Rank "
            + "(where 1 is most d,"
            + "Barriers to Housing and Services Decile (wh,Living Environment Score,Wider Barriers Sub-domain Score,Total population: "
            + "mid 2022\n"
            + "E01014370,Bath 007A,E06000022,Bath and North East Somerset,12.3,20000,0.05,0.06,0.07,9,18000,4,22.5,-0.4,1500\n");
        var values = await Reading.Good(reader.ReadAsync());
        Assert.Equal(
            [
                "imd-2025-score=12.3", "imd-2025-rank=20000", "imd-2025-income-score=0.05", "imd-2025-idaci-score=0.06",
                    "imd-2025-idaopi-score=0.07",
                "imd-2025-education-decile=9", "imd-2025-health-rank=18000", "imd-2025-housing-services-decile=4",
                    "imd-2025-environment-score=22.5",
                "imd-2025-wider-barriers-score=-0.4",
            ],
            values.Select(value => FormattableString.Invariant($"{value.Indicator}={value.Value}")));
        Assert.All(values, value => Assert.Equal(("E01014370", 2021, "2025"), (value.Area, value.Vintage, value.Period)));
        Assert.Equal(["A column was passed over: Total population: mid 2022."], _notes.Sentences);
    }

    [Fact]
    public async Task The_indices_say_which_way_is_worse()
    {
        var reader = Open("imd2019.csv", "lsoa11_code,IMD_score,IMD_rank,IMD_decile,Income_score\nE01014370,12.3,20000,7,0.05\n");
        await Reading.Good(reader.ReadAsync());
        var indicators = reader.Indicators.ToDictionary(indicator => indicator.Id);
        Assert.Equal((Polarity.HigherIsWorse, ValueKind.Score),
            (indicators["imd-2019-score"].Polarity, indicators["imd-2019-score"].ValueKind));
        Assert.Equal((Polarity.HigherIsBetter, ValueKind.Index),
            (indicators["imd-2019-rank"].Polarity, indicators["imd-2019-rank"].ValueKind));
        Assert.Equal(Polarity.HigherIsBetter, indicators["imd-2019-decile"].Polarity);
        Assert.Equal((ValueKind.Proportion, "Income and money"),
            (indicators["imd-2019-income-score"].ValueKind, indicators["imd-2019-income-score"].Domain));
        Assert.Contains("money-advice", indicators["imd-2019-income-score"].Topics);
        Assert.Equal("Open Government Licence v3.0", indicators["imd-2019-score"].Licence);
    }

    [Fact]
    public async Task Indices_of_an_unknown_year_are_refused_unless_the_period_is_told()
    {
        const string Text = "lsoa11_code,IMD_score\nE01014370,12.3\n";
        var fault = await Assert.ThrowsAsync<BadInputException>(() => Reading.Split(Open("deprivation.csv", Text).ReadAsync()));
        Assert.Contains("Tell the period: 2015, 2019 or 2025.", fault.Message, StringComparison.Ordinal);
        var told = new IndicatorReader(_bench.Open("d.csv", Text), new IndicatorReading { Source = "imd", Period = "2015" }, _notes);
        Assert.Equal(("imd-2015-score", "2015", 2011), Assert.Single(await Reading.Good(told.ReadAsync())) is var value
            ? (value.Indicator, value.Period, value.Vintage) : default);
    }

    [Fact]
    public async Task Fingertips_rows_give_values_by_sex_and_age_and_leave_categories_out()
    {
        var reader = Open("indicators.data.csv", FingertipsHeading
            + "91872,Emergency admissions,E12000009,South West,E06000022,B&NES,UA,Persons,All ages,,,2021/22,95.5,90.1,101.2,88,103,"
            + "1500,196000,,,Similar,,20210000,,\n"
            + "22001,Breast screening coverage (%),E12000009,South West,E06000022,B&NES,UA,Female,53-70 yrs,,,2022,71.5,71,72,,,20000,"
            + "28000,,,Better,,20220000,,\n"
            + "93505,Loneliness,,,E06000022,B&NES,UA,Persons,65+ yrs,,,2020,,,,,,,,Value suppressed for disclosure control due to small "
            + "count,,,,20200000,,\n"
            + "91872,Emergency admissions,,,E92000001,England,England,Persons,All ages,Deprivation deciles,Most deprived decile,2021/22,"
            + "120,,,,,,,,,,,20210000,,\n"
            + "91872,Emergency admissions,,,A81001,Some practice,GPs,Persons,All ages,,,2021/22,120,,,,,,,,,,,20210000,,\n"
            + "91872,Emergency admissions,,,E92000001,England,England,Persons,All ages,,,2021/22,100,99,101,,,,,,,,,20210000,,\n");
        var values = await Reading.Good(reader.ReadAsync());
        Assert.Equal(["fingertips-91872", "fingertips-22001-female-53-70-yrs", "fingertips-93505-65-plus-yrs", "fingertips-91872"],
            values.Select(value => value.Indicator));
        Assert.Equal(new IndicatorValue("fingertips-91872", "E06000022", null, "2021/22", 95.5, 90.1, 101.2, 1500, 196000), values[0]);
        Assert.True(values[2].Suppressed);
        Assert.Null(values[2].Value);
        Assert.Equal("E92000001", values[3].Area);
        Assert.Equal(
            [
                "1 row of a category (such as a deprivation tenth) was left out (row 5).",
                "1 row of areas without a GSS code (such as general practices) was left out (row 6).",
            ],
            _notes.Sentences);
        var screening = reader.Indicators.Single(indicator => indicator.Id == "fingertips-22001-female-53-70-yrs");
        Assert.Equal(("Breast screening coverage (%) (Female, 53-70 yrs)", "%", ValueKind.Proportion),
            (screening.Name, screening.Unit, screening.ValueKind));
    }

    [Fact]
    public async Task A_wide_table_is_named_by_the_sheet_beside_it()
    {
        _bench.Write("census.json",
            """
            { "area": "zone", "vintage": 2021, "period": "2021", "source": "Census 2021", "licence": "OGL v3.0",
              "indicators": [ { "column": "alone_pct", "id": "living-alone", "name": "People living alone", "domain": "Belonging and loneliness", "unit": "%",
                "valueKind": "proportion", "polarity": "neither", "lower": "alone_low", "upper": "alone_high", "count": "alone", "denominator": "all" } ] }
            """);
        var reader = Open("census.csv", "zone,alone_pct,alone_low,alone_high,alone,all,other\nE01014370,30,25,35,150,500,9\n");
        Assert.Equal(new IndicatorValue("living-alone", "E01014370", 2021, "2021", 30, 25, 35, 150, 500),
            Assert.Single(await Reading.Good(reader.ReadAsync())));
        var indicator = Assert.Single(reader.Indicators);
        Assert.Equal(("Census 2021", "OGL v3.0", ValueKind.Proportion), (indicator.Source, indicator.Licence, indicator.ValueKind));
        Assert.Contains("company", indicator.Topics);
        Assert.Equal(["A column was passed over: other."], _notes.Sentences);
    }

    [Fact]
    public async Task A_wide_table_without_a_sheet_gives_an_indicator_for_each_column_of_numbers()
    {
        var reader = Open("survey_2023.csv", "LSOA21CD,LSOA21NM,comment,burglary_rate_per_1_000_at_risk_properties,gp count,FID\n"
            + "E01014370,Bath 007A,fine,23.2,4,1\nE01014371,Bath 007B,,NA,5,2\n");
        var values = await Reading.Good(reader.ReadAsync());
        Assert.Equal(["mine-burglary-rate-per-1-000-at-risk-properties", "mine-gp-count"], values.Take(2).Select(value => value.Indicator));
        Assert.Equal([23.2, 4, null, 5], values.Select(value => value.Value));
        Assert.All(values, value => Assert.Equal(("2023", 2021), (value.Period, value.Vintage)));
        var burglary = reader.Indicators.First();
        Assert.Equal(("Burglary rate per 1 000 at risk properties", ValueKind.Rate, 1000d, "per 1,000"),
            (burglary.Name, burglary.ValueKind, burglary.RateBase, burglary.Unit));
        Assert.Equal(ValueKind.Count, reader.Indicators.Last().ValueKind);
        Assert.Equal(["A column was passed over: comment."], _notes.Sentences);
    }

    [Fact]
    public async Task A_wide_table_without_a_period_is_refused()
    {
        var fault = await Assert.ThrowsAsync<BadInputException>(
            () => Reading.Split(Open("survey.csv", "LSOA21CD,score\nE01014370,1\n").ReadAsync()));
        Assert.Contains("Tell the period, for example 2021 or 2021/22.", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_bad_cell_of_a_wide_table_refuses_that_value_alone()
    {
        var (values, refusals) =
            await Reading.Split(Open("survey_2023.csv", "LSOA21CD,a,b\nE01014370,1,2\nE01014371,many,3\n").ReadAsync());
        Assert.Equal([1, 2, 3], values.Select(value => value.Value));
        Assert.Equal("survey_2023.csv, row 3, column a: 'many' is not a number. Write a number such as 12.5, or leave the cell empty "
            + "where there is no value.", Assert.Single(refusals).ToString());
    }

    [Fact]
    public void A_sheet_that_says_something_unknown_is_refused()
    {
        Assert.Contains("\"worse\" is not a polarity", SheetFault("""{"indicators":[{"id":"a","polarity":"worse"}]}"""),
            StringComparison.Ordinal);
        Assert.Contains("\"percentage\" is not a kind of value", SheetFault("""{"indicators":[{"id":"a","valueKind":"percentage"}]}"""),
            StringComparison.Ordinal);
        Assert.Contains("line 2", SheetFault("{\n\"indicator\":[]}"), StringComparison.Ordinal);
        Assert.Contains("has no column, no id and no name", SheetFault("""{"indicators":[{"unit":"%"}]}"""), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_json_of_another_purpose_beside_the_table_is_left_alone()
    {
        _bench.Write("survey_2023.json", """{"type":"FeatureCollection","features":[]}""");
        Assert.Single(await Reading.Good(Open("survey_2023.csv", "LSOA21CD,score\nE01014370,1\n").ReadAsync()));
    }

    [Fact]
    public async Task Attributes_of_a_map_layer_are_the_columns_of_a_wide_table()
    {
        var reader = Open("census_2011.geojson",
            """
            {"type":"FeatureCollection","features":[
              {"type":"Feature","properties":{"wd11cd":"E05001935","wd11nm":"Abbey","Total usua":5670.0,"Full time":903,"Full time_":12},"geometry":null},
              {"type":"Feature","properties":{"wd11cd":"E05001936","wd11nm":"Bath","Total usua":100.5,"Full time":null,"Full time_":13},"geometry":null}]}
            """);
        var values = await Reading.Good(reader.ReadAsync());
        Assert.Equal(
            ["mine-total-usua=5670", "mine-full-time=903", "mine-full-time-2=12", "mine-total-usua=100.5", "mine-full-time=",
                "mine-full-time-2=13"],
            values.Select(value => FormattableString.Invariant($"{value.Indicator}={value.Value}")));
        Assert.All(values, value => Assert.Equal((2011, "2011"), (value.Vintage, value.Period)));
    }

    [RealDataFact]
    public async Task The_indices_of_2025_are_read_whole()
    {
        var reader = Real("england/imd2025_lsoa21.csv.gz");
        var values = await Reading.Good(reader.ReadAsync());
        Assert.Equal(33_755 * 42, values.Count);
        Assert.Equal(42, reader.Indicators.Count);
        Assert.Equal(8.742, values.Single(value => value is { Indicator: "imd-2025-score", Area: "E01000001" }).Value);
        Assert.Equal(33_755, values.Where(value => value.Indicator == "imd-2025-rank").Max(value => value.Value));
        Assert.Equal(1.414, values.Single(value => value is { Indicator: "imd-2025-outdoors-score", Area: "E01000001" }).Value);
        Assert.Empty(_notes.Sentences);
    }

    [RealDataFact]
    public async Task The_other_real_tables_are_read_whole()
    {
        Assert.Equal(32_844 * 28, (await Reading.Good(Real("england/imd2019_lsoa11_ranks_deciles.csv.gz").ReadAsync())).Count);
        Assert.Equal(32_844 * 3, (await Reading.Good(Real("england/imd2015_lsoa11_score_rank_decile.csv.gz").ReadAsync())).Count);
        Assert.Equal(33_755 * 2, (await Reading.Good(Real("england/loneliness_cls_2020_lsoa21.csv.gz").ReadAsync())).Count);
        Assert.Equal(115 * 28, (await Reading.Good(Real("banes/indicators/imd2019_lsoa11_underlying_indicators.csv").ReadAsync())).Count);
        Assert.Equal(118 * 28, (await Reading.Good(Real("banes/indicators/imd2025_lsoa21_underlying_indicators.csv").ReadAsync())).Count);
    }

    [RealDataFact]
    public async Task The_census_of_the_real_place_is_read_from_its_map_layer()
    {
        var values = await Reading.Good(Real("banes/indicators/census_2011_ward.geojson.gz").ReadAsync());
        Assert.Equal(37, values.Select(value => value.Area).Distinct().Count());
        Assert.Equal(5670, values.Single(value => value is { Area: "E05001935", Indicator: "real-total-usua" }).Value);
        Assert.All(values, value => Assert.Equal((2011, "2011"), (value.Vintage, value.Period)));
    }

    private string SheetFault(string sheet)
    {
        var path = _bench.Write("sheet.json", sheet);
        return Assert.Throws<BadInputException>(() => IndicatorSheet.Read(path)).Message;
    }

    private IndicatorReader Open(string name, string text) =>
        new(_bench.Open(name, text), new IndicatorReading { Source = "mine" }, _notes);

    private IndicatorReader Real(string file) => new(InputFile.Open(RealData.Path(file)), new IndicatorReading { Source = "real" }, _notes);
}
