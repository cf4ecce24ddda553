using CommunityAssets.Web.Api;

namespace CommunityAssets.Web.OpenReferral;

/// <summary>The parameters of Open Referral UK 3.0, by the names that the standard gives them.</summary>
public static class FeedParameters
{
    /// <summary>The most records on a page.</summary>
    public const int LargestPage = 1000;

    private const int UsualPage = 50;
    private const int LastPage = 1_000_000;

    /// <summary>An id in the path.</summary>
    public static Parameter Id { get; } = new("id", "a UUID such as 01890f5e-7c1d-7b3a-9f00-0a1b2c3d4e5f")
    {
        InPath = true,
        Required = true,
    };

    /// <summary>Free words.</summary>
    public static Parameter Search { get; } = new("search", "words to look for, at most 300 characters; small spelling slips are found");

    /// <summary>The number of the page.</summary>
    public static Parameter Page { get; } = new("page", "a whole number from 1 to 1,000,000; 1 unless told") { Type = "integer" };

    /// <summary>How many are on a page.</summary>
    public static Parameter PerPage { get; } = new("per_page", "a whole number from 1 to 1,000; 50 unless told") { Type = "integer" };

    /// <summary>The form of the answer.</summary>
    public static Parameter Format { get; } = Parameter.OneOf("format", "json", "ndjson") with
    {
        Takes = "json for one page, or ndjson for everything, one record on a line; json unless told",
    };

    /// <summary>A term that records are classified by.</summary>
    public static Parameter Term { get; } = new("taxonomy_term_id", "the id of a taxonomy term, a UUID");

    /// <summary>A taxonomy of which records are classified by any term.</summary>
    public static Parameter Taxonomy { get; } = new("taxonomy_id", "the id of a taxonomy, a UUID");

    /// <summary>The organization that provides services.</summary>
    public static Parameter Organization { get; } = new("organization_id", "the id of an organization, a UUID");

    /// <summary>The moment since when records have changed.</summary>
    public static Parameter ModifiedAfter { get; } = new(
        "modified_after", "a day such as 2026-03-12, or a moment such as 2026-03-12T09:30:00Z");

    /// <summary>Whether ids and days of change are enough.</summary>
    public static Parameter Minimal { get; } = Flag("minimal", "true for ids and moments of change alone, all on one page, or false");

    /// <summary>Whether everything that belongs to a record is nested in it.</summary>
    public static Parameter Full { get; } = Flag("full", "true for records with everything that belongs to them, or false");

    /// <summary>Whether the services of organizations are told in full.</summary>
    public static Parameter FullService { get; } = Flag("full_service", "true for the services in full, or false");

    /// <summary>Whether terms that have a wider one are left out.</summary>
    public static Parameter TopOnly { get; } = Flag("top_only", "true for terms that have no wider term, or false");

    /// <summary>The wider term of the terms that are looked for.</summary>
    public static Parameter Parent { get; } = new("parent_id", "the id of a taxonomy term, a UUID");

    /// <summary>Where somebody lives.</summary>
    public static Parameter Postcode { get; } = new("postcode", "a postcode of this atlas, with or without its blank");

    /// <summary>A distance from the postcode.</summary>
    public static Parameter Proximity { get; } = new(
        "proximity", "a distance from the postcode in metres, more than 0 and at most 200,000; it goes with postcode")
    { Type = "number" };

    /// <summary>The least of the youngest ages.</summary>
    public static Parameter MinimumAge { get; } = new("minimum_age", "an age in years from 0 to 150") { Type = "number" };

    /// <summary>The most of the oldest ages.</summary>
    public static Parameter MaximumAge { get; } = new("maximum_age", "an age in years from 0 to 150") { Type = "number" };

    /// <summary>The earliest start.</summary>
    public static Parameter StartTime { get; } = new("start_time", "a time of day such as 09:30");

    /// <summary>The latest end.</summary>
    public static Parameter EndTime { get; } = new("end_time", "a time of day such as 17:00");

    /// <summary>A weekday.</summary>
    public static Parameter Day { get; } = new("day", "a day of the week: MO, TU, WE, TH, FR, SA, SU, or its name");

    /// <summary>Reads which page is wanted.</summary>
    /// <returns>Its number from 1, and how many records it holds.</returns>
    public static (int Number, int Size) ReadPage(ReadQuery read) =>
        (read.Whole(Page, 1, LastPage) ?? 1, read.Whole(PerPage, 1, LargestPage) ?? UsualPage);

    /// <summary>Whether everything is wanted, one record on a line.</summary>
    public static bool ReadNdjson(ReadQuery read) => read.Choice(Format) == "ndjson";

    /// <summary>Reads a UUID of the query, or null when absent.</summary>
    public static Guid? ReadId(ReadQuery read, Parameter parameter) => read.Text(parameter) is { } text ? ReadId(parameter, text) : null;

    /// <summary>Reads a UUID.</summary>
    public static Guid ReadId(Parameter parameter, string text)
    {
        ReadQuery.CheckText(parameter, text);
        return Guid.TryParseExact(text, "D", out var id) ? id : throw new ParameterException(parameter, $"'{text}' is not a UUID.");
    }

    private static Parameter Flag(string name, string takes) => new(name, takes) { Type = "boolean" };
}
