using System.Globalization;
using CommunityAssets.Storage;
using CommunityAssets.Storage.Filters;
using CommunityAssets.Web.Words;

namespace CommunityAssets.Web.Ogc;

/// <summary>Fields and their values in words.</summary>
public static class FieldWords
{
    /// <summary>What a field holds.</summary>
    public static string Holds(Field field) => field.Type switch
    {
        FieldType.Whole => "a whole number",
        FieldType.Number => "a number",
        FieldType.Truth => "true or false",
        FieldType.Day => "a date",
        FieldType.Moment => "a moment",
        FieldType.Words => "a list of words",
        _ => "a text",
    };

    /// <summary>A value as people read it; null for none.</summary>
    public static string? Value(IFeatureRow row, Field field, int place) => row.IsNull(place)
        ? null
        : field.Type switch
        {
            FieldType.Whole => field.Name == "vintage"
                ? row.Whole(place).ToString(CultureInfo.InvariantCulture)
                : row.Whole(place).ToString("N0", CultureInfo.InvariantCulture),
            FieldType.Number => row.Number(place).ToString("#,0.##", CultureInfo.InvariantCulture),
            FieldType.Truth => row.Truth(place) ? "yes" : "no",
            FieldType.Day => PlainWords.Date(row.Day(place)),
            FieldType.Moment => PlainWords.Date(DateOnly.FromDateTime(row.Moment(place).UtcDateTime)),
            FieldType.Words => string.Join(", ", row.Words(place)),
            _ => row.Text(place),
        };
}
