using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using CommunityAssets.Domain.Assets;
using CommunityAssets.Domain.Places;

namespace CommunityAssets.Exchange.Readers;

/// <summary>What tags of OpenStreetMap say about an asset besides its name, kind and place.</summary>
internal static partial class OsmDetails
{
    /// <summary>Amenities where <c>capacity</c> counts people and not bicycles or cars.</summary>
    private static readonly string[] ForPeople =
        ["community_centre", "arts_centre", "theatre", "cinema", "events_venue", "conference_centre", "place_of_worship", "social_centre",
            "music_venue"];

    /// <summary>The address out of <c>addr:*</c>, as it would be written on one line.</summary>
    public static string? Address(OsmTags tags)
    {
        if (tags["addr:full"] is { } full)
        {
            return PlainText.Line(full);
        }

        var street = tags["addr:street"] is { } road ? string.Join(' ', new[] { tags["addr:housenumber"], road }.OfType<string>()) : null;
        string?[] parts =
        [
            tags["addr:unit"], tags["addr:housename"], street, tags["addr:place"], tags["addr:suburb"], tags["addr:hamlet", "addr:village"],
            tags["addr:city", "addr:town"], Postcode(tags),
        ];
        return PlainText.Line(string.Join(", ", parts.OfType<string>().Distinct(StringComparer.OrdinalIgnoreCase)));
    }

    /// <summary>The postcode.</summary>
    public static string? Postcode(OsmTags tags) => PostcodeText.Normalise(tags["addr:postcode", "postal_code"]);

    /// <summary>How to reach it. Where several numbers or addresses are given, the first.</summary>
    public static Contact? Contact(OsmTags tags)
    {
        var phone = First(tags["phone", "contact:phone", "contact:mobile"]);
        phone = phone is { Length: <= 100 } && phone.Any(char.IsAsciiDigit) ? PlainText.Line(phone) : null;
        var email = First(tags["email", "contact:email"]) is { } address ? AssetWords.Email(address) : null;
        var web = First(tags["website", "contact:website", "url"]) is { } link ? AssetWords.Web(link) : null;
        return phone is null && email is null && web is null ? null : new Contact(phone, email, web);
    }

    /// <summary>What is known about access. <c>wheelchair=limited</c> (one step) is neither yes nor no.</summary>
    public static Access Access(OsmTags tags) => default(Access)
        .With(AccessFeature.StepFree, YesNo(tags["wheelchair"]))
        .With(AccessFeature.AccessibleToilet,
            YesNo(tags["toilets:wheelchair"] ?? (tags["amenity"] is "toilets" ? tags["wheelchair"] : null)))
        .With(AccessFeature.HearingLoop, YesNo(tags["hearing_loop", "audio_loop", "hearing_impaired:induction_loop"]));

    /// <summary>What it costs.</summary>
    public static Cost? Cost(OsmTags tags)
    {
        var fee = tags["fee"]?.ToLowerInvariant();
        if (fee is "no")
        {
            return new Cost(CostKind.Free);
        }

        if (fee is "donation")
        {
            return new Cost(CostKind.Donation);
        }

        return tags["charge"] is { } charge && Pounds().Match(charge) is { Success: true } match
            ? new Cost(CostKind.Amount, decimal.Parse(match.Groups["amount"].ValueSpan, CultureInfo.InvariantCulture))
            : null;
    }

    /// <summary>Who it is for, by <c>min_age</c> and <c>max_age</c>.</summary>
    public static Audience? Audience(OsmTags tags)
    {
        var (from, to) = (Age(tags["min_age"]), Age(tags["max_age"]));
        return (from ?? to) is null || from > to ? null : new Audience(from, to);
    }

    /// <summary>How many people it can welcome, where the tag is about people.</summary>
    public static int? Capacity(OsmTags tags) =>
        Array.Exists(ForPeople, amenity => tags["amenity"] == amenity)
        && int.TryParse(tags["capacity"], NumberStyles.None, CultureInfo.InvariantCulture, out var people) && people > 0
            ? people
            : null;

    /// <summary>When it is open, or services are held; and the text of it where it could not be read.</summary>
    public static (ImmutableArray<Session> Sessions, string? Unread) Times(OsmTags tags)
    {
        var text = tags["service_times", "opening_hours"];
        return text is null ? ([], null)
            : OpeningHours.TryRead(text, out var sessions) ? ([.. sessions], null)
            : ([], PlainText.Line(text));
    }

    private static Answer YesNo(string? text) => text switch
    {
        "yes" or "designated" => Answer.Yes,
        "no" => Answer.No,
        _ => Answer.NotKnown,
    };

    private static string? First(string? text) =>
        text?.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).FirstOrDefault();

    private static int? Age(string? text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var age) && age <= 120 ? age : null;

    [GeneratedRegex(@"^(?:£\s*(?<amount>\d{1,4}(?:\.\d{1,2})?)|(?<amount>\d{1,4}(?:\.\d{1,2})?)\s*GBP)(?![\d.])",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Pounds();
}
