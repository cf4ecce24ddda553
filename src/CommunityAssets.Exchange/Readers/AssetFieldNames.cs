using System.Text;
using CommunityAssets.Exchange.Inputs;

namespace CommunityAssets.Exchange.Readers;

/// <summary>The names of fields as the project's own CSV spells them, and the headings under which others keep the same.</summary>
internal static class AssetFieldNames
{
    private static readonly Dictionary<AssetField, string[]> Others = new()
    {
        [AssetField.Name] =
        [
            "asset name", "title", "organisation name", "organisation", "organization name", "organization", "group name", "name of group",
            "group", "service name", "project name", "activity name", "event name", "venue name", "venue", "site name", "place name",
            "library name", "school name", "establishment name", "charity name", "club name", "distname", "distname#", "name of *",
            "activity",
        ],
        [AssetField.Summary] =
        [
            "description", "about", "details", "short description", "what we do", "what it is", "information", "activity description",
            "description*",
        ],
        [AssetField.Id] =
        [
            "asset id", "source id", "unique id", "unique reference", "reference", "ref", "record id", "node id", "osm id", "guid", "uid",
            "organisation number", "charity number", "registered charity number", "service id",
        ],
        [AssetField.Kind] = ["asset kind", "kind of asset"],
        [AssetField.Topics] = ["topic", "themes"],
        [AssetField.Category] =
        [
            "type", "asset type", "categories", "classification", "classifica", "function", "theme", "service type", "activity type",
            "group type", "typology*",
        ],
        [AssetField.Latitude] = ["lat", "y coordinate (latitude)", "geo latitude"],
        [AssetField.Longitude] = ["long", "lon", "lng", "x coordinate (longitude)", "geo longitude"],
        [AssetField.Easting] = ["eastings", "oseast1m", "east1m", "geo x", "x coordinate", "x"],
        [AssetField.Northing] = ["northings", "osnrth1m", "north1m", "geo y", "y coordinate", "y"],
        [AssetField.GridReference] = ["grid ref", "os grid reference", "os grid ref", "osgr", "ngr", "national grid reference"],
        [AssetField.Postcode] = ["post code", "pcds", "venue postcode", "postal code", "zip"],
        [AssetField.Online] = ["is online", "available online"],
        [AssetField.Covers] = ["area codes", "covers areas"],
        [AssetField.StepFree] = ["step free access", "wheelchair access", "wheelchair accessible", "wheelchair"],
        [AssetField.AccessibleToilet] = ["accessible toilets", "disabled toilet", "disabled toilets", "wheelchair toilet"],
        [AssetField.HearingLoop] = ["induction loop"],
        [AssetField.Bsl] = ["british sign language", "sign language"],
        [AssetField.QuietSpace] = ["quiet room"],
        [AssetField.Parking] = ["car park", "parking on site"],
        [AssetField.NearBusStop] = ["bus stop nearby"],
        [AssetField.Cost] = ["price", "fee", "charge", "costs"],
        [AssetField.Ages] = ["age range", "age group", "age"],
        [AssetField.Audience] = ["who it is for", "who for", "target group", "target audience", "suitable for"],
        [AssetField.Languages] = ["language", "languages spoken"],
        [AssetField.Phone] = ["telephone", "phone number", "telephone number", "tel", "contact telephone", "contact phone",
            "contact number"],
        [AssetField.Email] = ["e-mail", "email address", "contact email", "email or website"],
        [AssetField.Web] = ["website", "web site", "web address", "website address", "url", "link", "homepage"],
        [AssetField.Licence] = ["license"],
        [AssetField.Verified] = ["last verified", "last checked", "verified on"],
        [AssetField.VerifyBy] = ["next check", "verification due"],
        [AssetField.Retrieved] = ["date retrieved"],
    };

    /// <summary>The name of each field in the project's own CSV: <c>grid_reference</c>.</summary>
    public static IReadOnlyDictionary<AssetField, string> Names { get; } = Enum.GetValues<AssetField>().ToDictionary(field => field, Snake);

    /// <summary>Finds a field by its own name, however it is written; null when there is none.</summary>
    public static AssetField? Find(string name)
    {
        var plain = Headings.Plain(name);
        foreach (var (field, own) in Names)
        {
            if (string.Equals(Headings.Plain(own), plain, StringComparison.Ordinal))
            {
                return field;
            }
        }

        return null;
    }

    /// <summary>What a heading of the field may be, its own name first.</summary>
    public static string[] Patterns(AssetField field) =>
        Others.TryGetValue(field, out var others) ? [Names[field], .. others] : [Names[field]];

    private static string Snake(AssetField field)
    {
        var name = new StringBuilder();
        foreach (var c in field.ToString())
        {
            if (char.IsAsciiLetterUpper(c) && name.Length > 0)
            {
                name.Append('_');
            }

            name.Append(char.ToLowerInvariant(c));
        }

        return name.ToString();
    }
}
