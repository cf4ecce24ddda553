using System.Collections.Immutable;
using System.Text.Json;

namespace CommunityAssets.Web.Ogc;

/// <summary>
/// The functions that filters may call beside the operators of CQL2. CQL2 as published has no operator for a distance: S_DWITHIN, which its
/// drafts had and many programs write, is a function of ours.
/// </summary>
internal static class FilterFunctions
{
    /// <summary>Every function.</summary>
    public static ImmutableArray<FilterFunction> All { get; } =
    [
        new(
            "S_DWITHIN",
            "Whether a feature's shape lies no further from another shape than a distance, in a straight line on the atlas's grid.",
            [new("The property geometry", "geometry"), new("The other shape", "geometry"), new("The distance in metres", "number")],
            "boolean"),
    ];

    /// <summary>Writes the members <c>functions</c>.</summary>
    public static void Write(Utf8JsonWriter writer)
    {
        writer.WriteStartArray("functions");
        foreach (var function in All)
        {
            writer.WriteStartObject();
            writer.WriteString("name", function.Name);
            writer.WriteString("description", function.Tells);
            writer.WriteStartArray("arguments");
            foreach (var argument in function.Arguments)
            {
                writer.WriteStartObject();
                writer.WriteString("title", argument.Tells);
                writer.WriteStartArray("type");
                writer.WriteStringValue(argument.Type);
                writer.WriteEndArray();
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
            writer.WriteStartArray("returns");
            writer.WriteStringValue(function.Returns);
            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }
}
