using System.Collections.Immutable;

namespace CommunityAssets.Web.Ogc;

/// <summary>
/// The conformance classes that features and their filters meet. Left out on purpose: CQL2's temporal functions (those between two
/// intervals are refused: properties here are instants), arithmetic, and comparisons of one shape of a feature with another.
/// </summary>
public static class Conformance
{
    private const string Features = "http://www.opengis.net/spec/ogcapi-features-";
    private const string Cql2 = "http://www.opengis.net/spec/cql2/1.0/conf/";

    /// <summary>Every class.</summary>
    public static ImmutableArray<string> Classes { get; } =
    [
        Features + "1/1.0/conf/core",
        Features + "1/1.0/conf/oas30",
        Features + "1/1.0/conf/html",
        Features + "1/1.0/conf/geojson",
        Features + "2/1.0/conf/crs",
        Features + "3/1.0/conf/queryables",
        Features + "3/1.0/conf/filter",
        Features + "3/1.0/conf/features-filter",
        Cql2 + "cql2-text",
        Cql2 + "cql2-json",
        Cql2 + "basic-cql2",
        Cql2 + "advanced-comparison-operators",
        Cql2 + "case-insensitive-comparison",
        Cql2 + "accent-insensitive-comparison",
        Cql2 + "basic-spatial-functions",
        Cql2 + "basic-spatial-functions-plus",
        Cql2 + "spatial-functions",
        Cql2 + "array-functions",
        Cql2 + "functions",
    ];
}
