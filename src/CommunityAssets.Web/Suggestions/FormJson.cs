using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace CommunityAssets.Web.Suggestions;

/// <summary>Forms as programs write them: JSON with the form's own fields in camel case, numbers as numbers or as text.</summary>
public static class FormJson
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        MaxDepth = 8,
        Converters = { new LooseText() },
    };

    /// <summary>Reads an object of a request's body.</summary>
    /// <exception cref="JsonException">It is not JSON of that form; the message may be shown.</exception>
    public static async Task<T> ReadAsync<T>(HttpRequest request, CancellationToken cancellationToken)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(request);
        return await JsonSerializer.DeserializeAsync<T>(request.Body, Options, cancellationToken)
            ?? throw new JsonException("The body is empty.");
    }

    /// <summary>A form with some of its fields replaced; null takes a field away (RFC 7396, the first level).</summary>
    /// <exception cref="JsonException">A field is not one of the form's.</exception>
    public static AssetForm Merge(AssetForm form, JsonObject patch)
    {
        ArgumentNullException.ThrowIfNull(patch);
        var merged = JsonSerializer.SerializeToNode(form, Options)!.AsObject();
        foreach (var (name, value) in patch)
        {
            merged[name] = value?.DeepClone();
        }

        // What is taken away is left out, so that lists come back empty rather than absent.
        foreach (var name in merged.Where(field => field.Value is null).Select(field => field.Key).ToList())
        {
            merged.Remove(name);
        }

        return merged.Deserialize<AssetForm>(Options)!;
    }

    private sealed class LooseText : JsonConverter<string>
    {
        public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.TokenType switch
        {
            JsonTokenType.String => reader.GetString(),
            JsonTokenType.Number => JsonElement.ParseValue(ref reader).GetRawText(),
            JsonTokenType.True => "yes",
            JsonTokenType.False => "no",
            _ => throw new JsonException("A field holds something other than text, a number, yes or no."),
        };

        public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WriteStringValue(value);
    }
}
