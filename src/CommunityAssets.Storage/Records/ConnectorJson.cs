using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using CommunityAssets.Domain.People;

namespace CommunityAssets.Storage.Records;

/// <summary>A connector as JSON, as its history keeps it.</summary>
internal static class ConnectorJson
{
    private static readonly JsonSerializerOptions Form = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower) },
    };

    /// <summary>The record as JSON.</summary>
    public static string Write(Connector connector) => JsonSerializer.Serialize(connector, Form);
}
