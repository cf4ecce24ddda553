using CommunityAssets.Domain.Assets;
using CommunityAssets.Domain.Places;

namespace CommunityAssets.Web.Api;

/// <summary>Parameters that several endpoints share.</summary>
public static class Named
{
    /// <summary>How many to return.</summary>
    public static Parameter Limit { get; } = new("limit", "a whole number from 1 to 1,000; 50 unless told") { Type = "integer" };

    /// <summary>Where the page before ended.</summary>
    public static Parameter Cursor { get; } = new(
        "cursor", "the cursor in the link 'next' of the page before, with the other parameters unchanged");

    /// <summary>A box in degrees.</summary>
    public static Parameter Box { get; } = new(
        "bbox", "four numbers minLon,minLat,maxLon,maxLat in degrees, longitude from -180 to 180 and latitude from -90 to 90");

    /// <summary>A point in degrees.</summary>
    public static Parameter Near { get; } = new("near", "two numbers lon,lat in degrees, longitude first");

    /// <summary>Free words.</summary>
    public static Parameter Words { get; } = new("q", "words to look for, at most 300 characters; small spelling slips are found");

    /// <summary>A level of areas.</summary>
    public static Parameter Level { get; } = Parameter.OneOf("level", [.. LevelNames.All.Select(LevelNames.Name)]);

    /// <summary>The year of boundaries.</summary>
    public static Parameter Vintage { get; } = new(
        "vintage", "the year of the boundaries, such as 2021; the latest unless told")
    { Type = "integer" };

    /// <summary>Kinds of assets.</summary>
    public static Parameter Kind { get; } = Parameter.OneOf("kind", [.. KindNames.All.Select(KindNames.Name)]) with { Repeats = true };

    /// <summary>Topics.</summary>
    public static Parameter Topic { get; } = new(
        "topic", "the id of a topic, such as growing; several times for any of several")
    { Repeats = true };

    /// <summary>Reads a limit.</summary>
    public static int ReadLimit(ReadQuery query) => query.Whole(Limit, 1, 1000) ?? 50;

    /// <summary>Reads a level.</summary>
    public static AreaLevel? ReadLevel(ReadQuery query) =>
        query.Choice(Level) is { } text && LevelNames.TryParse(text, out var level) ? level : null;

    /// <summary>Reads a vintage.</summary>
    public static int? ReadVintage(ReadQuery query) => query.Whole(Vintage, 1800, 2200);
}
