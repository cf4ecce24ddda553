using CommunityAssets.DemoPlace.Ground;

namespace CommunityAssets.DemoPlace.Output;

/// <summary>Lookups as the ONS Open Geography portal gives them.</summary>
public static class LookupFiles
{
    /// <summary>Writes <c>lookups/</c>.</summary>
    public static void Write(Folder folder, Borough borough, ChangeHistory history)
    {
        var authority = borough.Authority;
        var small = new Csv("OA21CD", "LSOA21CD", "LSOA21NM", "MSOA21CD", "MSOA21NM", "LAD24CD", "LAD24NM", "ObjectId");
        foreach (var (oa, i) in borough.OutputAreas.Select((oa, i) => (oa, i)))
        {
            var (_, lsoa, msoa, _) = borough.Of(oa.Blocks[0]);
            small.Row(oa.Code, lsoa.Code, lsoa.Name, msoa.Code, msoa.Name, authority.Code, authority.Name, i + 1);
        }

        folder.Write("lookups/OA21_LSOA21_MSOA21_LAD24.csv", small.Finish());
        var wards = new Csv("LSOA21CD", "LSOA21NM", "WD24CD", "WD24NM", "LAD24CD", "LAD24NM", "ObjectId");
        foreach (var (lsoa, i) in borough.Lsoas.Select((lsoa, i) => (lsoa, i)))
        {
            var ward = borough.Of(lsoa.Blocks[0]).Ward;
            wards.Row(lsoa.Code, lsoa.Name, ward.Code, ward.Name, authority.Code, authority.Name, i + 1);
        }

        folder.Write("lookups/LSOA21_WD24_LAD24.csv", wards.Finish());
        var changes = new Csv("LSOA11CD", "LSOA11NM", "LSOA21CD", "LSOA21NM", "CHNGIND", "LAD22CD", "LAD22NM", "ObjectId");
        foreach (var (line, i) in history.Lines.Select((line, i) => (line, i)))
        {
            changes.Row(line.Old.Code, line.Old.Name, line.New.Code, line.New.Name, line.Kind.ToString(), authority.Code, authority.Name, i
                + 1);
        }

        folder.Write("lookups/LSOA11_LSOA21_LAD22.csv", changes.Finish());
    }
}
