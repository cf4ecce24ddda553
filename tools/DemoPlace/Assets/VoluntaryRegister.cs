using System.Globalization;
using System.Text.RegularExpressions;
using CommunityAssets.DemoPlace.Ground;
using CommunityAssets.DemoPlace.Output;

namespace CommunityAssets.DemoPlace.Assets;

/// <summary>
/// The voluntary sector's register: other headings, no coordinates, and a score of entries that the council's directory has too under
/// nearly the same name.
/// </summary>
public static partial class VoluntaryRegister
{
    private const int Shared = 26;

    /// <summary>Writes <c>assets/voluntary-sector.csv</c> and what its words mean.</summary>
    public static void Write(Folder folder, CouncilDirectory directory, Addresses addresses, Contacts contacts, Dice dice)
    {
        var rows = new List<object?[]>();
        foreach (var row in WordList.Read("voluntary.csv"))
        {
            var where = addresses.In(row["near"]);
            var year = dice.Pick([2026, 2026, 2025, 2025, 2024, 2023, 2021]);
            var date = string.Create(CultureInfo.InvariantCulture,
                $"{1 + dice.Below(28):00}/{1 + dice.Below(year == 2026 ? 5 : 12):00}/{year}");
            rows.Add(
            [
                row["name"], row["type"], row["activity"], row["about"], where.Address, dice.Chance(0.05) ? "" : where.Postcode,
                dice.Chance(0.55) ? contacts.Phone() : "", dice.Chance(0.4) ? Contacts.Web(row["name"]) : "", row["when"],
                row["near"] is "KR" or "SA" ? "04/10/2018" : date,
            ]);
        }

        var activities = WordList.Read("activities.csv").ToList();
        var candidates = directory.Entries.Where(entry => entry.Kind is "group" or "organisation"
            && entry.Where is { Postcode.Length: > 0 }).ToArray();
        foreach (var entry in dice.Shuffle(candidates).Take(Shared))
        {
            var topics = entry.Topics.Split(';');
            var activity = activities.FirstOrDefault(row => row.List("topics")
                .SequenceEqual([topics[0]], StringComparer.Ordinal)) ?? activities.First(row => row.List("topics")
                .Contains(topics[0], StringComparer.Ordinal));
            rows.Add(
            [
                Nearly(entry.Name, dice), entry.Kind == "group" ? "Group" : "Organisation", activity["activity"], FirstSentence()
                    .Match(entry.Summary).Value,
                entry.Where!.Address, entry.Where.Postcode, dice.Chance(0.7) ? entry.Phone : "", entry.Web, dice.Chance(0.6)
                    ? entry.Sessions : "", "",
            ]);
        }

        var csv = new Csv("Ref", "Organisation name", "Type", "Activity type", "About", "Address", "Post Code", "Telephone", "Website",
            "Sessions", "Last checked");
        foreach (var (row, i) in dice.Shuffle(rows).Select((row, i) => (row, i)))
        {
            csv.Row([string.Create(CultureInfo.InvariantCulture, $"V{i + 1:0000}"), .. row]);
        }

        folder.Write("assets/voluntary-sector.csv", csv.Finish());
        var words = new Csv("column", "value", "kind", "topics");
        words.Row("Type", "Group", "group", "");
        words.Row("Type", "Organisation", "organisation", "");
        foreach (var row in activities)
        {
            words.Row("Activity type", row["activity"], "", row["topics"]);
        }

        folder.Write("assets/voluntary-topics.csv", words.Finish());
    }

    // As another hand would write it.
    private static string Nearly(string name, Dice dice)
    {
        var changed = name.Replace(" & ", " and ", StringComparison.Ordinal)
            .Replace("'s", dice.Chance(0.5) ? "s" : "'s", StringComparison.Ordinal)
            .Replace("é", "e", StringComparison.Ordinal).Replace("Aldermere ", dice.Chance(0.5) ? "" : "Aldermere ",
                StringComparison.Ordinal)
            .Replace("Allotment", "Alotment", StringComparison.Ordinal);
        if (changed.StartsWith("The ", StringComparison.Ordinal))
        {
            changed = changed[4..];
        }

        return changed != name ? changed : dice.Pick([$"{name} Group", $"{name} (Aldermere)", $"The {name}", name.ToUpperInvariant()]);
    }

    [GeneratedRegex(@"^[^.?!:]+[.?!]?", RegexOptions.CultureInvariant)]
    private static partial Regex FirstSentence();
}
