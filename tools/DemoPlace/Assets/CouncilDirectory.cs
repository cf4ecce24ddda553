using System.Globalization;
using CommunityAssets.DemoPlace.Ground;
using CommunityAssets.DemoPlace.Output;
using CommunityAssets.DemoPlace.Plan;
using NetTopologySuite.Geometries;

namespace CommunityAssets.DemoPlace.Assets;

/// <summary>The council's directory, in the project's own columns: places, organisations, enterprises and the groups that meet
/// there.</summary>
public sealed class CouncilDirectory
{
    private static readonly string[] Kept = ["Families Afloat", "Little Stars"];
    private readonly Dictionary<string, Entry> _byKey = new(StringComparer.Ordinal);
    private readonly List<Entry> _entries = [];
    private readonly Addresses _addresses;
    private readonly Contacts _contacts;
    private readonly Dice _dice;

    private CouncilDirectory(Addresses addresses, Contacts contacts, Dice dice)
    {
        _addresses = addresses;
        _contacts = contacts;
        _dice = dice;
    }

    /// <summary>Every entry, in the order of the file.</summary>
    public IReadOnlyList<Entry> Entries => _entries;

    /// <summary>An entry by its key in the lists of words.</summary>
    public Entry this[string key] => _byKey[key];

    /// <summary>Puts the directory together.</summary>
    public static CouncilDirectory Compile(Addresses addresses, Contacts contacts,
        IReadOnlyList<(GreenSpace Green, Geometry Shape)> greens, Dice dice)
    {
        var directory = new CouncilDirectory(addresses, contacts, dice);
        directory.Places();
        directory.Organisations();
        directory.Enterprises();
        directory.Groups(greens.ToDictionary(green => green.Green.Id, green => (green.Green.Name, addresses.Of(green.Shape)),
            StringComparer.Ordinal));
        return directory;
    }

    /// <summary>Writes <c>assets/council-directory.csv</c>.</summary>
    public void Write(Folder folder)
    {
        var csv = new Csv(
            "id", "kind", "name", "summary", "topics", "latitude", "longitude", "postcode", "address", "online", "covers", "sessions",
            "step_free", "accessible_toilet",
            "hearing_loop", "bsl", "quiet_space", "parking", "near_bus_stop", "cost", "ages", "audience", "languages", "phone", "email",
            "web", "capacity", "licence",
            "verified", "verified_by", "verify_by", "status", "visibility", "retrieved", "meets_at", "run_by", "partners_with");
        for (var i = 0; i < _entries.Count; i++)
        {
            var entry = _entries[i];
            // Here and there somebody wrote down the postcode and nothing else, or not even that.
            var placed = entry.Where is not null && i % 17 != 11;
            var addressed = entry.Where is not null && i % 83 != 70;
            (double Longitude, double Latitude)? at = placed && addressed ? GeoJson.Degrees(entry.Where!.At.X, entry.Where.At.Y) : null;
            var online = entry.Summary.Contains("by video", StringComparison.Ordinal) || entry.Name == "The Listening Room";
            csv.Row(
                entry.Id, entry.Kind, entry.Name, entry.Summary, entry.Topics, at?.Latitude, at?.Longitude,
                addressed ? entry.Where!.Postcode : "", addressed ? entry.Where!.Address : "", online ? "yes" : "no", entry.Covers,
                entry.Sessions, Answer(entry, 's'), Answer(entry, 't'), Answer(entry, 'l'), Answer(entry, 'b'),
                Answer(entry, 'q'), Answer(entry, 'p'),
                Answer(entry, 'n'), entry.Cost, entry.Ages, entry.Audience, entry.Languages, entry.Phone, entry.Email, entry.Web,
                entry.Capacity, "CC0", entry.Verified,
                entry.Verified.Length == 0 ? "" : entry.Kind == "group" ? "group" : "steward", Due(entry.Verified), entry.Status,
                entry.Visibility, TownPlan.Snapshot,
                entry.MeetsAt, entry.RunBy, entry.Partners);
        }

        folder.Write("assets/council-directory.csv", csv.Finish());
    }

    /// <summary>A year after the last check; empty when there was none.</summary>
    public static string Due(string verified) => verified.Length == 0
        ? ""
        : DateOnly.ParseExact(verified, "yyyy-MM-dd", CultureInfo.InvariantCulture).AddYears(1)
            .ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Answer(Entry entry, char letter) =>
        entry.Access.Contains(letter, StringComparison.Ordinal) ? "yes"
            : entry.Access.Contains(char.ToUpperInvariant(letter), StringComparison.Ordinal) ? "no" : "";

    private void Add(string key, Entry entry)
    {
        if (key.Length > 0)
        {
            _byKey.Add(key, entry);
        }

        _entries.Add(entry);
    }

    // Lists name each other by key, and may do so before the other list has been read: ids follow from the order of the lists.
    private static string Link(string key) => key.Length == 0 ? ""
        : Place(WordList.Read("organisations.csv"), key) is { } organisation ? Id('O', organisation)
        : Place(WordList.Read("places.csv"), key) is { } place ? Id('P', place)
        : throw new InvalidOperationException($"No place and no organisation has the key {key}.");

    private static int? Place(IReadOnlyList<WordList> rows, string key)
    {
        var place = rows.ToList().FindIndex(row => row["key"] == key);
        return place < 0 ? null : place;
    }

    private static string Id(char letter, int index) => string.Create(CultureInfo.InvariantCulture, $"ALD-{letter}{index + 1:000}");

    private void Places()
    {
        foreach (var (row, i) in WordList.Read("places.csv").Select((row, i) => (row, i)))
        {
            Add(row["key"], new Entry
            {
                Id = Id('P', i),
                Kind = "place",
                Name = row["name"],
                Summary = row["summary"],
                Topics = row["topics"],
                Where = _addresses.In(row["near"]),
                Access = row["access"],
                Capacity = row["capacity"],
                Sessions = row["sessions"],
                Cost = row["cost"],
                Verified = row["verified"],
                RunBy = Link(row["run"]),
                Phone = _dice.Chance(0.65) ? _contacts.Phone() : "",
                Web = _dice.Chance(0.5) ? Contacts.Web(row["name"]) : "",
            });
        }
    }

    private void Organisations()
    {
        foreach (var (row, i) in WordList.Read("organisations.csv").Select((row, i) => (row, i)))
        {
            var venue = row["venue"].Length == 0 ? null : _byKey[row["venue"]];
            var aged = row["audience"].AsSpan().ContainsAny('+', '-');
            Add(row["key"], new Entry
            {
                Id = Id('O', i),
                Kind = "organisation",
                Name = row["name"],
                Summary = row["summary"],
                Topics = row["topics"],
                Where = venue?.Where ?? _addresses.In(row["near"]),
                Access = venue?.Access ?? _dice.Pick(["s", "stn", "Sn", "stlqn", ""]),
                Sessions = row["sessions"],
                Cost = row["cost"],
                Audience = aged ? "" : row["audience"],
                Ages = aged ? row["audience"] : "",
                Languages = row["languages"],
                Covers = row["covers"],
                Verified = row["verified"],
                Partners = string.Join(';', row.List("partners").Select(Link)),
                Phone = _dice.Chance(0.85) ? _contacts.Phone() : "",
                Email = _dice.Chance(0.6) ? Contacts.Email(row["name"]) : "",
                Web = _dice.Chance(0.75) ? Contacts.Web(row["name"]) : "",
            });
        }
    }

    private void Enterprises()
    {
        foreach (var (row, i) in WordList.Read("enterprises.csv").Select((row, i) => (row, i)))
        {
            Add(row["key"], new Entry
            {
                Id = Id('E', i),
                Kind = "enterprise",
                Name = row["name"],
                Summary = row["summary"],
                Topics = row["topics"],
                Where = _addresses.In(row["near"]),
                Access = row["access"],
                Sessions = row["sessions"],
                Cost = row["cost"],
                Verified = row["verified"],
                Status = row["key"] == "e-cider" ? "retired" : row["key"] == "e-choc" ? "suggested" : "published",
                Phone = _dice.Chance(0.6) ? _contacts.Phone() : "",
                Web = _dice.Chance(0.45) ? Contacts.Web(row["name"]) : "",
            });
        }
    }

    private void Groups(Dictionary<string, (string Name, Whereabouts Where)> greens)
    {
        foreach (var (row, i) in WordList.Read("groups.csv").Select((row, i) => (row, i)))
        {
            var venue = _byKey.GetValueOrDefault(row["venue"]);
            var where = venue?.Where ?? Outdoors(greens[row["venue"]]);
            Add("", new Entry
            {
                Id = Id('G', i),
                Kind = "group",
                Name = row["name"],
                Summary = row["summary"],
                Topics = row["topics"],
                Where = venue is { Kind: "place" } ? where with { Address = $"{venue.Name}, {where.Address}" } : where,
                Access = (venue?.Access ?? "") + (row["run"] == "deaf-org" ? "b" : ""),
                Sessions = row["sessions"],
                Cost = row["cost"],
                Ages = row["ages"],
                Audience = row["audience"],
                Verified = row["verified"],
                MeetsAt = venue is { Kind: "place" } ? venue.Id : "",
                RunBy = Link(row["run"]),
                Status = row["name"] == "Kurdish Tea" ? "suggested" : "published",
                Visibility = Kept.Contains(row["name"], StringComparer.Ordinal) ? "workforce" : "public",
                Phone = _dice.Chance(0.3) ? _contacts.Phone() : "",
                Email = _dice.Chance(0.4) ? Contacts.Email(row["name"]) : "",
            });
        }
    }

    private static Whereabouts Outdoors((string Name, Whereabouts Where) green) =>
        green.Where with { Address = $"{green.Name}, {green.Where.Address}, Aldermere" };
}
