using System.Globalization;
using CommunityAssets.DemoPlace.Output;
using CommunityAssets.DemoPlace.Plan;

namespace CommunityAssets.DemoPlace.Assets;

/// <summary>Stories that people are proud of, and gifts that people offer. A gift has a ward or a postcode, never a doorstep.</summary>
public static class StoriesFile
{
    /// <summary>Writes <c>assets/stories-and-gifts.csv</c>.</summary>
    public static void Write(Folder folder, Addresses addresses)
    {
        var csv = new Csv(
            "id", "kind", "name", "summary", "topics", "latitude", "longitude", "postcode", "covers", "sessions", "cost", "licence",
            "verified", "verified_by", "verify_by",
            "status", "retrieved");
        var rows = WordList.Read("gifts-stories.csv");
        for (var i = 0; i < rows.Count; i++)
        {
            var row = rows[i];
            var where = addresses.In(row["near"]);
            var story = row["kind"] == "story";
            var (longitude, latitude) = GeoJson.Degrees(where.At.X, where.At.Y);
            csv.Row(
                string.Create(CultureInfo.InvariantCulture, $"SG{i + 1:000}"), row["kind"], row["name"], row["summary"], row["topics"],
                story ? latitude : null, story ? longitude : null,
                !story && row["sessions"].Length > 0 ? where.Postcode : "", !story && row["sessions"].Length == 0 ? where.Ward : "",
                row["sessions"], row["cost"], "CC0",
                row["verified"], story ? "steward" : "giver", CouncilDirectory.Due(row["verified"]), row["key"] == "s-saltby" ? "suggested"
                    : "published", TownPlan.Snapshot);
        }

        folder.Write("assets/stories-and-gifts.csv", csv.Finish());
    }
}
