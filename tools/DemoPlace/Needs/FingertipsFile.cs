using System.Globalization;
using CommunityAssets.DemoPlace.Ground;
using CommunityAssets.DemoPlace.Output;
using CommunityAssets.Domain.Places;

namespace CommunityAssets.DemoPlace.Needs;

/// <summary>Public health indicators with the 27 columns of a Fingertips download. Counts under eight are held back.</summary>
public static class FingertipsFile
{
    private static readonly string[] Headings =
    [
        "Indicator ID", "Indicator Name", "Parent Code", "Parent Name", "Area Code", "Area Name", "Area Type", "Sex", "Age",
        "Category Type", "Category", "Time period",
        "Value", "Lower CI 95.0 limit", "Upper CI 95.0 limit", "Lower CI 99.8 limit", "Upper CI 99.8 limit", "Count", "Denominator",
        "Value note", "Recent Trend",
        "Compared to England value or percentiles", "Compared to Counties & UAs (from Apr 2023) value or percentiles",
        "Time period Sortable", "New data", "Compared to goal",
        "Time period range",
    ];

    private static readonly Series[] All =
    [
        new(99002, "Children in relative low income families (under 16s)", "<16 yrs", Pool.Young, 1, 100, 0.199, 0.03, 0.42, 0.012, -1,
            "1y",
            ["2020/21", "2021/22", "2022/23", "2023/24"]),
        new(99003, "Year 6 prevalence of overweight (including obesity)", "10-11 yrs", Pool.YearSix, 3, 100, 0.366, 0.24, 0.26, 0.004, -1,
            "3y",
            ["2018/19 - 20/21", "2019/20 - 21/22", "2020/21 - 22/23", "2021/22 - 23/24"]),
        new(99004, "Emergency hospital admissions due to falls in people aged 65 and over", "65+ yrs", Pool.Older, 1, 100_000, 0.0198,
            0.0165, 0.0085, -0.0003, -1, "1y",
            ["2020/21", "2021/22", "2022/23", "2023/24"]),
        new(99005, "Depression: recorded prevalence", "18+ yrs", Pool.Adults, 1, 100, 0.132, 0.085, 0.085, 0.006, -1, "1y",
            ["2020/21", "2021/22", "2022/23", "2023/24"]),
        new(99006, "Emergency hospital admissions for COPD in people aged 35 and over", "35+ yrs", Pool.ThirtyFive, 1, 100_000, 0.0039,
            0.0012, 0.0062, 0.0001, -1, "1y",
            ["2020/21", "2021/22", "2022/23", "2023/24"]),
        new(99007, "Children with a good level of development at the end of Reception", "5 yrs", Pool.Reception, 1, 100, 0.677, 0.79,
            -0.24, 0.008, 1, "1y",
            ["2021/22", "2022/23", "2023/24"]),
    ];

    private enum Pool
    {
        Young,
        Reception,
        YearSix,
        Adults,
        ThirtyFive,
        Older,
    }

    /// <summary>Writes <c>indicators/fingertips_aldermere.csv</c>.</summary>
    public static void Write(Folder folder, Borough borough, Dice dice)
    {
        var csv = new Csv(Headings);
        LifeExpectancy(csv, borough, dice.For("life"));
        foreach (var series in All)
        {
            var field = new Field(dice.For(series.Name));
            var draws = dice.For($"{series.Id}");
            for (var period = 0; period < series.Periods.Length; period++)
            {
                EnglandRow(csv, series, period);
                foreach (var (tract, type, parent) in Areas(borough))
                {
                    AreaRow(csv, series, period, tract, type, parent, field, draws);
                }
            }
        }

        folder.Write("indicators/fingertips_aldermere.csv", csv.Finish());
    }

    private static IEnumerable<(Tract Tract, string Type, (string Code, string Name) Parent)> Areas(Borough borough)
    {
        yield return (borough.Authority, "UA", ("E92000001", "England"));
        var parent = (borough.Authority.Code, borough.Authority.Name);
        foreach (var ward in borough.Wards)
        {
            yield return (ward, "Electoral Wards (2024)", parent);
        }

        foreach (var msoa in borough.Msoas)
        {
            yield return (msoa, "MSOA", parent);
        }
    }

    private static double Level(Series series, int period, Portrait portrait, double bump) =>
        series.Base + (series.Hardship * portrait.Hardship) + (series.Step * (period - series.Periods.Length + 1))
            + (bump * Math.Abs(series.Hardship) * 0.09);

    private static void EnglandRow(Csv csv, Series series, int period)
    {
        var denominator = 56_000_000.0 * series.Years * Share(series.Pool, 0.186, 0.187);
        var share = series.England + (series.Step * (period - series.Periods.Length + 1));
        var count = Math.Round(denominator * share);
        Write(csv, series, period, "", "", "E92000001", "England", "England", count, Math.Round(denominator), null);
    }

    private static void AreaRow(
        Csv csv, Series series, int period, Tract tract, string type, (string Code, string Name) parent, Field field, Dice dice)
    {
        var portrait = Portrait.Of(tract);
        var denominator = Math.Round(tract.People * series.Years * Share(series.Pool, portrait.Young, portrait.Older));
        var share = Math.Clamp(Level(series, period, portrait, field.At(tract.Middle)), 0.0002, 0.97);
        var count = dice.Successes((int)denominator, share);
        // The borough's own figure is the sum that its hospital and school returns give, not a sum of rounded wards.
        var held = tract.Level != AreaLevel.Lad && count < 8;
        var england = series.England + (series.Step * (period - series.Periods.Length + 1));
        Write(csv, series, period, parent.Code, parent.Name, tract.Code, tract.Name, type, held ? null : count, held ? null : denominator,
            england);
    }

    private static void Write(
        Csv csv, Series series, int period, string parentCode, string parentName, string code, string name, string type, double? count,
        double? denominator, double? england)
    {
        object?[] numbers = [null, null, null, null, null, null, null];
        var compared = england is null ? "Not compared" : "Cannot be calculated";
        if (count is { } top && denominator is { } below)
        {
            var (low, high) = Of(top, below, Limits.Z95);
            var (lowest, highest) = Of(top, below, Limits.Z998);
            numbers = [Show(top / below), Show(low), Show(high), Show(lowest), Show(highest), top, below];
            compared = england is not { } mark ? "Not compared"
                : low <= mark && mark <= high ? "Similar"
                : (low > mark) == (series.Better > 0) ? "Better" : "Worse";
        }

        var text = series.Periods[period];
        csv.Row(
        [
            series.Id, series.Name, parentCode, parentName, code, name, type, "Persons", series.Age, "", "", text, .. numbers,
            count is null ? "Value suppressed for disclosure control due to small count" : "", "Cannot be calculated", compared,
            "Not compared",
            string.Create(CultureInfo.InvariantCulture, $"{text[..4]}0000"), "", "", series.Range,
        ]);

        (double, double) Of(double o, double n, double z)
        {
            if (series.Rate == 100)
            {
                return Limits.Wilson(o, n, z);
            }

            var (low, high) = Limits.Byar(o, z);
            return (low / n, high / n);
        }

        object Show(double share) => Math.Round(share * series.Rate, 5);
    }

    private static void LifeExpectancy(Csv csv, Borough borough, Dice dice)
    {
        string[] periods = ["2016 - 20", "2017 - 21", "2018 - 22", "2019 - 23"];
        foreach (var (sex, lighter, england) in new[] { ("Female", 0.78, 83.1), ("Male", 1.2, 79.2) })
        {
            for (var period = 0; period < periods.Length; period++)
            {
                Row("", "", "E92000001", "England", "England", england, 0.006, null);
                foreach (var (tract, type, parent) in Areas(borough))
                {
                    var portrait = Portrait.Of(tract);
                    var heavier = lighter * (0.8 + (0.62 * portrait.Hardship));
                    var (years, error) = LifeTable.Expect(tract.People * 2.5, portrait.Older, portrait.Young, heavier,
                        dice.For($"{sex}{tract.Code}{period}"));
                    Row(parent.Code, parent.Name, tract.Code, tract.Name, type, years, error, england);
                }

                void Row(string parentCode, string parentName, string code, string name, string type, double years, double error,
                    double? mark)
                {
                    var (low, high) = (years - (Limits.Z95 * error), years + (Limits.Z95 * error));
                    csv.Row(
                        99001, "Life expectancy at birth", parentCode, parentName, code, name, type, sex, "All ages", "", "",
                        periods[period], Math.Round(years, 4),
                        Math.Round(low, 4), Math.Round(high, 4), Math.Round(years - (Limits.Z998 * error), 4),
                        Math.Round(years + (Limits.Z998 * error), 4), "", "", "",
                        "Cannot be calculated", mark is not { } at ? "Not compared" : low <= at && at <= high ? "Similar" : low > at
                            ? "Better" : "Worse", "Not compared",
                        $"{periods[period][..4]}0000", "", "", "5y");
                }
            }
        }
    }

    private static double Share(Pool pool, double young, double older) => pool switch
    {
        Pool.Young => young,
        Pool.Reception => young / 16,
        Pool.YearSix => young / 16.5,
        Pool.Adults => 1 - (young * 1.12),
        Pool.ThirtyFive => older + ((1 - older - young) * 0.62),
        _ => older,
    };

    /// <summary>One indicator.</summary>
    /// <param name="Id">Its number, of a sort that Fingertips does not use.</param>
    /// <param name="Name">Its name.</param>
    /// <param name="Age">The ages it is about.</param>
    /// <param name="Pool">Whom it counts among.</param>
    /// <param name="Years">Years of data in a period.</param>
    /// <param name="Rate">100 for a percentage; else what the rate is per.</param>
    /// <param name="England">England's share in the last period.</param>
    /// <param name="Base">The share where there is no hardship.</param>
    /// <param name="Hardship">How the share moves with hardship.</param>
    /// <param name="Step">How the share moves from one period to the next.</param>
    /// <param name="Better">1 when higher is better, −1 when lower is.</param>
    /// <param name="Range">The length of a period as Fingertips writes it.</param>
    /// <param name="Periods">The periods.</param>
    private sealed record Series(
        int Id, string Name, string Age, Pool Pool, int Years, double Rate, double England, double Base, double Hardship, double Step,
            int Better, string Range,
        string[] Periods);
}
