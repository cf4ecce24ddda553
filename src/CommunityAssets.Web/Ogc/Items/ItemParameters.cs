using CommunityAssets.Storage.Filters;
using CommunityAssets.Web.Api;
using CommunityAssets.Web.Ogc.Cql2;

namespace CommunityAssets.Web.Ogc.Items;

/// <summary>The parameters of <c>/ogc/collections/…/items</c>.</summary>
internal static class ItemParameters
{
    private const string Systems =
        "the address of one of the collection's reference systems, such as http://www.opengis.net/def/crs/EPSG/0/27700";

    /// <summary>The id of a feature.</summary>
    public static readonly Parameter FeatureId = new("featureId", "the id of a feature: an asset's UUID, an area's code")
    {
        InPath = true,
        Required = true,
    };

    /// <summary>How many features.</summary>
    public static readonly Parameter Limit = new(
        "limit",
        $"a whole number of 1 or more; 100 unless told, and what is above {FeatureQuery.MostFeatures:N0} is read as that")
    {
        Type = "integer",
    };

    /// <summary>Where the page before ended.</summary>
    public static readonly Parameter Cursor = Named.Cursor with { Longest = 4096 };

    /// <summary>A box.</summary>
    public static readonly Parameter Box = new(
        "bbox",
        "four numbers with commas between them: west, south, east, north in degrees, or lower and upper corner as bbox-crs orders axes");

    /// <summary>The reference system of the box.</summary>
    public static readonly Parameter BoxCrs = new("bbox-crs", Systems);

    /// <summary>A time.</summary>
    public static readonly Parameter Time = new(
        "datetime", "a date or moment such as 2026-03-12 or 2026-03-12T09:30:00Z, or two with a slash between them, '..' for an open end");

    /// <summary>A filter.</summary>
    public static readonly Parameter Filter = new(
        "filter", $"an expression in CQL2 of at most {CqlLimits.Characters:N0} characters, such as kind = 'group' AND capacity > 10")
    {
        Longest = CqlLimits.Characters,
    };

    /// <summary>The language of the filter.</summary>
    public static readonly Parameter FilterLanguage = Parameter.OneOf("filter-lang", "cql2-text", "cql2-json");

    /// <summary>The reference system of shapes in the filter.</summary>
    public static readonly Parameter FilterCrs = new("filter-crs", Systems);

    /// <summary>The reference system of the answer.</summary>
    public static readonly Parameter Crs = new("crs", Systems);

    /// <summary>Which properties.</summary>
    public static readonly Parameter Properties = new("properties", "names of properties with commas between them") { Longest = 2000 };

    /// <summary>The order.</summary>
    public static readonly Parameter SortBy = new(
        "sortby", "up to five names of properties with commas between them, each with - before it for the largest first");

    /// <summary>Indicators beside areas.</summary>
    public static readonly Parameter Indicators = new("indicators", "up to 50 ids of indicators with commas between them")
    {
        Longest = 4000,
    };

    /// <summary>The parameters of a list of a collection's features.</summary>
    public static readonly Parameter[] OfList =
    [
        OgcApi.CollectionId, Limit, Cursor, Box, BoxCrs, Time, Filter, FilterLanguage, FilterCrs, Crs, Properties, SortBy, Indicators,
        OgcApi.Form,
    ];

    /// <summary>The parameters of one feature.</summary>
    public static readonly Parameter[] OfOne = [OgcApi.CollectionId, FeatureId, Crs, Properties, Indicators, OgcApi.Form];
}
