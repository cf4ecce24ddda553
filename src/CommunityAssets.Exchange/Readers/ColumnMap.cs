using System.Collections.Immutable;
using System.Text.Json;
using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Exchange.Inputs;

namespace CommunityAssets.Exchange.Readers;

/// <summary>
/// Which column of a table, or attribute of a map layer, holds what, told in a JSON file for a source whose names are its own:
/// <code>
/// {
///   "id": "ethos_id",
///   "name": { "column": "site_name", "default": "Play space, {ward_ethos}" },
///   "address": ["Address 1", "Address 2", "Address 3"],
///   "kind": { "value": "place" },
///   "topics": { "value": "active-outdoors; young-people" },
///   "status": { "column": "Year closed", "words": { "": "published", "*": "retired" } }
/// }
/// </code>
/// On the left stand the fields of the project's own CSV: <c>id, kind, name, summary, topics, category, latitude, longitude, easting,
/// northing, grid_reference, postcode, address, online, covers, sessions, step_free, accessible_toilet, hearing_loop, bsl, quiet_space,
/// parking, near_bus_stop, cost, ages, audience, languages, phone, email, web, capacity, licence, verified, verified_by, verify_by, status,
/// visibility, retrieved, meets_at, run_by, partners_with</c>. On the right stands a heading; several headings, whose cells are put
/// together; or an object: <c>column</c> (one or several), <c>value</c> (the same for every row), <c>default</c> (where the cell is empty),
/// <c>words</c> (what a cell's words mean; <c>""</c> the empty cell, <c>*</c> any other). Braces in <c>value</c> and <c>default</c> name a
/// column. A field set to
/// <c>null</c> is left out even where a column looks like it. Fields that are not named are found by common names as without a map.
/// A row without a name is refused, so a layer of unnamed features needs a default name.
/// </summary>
public sealed class ColumnMap
{
    private const int LongestBytes = 1 << 20;

    private readonly Dictionary<AssetField, ColumnRule?> _rules = [];

    private ColumnMap()
    {
    }

    /// <summary>Reads a map from a file.</summary>
    /// <exception cref="BadInputException">It cannot be read, or says something that is not known.</exception>
    public static ColumnMap Read(string path)
    {
        var file = InputFile.Open(path);
        if (file.Length > LongestBytes)
        {
            throw new BadInputException($"{file.Name} is too long for a map of columns ({file.Length:N0} bytes).");
        }

        using var content = file.OpenContent();
        using var reader = new StreamReader(content);
        return Parse(reader.ReadToEnd(), file.Name);
    }

    /// <summary>Reads a map from its text.</summary>
    /// <param name="json">The text.</param>
    /// <param name="name">The file's name, for messages.</param>
    /// <exception cref="BadInputException">It is no JSON object, or says something that is not known.</exception>
    public static ColumnMap Parse(string json, string name)
    {
        JsonDocument document;
        try
        {
            document = JsonDocument.Parse(
                json, new JsonDocumentOptions { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip });
        }
        catch (JsonException fault)
        {
            throw new BadInputException($"{name}, line {(fault.LineNumber ?? 0) + 1}: this is not JSON: {fault.Message}", fault);
        }

        using (document)
        {
            if (document.RootElement.ValueKind != JsonValueKind.Object)
            {
                throw new BadInputException($"{name}: a map of columns is a JSON object such as {{\"name\": \"site_name\"}}.");
            }

            var map = new ColumnMap();
            foreach (var property in document.RootElement.EnumerateObject())
            {
                var field = AssetFieldNames.Find(property.Name) ?? throw new BadInputException(
                    $"{name}: \"{property.Name}\" is not a field of an asset. The fields are: "
                    + $"{string.Join(", ", AssetFieldNames.Names.Values)}.");
                map._rules[field] = Rule(property, name);
            }

            return map;
        }
    }

    /// <summary>Whether the map speaks of a field, and what it says; a null rule leaves the field out.</summary>
    internal bool TryGet(AssetField field, out ColumnRule? rule) => _rules.TryGetValue(field, out rule);

    private static ColumnRule? Rule(JsonProperty property, string name)
    {
        var told = property.Value;
        switch (told.ValueKind)
        {
            case JsonValueKind.Null:
                return null;
            case JsonValueKind.String or JsonValueKind.Array:
                return new ColumnRule(
                    Texts(told, property.Name, name), Value: null, Default: null, ImmutableDictionary<string, string>.Empty);
            case JsonValueKind.Object:
                break;
            default:
                throw NotUnderstood(property.Name, name);
        }

        var rule = new ColumnRule([], Value: null, Default: null, ImmutableDictionary<string, string>.Empty);
        foreach (var part in told.EnumerateObject())
        {
            rule = part.Name switch
            {
                "column" or "columns" => rule with { Columns = Texts(part.Value, property.Name, name) },
                "value" => rule with { Value = Text(part.Value, property.Name, name) },
                "default" => rule with { Default = Text(part.Value, property.Name, name) },
                "words" when part.Value.ValueKind == JsonValueKind.Object => rule with
                {
                    Words = part.Value.EnumerateObject().ToImmutableDictionary(
                        word => word.Name.Trim(), word => Text(word.Value, property.Name, name), StringComparer.OrdinalIgnoreCase),
                },
                _ => throw NotUnderstood(property.Name, name),
            };
        }

        return rule.Columns.IsEmpty == rule.Value is null ? throw NotUnderstood(property.Name, name) : rule;
    }

    private static ImmutableArray<string> Texts(JsonElement element, string field, string name) => element.ValueKind == JsonValueKind.Array
        ? element.GetArrayLength() == 0 ? throw NotUnderstood(field, name)
            : [.. element.EnumerateArray().Select(item => Text(item, field, name))]
        : [Text(element, field, name)];

    private static string Text(JsonElement element, string field, string name) => element.ValueKind switch
    {
        JsonValueKind.String => element.GetString()!,
        JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => element.GetRawText(),
        _ => throw NotUnderstood(field, name),
    };

    private static BadInputException NotUnderstood(string field, string name) => new(
        $"{name}: \"{field}\" is not told in a way that can be understood. Write a heading, a list of headings, or an object with "
        + "\"column\" (and \"default\", \"words\") or \"value\".");
}
