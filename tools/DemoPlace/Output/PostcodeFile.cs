using CommunityAssets.DemoPlace.Ground;
using CommunityAssets.DemoPlace.Plan;

namespace CommunityAssets.DemoPlace.Output;

/// <summary>Postcodes in the layout of the National Statistics Postcode Lookup.</summary>
public static class PostcodeFile
{
    /// <summary>Writes <c>postcodes/NSPL_MAY_2026_AM.csv</c>.</summary>
    public static void Write(Folder folder, Borough borough, PostTown town)
    {
        var csv = new Csv(
            "pcd7", "pcd8", "pcds", "dointr", "doterm", "usertype", "east1m", "north1m", "gridind", "oa21cd", "cty24cd", "lad24cd",
            "wd24cd", "ctry24cd", "rgn24cd",
            "lsoa21cd", "msoa21cd", "lat", "long", "imd20ind");
        foreach (var unit in town.Units)
        {
            var (oa, lsoa, msoa, ward) = borough.Of(unit.Block);
            var outward = unit.Code[..^4];
            var inward = unit.Code[^3..];
            var packed = outward.PadRight(4) + inward;
            if (unit.At is { } at)
            {
                var (longitude, latitude) = GeoJson.Degrees(at.X, at.Y);
                csv.Row(
                    packed, $"{outward.PadRight(4)} {inward}", unit.Code, unit.Introduced, unit.Terminated, unit.Large ? 1 : 0,
                    (int)(TownPlan.East + at.X),
                    (int)(TownPlan.North + at.Y), unit.Terminated.Length > 0 ? 2 : 1, oa.Code, "E99999999", borough.Authority.Code,
                    ward.Code, "E92000001",
                    "E12999999", lsoa.Code, msoa.Code, latitude, longitude, "");
            }
            else
            {
                csv.Row(
                    packed, $"{outward.PadRight(4)} {inward}", unit.Code, unit.Introduced, unit.Terminated, 0, "", "", 9, "", "E99999999",
                    "E99999999", "E99999999",
                    "E92000001", "E99999999", "", "", 99.999999, 0, "");
            }
        }

        folder.Write("postcodes/NSPL_MAY_2026_AM.csv", csv.Finish());
    }
}
