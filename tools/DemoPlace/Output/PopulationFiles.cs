using CommunityAssets.DemoPlace.Ground;
using CommunityAssets.DemoPlace.Plan;

namespace CommunityAssets.DemoPlace.Output;

/// <summary>Mid-year population estimates in the manner of the ONS, and population-weighted centroids as the Open Geography portal gives
/// them.</summary>
public static class PopulationFiles
{
    /// <summary>Writes <c>population/</c>.</summary>
    public static void Write(Folder folder, Borough borough)
    {
        Estimates(folder, borough, borough.OutputAreas, "oa", "OA 2021 Code", null);
        Estimates(folder, borough, borough.Lsoas, "lsoa", "LSOA 2021 Code", "LSOA 2021 Name");
        Estimates(folder, borough, borough.Msoas, "msoa", "MSOA 2021 Code", "MSOA 2021 Name");
        Estimates(folder, borough, borough.Wards, "ward", "Ward 2024 Code", "Ward 2024 Name");
        Estimates(folder, borough, [borough.Authority], "lad", null, null);
        Centroids(folder, borough.OutputAreas, "oa", "OA21CD");
        Centroids(folder, borough.Lsoas, "lsoa", "LSOA21CD");
        Centroids(folder, borough.Msoas, "msoa", "MSOA21CD");
    }

    private static void Estimates(Folder folder, Borough borough, IReadOnlyList<Tract> tracts, string level, string? code, string? name)
    {
        var headings = new List<string> { "LAD 2024 Code", "LAD 2024 Name" };
        headings.AddRange(new[] { code, name }.OfType<string>());
        var csv = new Csv([.. headings, "Total", "Aged 0 to 15", "Aged 16 to 64", "Aged 65 and over"]);
        foreach (var tract in tracts)
        {
            var young = tract.Blocks.Sum(People.Young);
            var older = tract.Blocks.Sum(People.Older);
            var cells = new List<object?> { borough.Authority.Code, borough.Authority.Name };
            cells.AddRange(new[] { code is null ? null : tract.Code, name is null ? null : tract.Name }.OfType<string>());
            csv.Row([.. cells, tract.People, young, tract.People - young - older, older]);
        }

        folder.Write($"population/mid_2024_{level}.csv", csv.Finish());
    }

    private static void Centroids(Folder folder, IReadOnlyList<Tract> tracts, string level, string code)
    {
        var csv = new Csv("FID", code, "x", "y");
        foreach (var (tract, i) in tracts.Select((tract, i) => (tract, i)))
        {
            csv.Row(i + 1, tract.Code, Math.Round(TownPlan.East + tract.Middle.X, 3), Math.Round(TownPlan.North + tract.Middle.Y, 3));
        }

        folder.Write($"population/centroids_{level}_2021.csv", csv.Finish());
    }
}
