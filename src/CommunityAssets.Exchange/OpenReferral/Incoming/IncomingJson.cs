using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using CommunityAssets.Domain.Stewardship;

namespace CommunityAssets.Exchange.OpenReferral.Incoming;

/// <summary>
/// Reads records of other people's feeds: as the standard says, and a little kinder. A number where a text is asked for counts as its
/// digits, and an empty text where a number is asked for as nothing told.
/// </summary>
internal static class IncomingJson
{
    private static readonly HsdsJson Records = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        NumberHandling = JsonNumberHandling.AllowReadingFromString,
        Converters = { new LenientText(), new LenientDecimal(), new LenientDouble() },
    });

    /// <summary>Reads a service.</summary>
    /// <returns>Why it cannot be read, or null.</returns>
    public static Refusal? Read(ReadOnlySpan<byte> json, ItemContext item, out HsdsService service)
    {
        try
        {
            service = JsonSerializer.Deserialize(json, Records.HsdsService)!;
            return null;
        }
        catch (JsonException fault)
        {
            service = new HsdsService();
            return Wrong(fault, item);
        }
    }

    /// <summary>Reads an organization.</summary>
    /// <inheritdoc cref="Read(ReadOnlySpan{byte}, ItemContext, out HsdsService)"/>
    public static Refusal? Read(ReadOnlySpan<byte> json, ItemContext item, out HsdsOrganization organization)
    {
        try
        {
            organization = JsonSerializer.Deserialize(json, Records.HsdsOrganization)!;
            return null;
        }
        catch (JsonException fault)
        {
            organization = new HsdsOrganization();
            return Wrong(fault, item);
        }
    }

    private static Refusal Wrong(JsonException fault, ItemContext item)
    {
        var member = fault.Path is { Length: > 2 } path && path.StartsWith("$.", StringComparison.Ordinal) ? path[2..] : null;
        var wanted = fault.Message switch
        {
            var text when text.Contains("System.String", StringComparison.Ordinal) => "a text",
            var text when text.Contains("Decimal", StringComparison.Ordinal) => "a number",
            var text when text.Contains("Double", StringComparison.Ordinal) => "a number",
            var text when text.Contains("List", StringComparison.Ordinal) => "a list",
            var text when text.Contains("Hsds", StringComparison.Ordinal) => "an object",
            _ => null,
        };
        return item.Refuse(
            member, wanted is null ? "this cannot be read." : $"this is not {wanted}, as the standard asks for.",
            "Write it as HSDS-UK 3.0 says, or leave the member out.");
    }

    private sealed class LenientText : JsonConverter<string>
    {
        public override string? Read(
            ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.TokenType switch
            {
                JsonTokenType.String => reader.GetString(),
                JsonTokenType.Number => Encoding.ASCII.GetString(reader.ValueSpan),
                _ => throw new JsonException("The JSON value could not be converted to System.String."),
            };

        public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WriteStringValue(value);
    }

    private sealed class LenientDecimal : JsonConverter<decimal?>
    {
        public override decimal? Read(
            ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.TokenType switch
            {
                JsonTokenType.Number when reader.TryGetDecimal(out var number) => number,
                JsonTokenType.String when string.IsNullOrWhiteSpace(reader.GetString()) => null,
                JsonTokenType.String when decimal.TryParse(
                    reader.GetString(), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) => number,
                _ => throw new JsonException("The JSON value could not be converted to System.Decimal."),
            };

        public override void Write(Utf8JsonWriter writer, decimal? value, JsonSerializerOptions options) =>
            throw new NotSupportedException();
    }

    private sealed class LenientDouble : JsonConverter<double?>
    {
        public override double? Read(
            ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.TokenType switch
            {
                JsonTokenType.Number when reader.TryGetDouble(out var number) => number,
                JsonTokenType.String when string.IsNullOrWhiteSpace(reader.GetString()) => null,
                // "NaN" and "Infinity" come through, so that they can be told as such.
                JsonTokenType.String when double.TryParse(
                    reader.GetString(), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) => number,
                _ => throw new JsonException("The JSON value could not be converted to System.Double."),
            };

        public override void Write(Utf8JsonWriter writer, double? value, JsonSerializerOptions options) =>
            throw new NotSupportedException();
    }
}
