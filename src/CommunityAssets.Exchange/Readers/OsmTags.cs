using System.Text.Json;
using System.Text.RegularExpressions;
using CommunityAssets.Exchange.Features;

namespace CommunityAssets.Exchange.Readers;

/// <summary>
/// The tags of a feature that came from OpenStreetMap, whichever way: as attributes, as an object <c>tags</c> among them (osmtogeojson), or
/// partly in <c>other_tags</c> (<c>"key"=>"value"</c>, as GDAL writes them). Keys in lower case as OpenStreetMap has them.
/// </summary>
internal sealed partial class OsmTags
{
    private readonly Dictionary<string, string> _tags = new(StringComparer.OrdinalIgnoreCase);

    private OsmTags()
    {
    }

    /// <summary>The tags.</summary>
    public IEnumerable<KeyValuePair<string, string>> All => _tags;

    /// <summary>The first of some keys that has a value; null when none has.</summary>
    public string? this[params ReadOnlySpan<string> keys]
    {
        get
        {
            foreach (var key in keys)
            {
                if (_tags.TryGetValue(key, out var value))
                {
                    return value;
                }
            }

            return null;
        }
    }

    /// <summary>Whether a feature looks as if it came from OpenStreetMap.</summary>
    public static bool Has(Feature feature) =>
        Array.Exists(["highway", "@id", "osm_id", "osm_way_id", "full_id", "other_tags"], feature.Attributes.ContainsKey);

    /// <summary>The tags as attributes. Geofabrik's layers have the value of <c>highway</c> in a column <c>fclass</c>.</summary>
    public IReadOnlyDictionary<string, object?> ToAttributes()
    {
        var attributes = _tags.ToDictionary(tag => tag.Key, tag => (object?)tag.Value, StringComparer.OrdinalIgnoreCase);
        if (!attributes.ContainsKey("highway") && _tags.TryGetValue("fclass", out var road))
        {
            attributes["highway"] = road;
        }

        return attributes;
    }

    /// <summary>Gathers the tags of a feature.</summary>
    public static OsmTags Of(Feature feature)
    {
        var tags = new OsmTags();
        foreach (var (key, value) in feature.Attributes)
        {
            switch (value)
            {
                case string text when key is "other_tags":
                    foreach (Match pair in Pair().Matches(text))
                    {
                        tags.Add(Unescape(pair.Groups["key"].Value), Unescape(pair.Groups["value"].Value));
                    }

                    break;
                case string text when key is "tags" && text.StartsWith('{'):
                    tags.AddObject(text);
                    break;
                case string text:
                    tags.Add(key, text);
                    break;
                case long or double:
                    tags.Add(key, Convert.ToString(value, System.Globalization.CultureInfo.InvariantCulture)!);
                    break;
                case bool yes:
                    tags.Add(key, yes ? "yes" : "no");
                    break;
            }
        }

        return tags;
    }

    private void Add(string key, string value)
    {
        if (!string.IsNullOrWhiteSpace(value))
        {
            _tags[key] = value.Trim();
        }
    }

    private void AddObject(string text)
    {
        using var document = JsonDocument.Parse(text);
        foreach (var member in document.RootElement.EnumerateObject())
        {
            if (member.Value.ValueKind == JsonValueKind.String)
            {
                Add(member.Name, member.Value.GetString()!);
            }
        }
    }

    private static string Unescape(string text) =>
        text.Replace("\\\"", "\"", StringComparison.Ordinal).Replace(@"\\", @"\", StringComparison.Ordinal);

    [GeneratedRegex("""
        "(?<key>(?:[^"\\]|\\.)*)"=>"(?<value>(?:[^"\\]|\\.)*)"
        """, RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Pair();
}
