using CommunityAssets.DemoPlace.Ground;
using CommunityAssets.DemoPlace.Output;
using NetTopologySuite.Geometries;

namespace CommunityAssets.DemoPlace.Needs;

/// <summary>The borough's own indicators, one value a row, and census shares, one area a row.</summary>
public static class LocalFiles
{
    // A residents' survey: about seven in a hundred adults answer, fewer where people are seldom asked.
    private static readonly Question[] Survey =
    [
        new("loneliness", 0.045, 0.115, 0.05, 0, -0.004),
        new("ask-a-neighbour", 0.80, -0.13, 0.28, 0.14, 0.012),
        new("belonging", 0.66, -0.10, 0.3, 0.13, 0.006),
        new("volunteering", 0.33, -0.19, 0.1, 0.08, 0.018),
        new("wellbeing", 0.74, -0.14, 0.12, 0.03, 0.01),
    ];

    /// <summary>Writes the files of <c>indicators/</c> that a council or a census brings.</summary>
    public static void Write(Folder folder, Borough borough, ChangeHistory history, Geometry[] greens, Dice dice)
    {
        var csv = new Csv("area", "indicator", "period", "value", "lower", "upper", "count", "denominator");
        foreach (var question in Survey)
        {
            var field = new Field(dice.For(question.Id));
            var draws = dice.For($"{question.Id} answers");
            foreach (var (period, back) in new[] { ("2021", 2), ("2023", 1), ("2025", 0) })
            {
                foreach (var lsoa in borough.Lsoas)
                {
                    Answer(csv, question, lsoa, period, back, field, draws, Asked(lsoa, dice.For($"{lsoa.Code} {period}")));
                }
            }
        }

        Carers(csv, borough, dice.For("carers"));
        Borrowers(csv, borough, dice.For("borrowers"));
        NearGreen(csv, borough, greens);
        folder.Write("indicators/aldermere_local.csv", csv.Finish());
        Census(folder, "indicators/census_2021.csv", "LSOA21CD", "LSOA21NM", borough.Lsoas, 0, dice);
        Census(folder, "indicators/census_2011.csv", "LSOA11CD", "LSOA11NM",
            [.. history.Old.OrderBy(lsoa => lsoa.Code, StringComparer.Ordinal)], 1, dice);
    }

    // The same people answer all questions of a survey.
    private static int Asked(Tract lsoa, Dice dice)
    {
        var portrait = Portrait.Of(lsoa);
        return Math.Max(6, (int)Math.Round(portrait.Adults * (0.078 - (0.06 * portrait.Hardship)) * dice.Between(0.8, 1.2)));
    }

    private static void Answer(
        Csv csv, Question question, Tract lsoa, string period, int back, Field field, Dice dice, int asked)
    {
        var portrait = Portrait.Of(lsoa);
        var share = Math.Clamp(
            question.Base + (question.Hardship * portrait.Hardship) + (question.Older * (portrait.Older - 0.18))
                + (question.Rural * portrait.Rural)
            - (question.Step * back) + (field.At(lsoa.Middle) * Math.Abs(question.Hardship) * 0.3),
            0.01,
            0.99);
        var count = dice.Successes(asked, share);
        if (asked < 30)
        {
            csv.Row(lsoa.Code, question.Id, period, "[c]", "", "", "", "");
            return;
        }

        var (low, high) = Limits.Wilson(count, asked, Limits.Z95);
        csv.Row(lsoa.Code, question.Id, period, Percent((double)count / asked), Percent(low), Percent(high), count, asked);
    }

    private static void Carers(Csv csv, Borough borough, Dice dice)
    {
        var field = new Field(dice.For("field"));
        foreach (var lsoa in borough.Lsoas)
        {
            var portrait = Portrait.Of(lsoa);
            var people = (int)Math.Round(lsoa.People * 0.95);
            var share = 0.024 + (0.022 * portrait.Hardship) + (0.06 * (portrait.Older - 0.18)) + (field.At(lsoa.Middle) * 0.004);
            var count = dice.Successes(people, share);
            var (low, high) = Limits.Wilson(count, people, Limits.Z95);
            csv.Row(lsoa.Code, "unpaid-carers-20-hours", "2021", Percent((double)count / people), Percent(low), Percent(high), count,
                people);
        }
    }

    private static void Borrowers(Csv csv, Borough borough, Dice dice)
    {
        // Nearer a library, more borrow.
        Spot[] libraries = [new(5230, 5840), new(6250, 6350), new(5150, 3600), new(3800, 7150), new(6150, 7900), new(2350, 9880)];
        foreach (var period in new[] { "2023/24", "2024/25", "2025/26" })
        {
            foreach (var lsoa in borough.Lsoas)
            {
                var portrait = Portrait.Of(lsoa);
                var away = libraries.Min(library => library.To(lsoa.Middle)) / 1000;
                var share = Math.Clamp(0.17 - (0.045 * away) - (0.05 * portrait.Hardship) + (0.12 * (portrait.Older - 0.18)), 0.025, 0.4);
                var count = dice.Successes(lsoa.People, share);
                // The mobile library's books were kept on paper in the first of these years.
                if (period == "2023/24" && portrait.Rural > 0.5)
                {
                    csv.Row(lsoa.Code, "library-borrowers", period, "[x]", "", "", "", "");
                    continue;
                }

                var (low, high) = Limits.Byar(count, Limits.Z95);
                csv.Row(
                    lsoa.Code, "library-borrowers", period, Math.Round(1000.0 * count / lsoa.People, 1),
                    Math.Round(1000 * low / lsoa.People, 1),
                    Math.Round(1000 * high / lsoa.People, 1), count, lsoa.People);
            }
        }
    }

    // Measured, not drawn: homes whose block lies within 300 metres of a public green space. A count of all homes has no sampling limits.
    private static void NearGreen(Csv csv, Borough borough, Geometry[] greens)
    {
        foreach (var lsoa in borough.Lsoas)
        {
            var homes = lsoa.Blocks.Sum(People.Homes);
            var near = lsoa.Blocks.Where(block => Array.Exists(greens, green =>
                green.IsWithinDistance(block.Shape.Factory.CreatePoint(new Coordinate(block.Middle.X, block.Middle.Y)), 300)))
                .Sum(People.Homes);
            csv.Row(lsoa.Code, "green-space-300-metres", "2026", Percent((double)near / homes), "", "", near, homes);
        }
    }

    private static void Census(Folder folder, string path, string code, string name, IReadOnlyList<Tract> lsoas, int decadesBack, Dice dice)
    {
        var csv = new Csv(
            code, name, "Very good or good health (%)", "One-person households aged 66 and over (%)", "Households with no car or van (%)",
            "Rented from the council or a housing association (%)", "Main language is not English (%)");
        var fields = Enumerable.Range(0, 5).Select(i => new Field(dice.For($"census {i}"))).ToArray();
        var draws = dice.For(path);
        foreach (var lsoa in lsoas)
        {
            var p = Portrait.Of(lsoa);
            double[] shares =
            [
                0.93 - (0.17 * p.Hardship) - (0.42 * (p.Older - 0.1)) - (0.012 * decadesBack),
                0.035 + (0.5 * p.Older) + (0.02 * p.Hardship) - (0.006 * decadesBack),
                0.07 + (0.46 * p.Hardship) - (0.1 * p.Rural) + (0.02 * decadesBack),
                0.015 + (0.52 * p.Hardship * p.Hardship) + (0.012 * decadesBack),
                0.015 + (0.14 * Math.Max(0, p.Hardship - 0.3)) - (0.01 * p.Rural) - (0.012 * decadesBack),
            ];
            int[] bases = [lsoa.People, p.Homes, p.Homes, p.Homes, (int)(lsoa.People * 0.97)];
            csv.Row(
            [
                lsoa.Code, lsoa.Name,
                .. shares.Select((share, i) => (object)Percent(
                    (double)draws.Successes(bases[i], Math.Clamp(share + (fields[i].At(lsoa.Middle) * share * 0.15), 0.004,
                        0.98)) / bases[i])),
            ]);
        }

        folder.Write(path, csv.Finish());
    }

    private static double Percent(double share) => Math.Round(share * 100, 1);

    /// <summary>One question of the survey.</summary>
    /// <param name="Id">The indicator's id.</param>
    /// <param name="Base">The share who say yes where there is no hardship.</param>
    /// <param name="Hardship">How that moves with hardship.</param>
    /// <param name="Older">How it moves with age.</param>
    /// <param name="Rural">How it moves in the country.</param>
    /// <param name="Step">How it has moved from one survey to the next.</param>
    private sealed record Question(string Id, double Base, double Hardship, double Older, double Rural, double Step);
}
