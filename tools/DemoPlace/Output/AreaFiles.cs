using CommunityAssets.DemoPlace.Ground;

namespace CommunityAssets.DemoPlace.Output;

/// <summary>Boundaries as the ONS Open Geography portal gives them.</summary>
public static class AreaFiles
{
    /// <summary>Writes <c>areas/</c>.</summary>
    public static void Write(Folder folder, Borough borough)
    {
        Layer(folder, "lad_2024", borough.Authority is { } authority ? [authority] : [], "LAD24CD", "LAD24NM");
        Layer(folder, "wd_2024", borough.Wards, "WD24CD", "WD24NM");
        Layer(folder, "msoa_2021", borough.Msoas, "MSOA21CD", "MSOA21NM");
        Layer(folder, "lsoa_2021", borough.Lsoas, "LSOA21CD", "LSOA21NM");
        Layer(folder, "oa_2021", borough.OutputAreas, "OA21CD", null);
    }

    private static void Layer(Folder folder, string name, IReadOnlyList<Tract> tracts, string code, string? label)
    {
        var json = new GeoJson(name);
        foreach (var tract in tracts)
        {
            json.Add(tract.Shape, label is null ? [(code, tract.Code)] : [(code, tract.Code), (label, tract.Name)]);
        }

        folder.Write($"areas/{name}.geojson", json.Finish());
    }
}
