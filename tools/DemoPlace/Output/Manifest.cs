using System.Text;
using System.Text.Json;

namespace CommunityAssets.DemoPlace.Output;

/// <summary>The steps that bring the place in: the arguments of <c>communityassets import</c>, in order, paths relative to the
/// manifest.</summary>
public static class Manifest
{
    private static readonly string[][] Steps =
    [
        ["areas", "areas/lad_2024.geojson", "--level", "lad", "--vintage", "2024", "--source", "boundaries"],
        ["areas", "areas/wd_2024.geojson", "--level", "ward", "--vintage", "2024", "--source", "boundaries"],
        ["areas", "areas/msoa_2021.geojson", "--level", "msoa", "--vintage", "2021", "--source", "boundaries"],
        ["areas", "areas/lsoa_2021.geojson", "--level", "lsoa", "--vintage", "2021", "--source", "boundaries"],
        ["areas", "areas/oa_2021.geojson", "--level", "oa", "--vintage", "2021", "--source", "boundaries"],
        ["lookup", "lookups/OA21_LSOA21_MSOA21_LAD24.csv", "--source", "lookups"],
        ["lookup", "lookups/LSOA21_WD24_LAD24.csv", "--source", "lookups"],
        ["lookup", "lookups/LSOA11_LSOA21_LAD22.csv", "--source", "lookups"],
        ["population", "population/mid_2024_oa.csv", "--centroids", "population/centroids_oa_2021.csv", "--source", "population"],
        ["population", "population/mid_2024_lsoa.csv", "--centroids", "population/centroids_lsoa_2021.csv", "--source", "population"],
        ["population", "population/mid_2024_msoa.csv", "--centroids", "population/centroids_msoa_2021.csv", "--source", "population"],
        ["population", "population/mid_2024_ward.csv", "--source", "population"],
        ["population", "population/mid_2024_lad.csv", "--source", "population"],
        ["postcodes", "postcodes/NSPL_MAY_2026_AM.csv", "--source", "postcodes"],
        ["assets", "assets/council-directory.csv", "--source", "directory"],
        ["assets", "assets/voluntary-sector.csv", "--source", "voluntary", "--topic-map",
            "assets/voluntary-topics.csv"],
        ["assets", "assets/green-spaces.geojson", "--source", "parks"],
        ["openstreetmap", "assets/openstreetmap.osm", "--source", "osm"],
        ["assets", "assets/stories-and-gifts.csv", "--source", "stories"],
        ["indicators", "indicators/IoD2025_File_7.csv", "--layout", "imd", "--source", "deprivation"],
        ["indicators", "indicators/fingertips_aldermere.csv", "--layout", "fingertips", "--source", "public-health"],
        ["indicators", "indicators/aldermere_local.csv", "--layout", "long", "--source", "residents"],
        ["indicators", "indicators/census_2021.csv", "--layout", "wide", "--source", "census"],
        ["indicators", "indicators/census_2011.csv", "--layout", "wide", "--source", "census"],
        ["network", "network/walking.geojson", "--source", "streets"],
    ];

    /// <summary>Writes <c>manifest.json</c>.</summary>
    public static void Write(Folder folder)
    {
        var text = new StringBuilder("{\n  \"name\": \"Aldermere\",\n  \"about\": ")
            .Append(JsonSerializer.Serialize(
                "A market town on the River Alder with its estates, suburbs and villages. Aldermere is made up: no person, organisation or "
                + "place in it is real, and its codes are never issued. Snapshot of 1 June 2026."))
            .Append(",\n  \"snapshot\": \"2026-06-01\",\n  \"steps\": [\n    ")
            .AppendJoin(",\n    ", Steps.Select(step =>
                $"[{string.Join(", ", step.Concat(["--licence", "CC0"]).Select(word => JsonSerializer.Serialize(word)))}]"))
            .Append("\n  ]\n}\n");
        folder.Write("manifest.json", text.ToString());
    }
}
