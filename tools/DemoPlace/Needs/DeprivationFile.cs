using CommunityAssets.DemoPlace.Ground;
using CommunityAssets.DemoPlace.Output;

namespace CommunityAssets.DemoPlace.Needs;

/// <summary>
/// Scores, ranks and deciles in the layout of File 7 of the English Indices of Deprivation 2025. A rank among England's 33,755 areas is
/// drawn for each area, and its score read off the published spread of scores, so that the made-up borough sits believably among real ones.
/// </summary>
public static class DeprivationFile
{
    private const int England = 33_755;

    // Shares of areas ranked above, and the scores at those ranks in the published indices.
    private static readonly double[] Shares = [0, .01, .05, .1, .2, .3, .4, .5, .6, .7, .8, .9, .95, 1];

    private static readonly Measure[] Measures =
    [
        new("Index of Multiple Deprivation (IMD)", "Score", 1, 0,
            [94.223, 68.783, 54.267, 44.912, 33.514, 26.605, 21.54, 17.45, 14.14, 11.135, 8.379, 5.463, 3.77, 0.165]),
        new("Income", "Score (rate)", 1, 0, [.998, .666, .544, .464, .362, .289, .231, .184, .149, .118, .093, .067, .05, .002]),
        new("Employment", "Score (rate)", 0.95, 0, [.978, .391, .306, .257, .199, .161, .132, .11, .092, .078, .064, .051, .041, .002]),
        new("Education, Skills and Training", "Score", 0.9, 0,
            [99.613, 74.802, 59.253, 49.272, 35.844, 27.497, 21.295, 16.545, 12.567, 9.082, 6.071, 3.178, 1.694, .004]),
        new("Health Deprivation and Disability", "Score", 0.9, 0,
            [3.309, 2.05, 1.497, 1.173, .768, .464, .202, -.03, -.261, -.493, -.755, -1.111, -1.409, -3.1]),
        new("Crime", "Score", 0.75, 0, [3.545, 1.943, 1.388, 1.092, .722, .458, .22, -.007, -.239, -.479, -.736, -1.078, -1.342, -3.293]),
        new("Barriers to Housing and Services", "Score", 0.15, 0.55,
            [63.502, 49.674, 41.595, 36.244, 29.742, 25.735, 22.744, 20.103, 17.728, 15.409, 12.816, 9.76, 7.653, 1.49]),
        new("Living Environment", "Score", 0.5, 0, [85.733, 67.802, 53.008, 44.962, 35.371, 28.443, 22.584, 17.849, 13.664, 10.136, 7.08,
            4.228, 2.632, .055]),
        new("Income Deprivation Affecting Children Index (IDACI)", "Score (rate)", 0.97, 0,
            [.999, .781, .651, .568, .452, .367, .297, .236, .186, .145, .109, .073, .05, .001]),
        new("Income Deprivation Affecting Older People (IDAOPI)", "Score (rate)", 0.9, 0,
            [.998, .62, .461, .372, .27, .208, .165, .132, .107, .088, .071, .054, .043, .002]),
    ];

    /// <summary>Writes <c>indicators/IoD2025_File_7.csv</c> and what its indicators mean.</summary>
    public static void Write(Folder folder, Borough borough, Dice dice)
    {
        string[] place = ["LSOA code (2021)", "LSOA name (2021)", "Local Authority District code (2024)",
            "Local Authority District name (2024)"];
        string[] people =
        [
            "Total population: mid 2022", "Dependent Children aged 0-15: mid 2022", "Older population aged 60 and over: mid 2022",
            "Working age population 18-66 (for use with Employment Deprivation Domain): mid 2022",
        ];
        var csv = new Csv(
        [
            .. place,
            .. Measures.SelectMany(m => new[] { $"{m.Name} {m.Score}", $"{m.Name} Rank (where 1 is most deprived)",
                $"{m.Name} Decile (where 1 is most deprived 10% of LSOAs)" }),
            .. people,
        ]);
        var fields = Measures.Select(measure => new Field(dice.For(measure.Name))).ToArray();
        foreach (var lsoa in borough.Lsoas)
        {
            var portrait = Portrait.Of(lsoa);
            var own = dice.Between(-0.075, 0.075);
            var cells = new List<object?> { lsoa.Code, lsoa.Name, borough.Authority.Code, borough.Authority.Name };
            for (var i = 0; i < Measures.Length; i++)
            {
                var measure = Measures[i];
                var worse = 0.46 + ((portrait.Hardship - 0.46) * 1.08 * measure.Money) + (measure.Remote * (portrait.Rural - 0.25)) + own
                    + (fields[i].At(lsoa.Middle) * (i == 0 ? 0.03 : 0.07)) + dice.Between(-0.02, 0.02);
                var share = Math.Clamp(1 - worse, 0.004, 0.992);
                var rank = (int)Math.Round(1 + (share * (England - 1)));
                cells.AddRange([Math.Round(Between(measure.Scores, share), 3), rank, 1 + ((rank - 1) * 10 / England)]);
            }

            var young = lsoa.Blocks.Sum(People.Young);
            var older = lsoa.Blocks.Sum(People.Older);
            csv.Row([.. cells, lsoa.People, young, (int)(older * 1.25), (int)((lsoa.People - young - older) * 0.98)]);
        }

        folder.Write("indicators/IoD2025_File_7.csv", csv.Finish());
    }

    private static double Between(double[] scores, double share)
    {
        var i = 1;
        while (Shares[i] < share)
        {
            i++;
        }

        return scores[i - 1] + ((scores[i] - scores[i - 1]) * (share - Shares[i - 1]) / (Shares[i] - Shares[i - 1]));
    }

    /// <summary>One index or domain.</summary>
    /// <param name="Name">Its name in the headings.</param>
    /// <param name="Score">How its score is headed.</param>
    /// <param name="Money">How closely it follows hardship.</param>
    /// <param name="Remote">How much worse it is in the country.</param>
    /// <param name="Scores">Scores at <see cref="Shares"/>.</param>
    private sealed record Measure(string Name, string Score, double Money, double Remote, double[] Scores);
}
