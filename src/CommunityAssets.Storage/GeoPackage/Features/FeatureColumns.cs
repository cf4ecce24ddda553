using System.Collections.Frozen;
using CommunityAssets.Domain.Assets;
using CommunityAssets.Domain.Places;
using CommunityAssets.Storage.Filters;

namespace CommunityAssets.Storage.GeoPackage.Features;

/// <summary>
/// Where the fields of features are kept, by name; a test holds the names in step with the fields. Lists are kept as one text with
/// semicolons, weekdays as a mask of bits.
/// </summary>
internal static class FeatureColumns
{
    /// <summary>The fields of <c>assets a</c>.</summary>
    public static readonly FrozenDictionary<string, string> Assets = AssetFields.All
        .ToFrozenDictionary(field => field.Name, field => field.Name switch
        {
            "placed_by" => "a.placement",
            _ => Array.Find([.. Access.Features], feature => AssetFields.AccessName(feature) == field.Name) is var feature
                && AssetFields.AccessName(feature) == field.Name
                    ? Answer(feature)
                    : "a." + field.Name,
        }, StringComparer.Ordinal);

    /// <summary>The fields of <c>areas a</c> of one level.</summary>
    public static string Area(string field, AreaLevel level) => field switch
    {
        "code" or "name" or "vintage" or "population" or "source" => "a." + field,
        "level" => $"'{LevelNames.Name(level)}'",
        _ => throw new ArgumentOutOfRangeException(nameof(field), field, "Not a field of areas."),
    };

    private static string Answer(AccessFeature feature)
    {
        var bit = 1 << (int)feature;
        return $"(CASE WHEN a.access_yes & {bit} THEN 1 WHEN a.access_no & {bit} THEN 0 END)";
    }
}
