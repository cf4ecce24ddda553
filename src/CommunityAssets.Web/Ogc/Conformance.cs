using System.Collections.Immutable;

namespace CommunityAssets.Web.Ogc;

/// <summary>The conformance classes that features and their filters meet.</summary>
public static class Conformance
{
    private const string Features = "http://www.opengis.net/spec/ogcapi-features-";

    /// <summary>Every class.</summary>
    public static ImmutableArray<string> Classes { get; } =
    [
        Features + "1/1.0/conf/core",
        Features + "1/1.0/conf/oas30",
        Features + "1/1.0/conf/html",
        Features + "1/1.0/conf/geojson",
        Features + "2/1.0/conf/crs",
    ];
}
