using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace CommunityAssets.Cli.Commands;

/// <summary>What every command needs from outside.</summary>
/// <param name="Terminal">Where to speak.</param>
/// <param name="Time">The clock.</param>
/// <param name="Folder">The folder that relative paths of files start from; null for the process's own.</param>
public sealed record CommandContext(Terminal Terminal, TimeProvider Time, string? Folder = null)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    /// <summary>A path as the user gave it, from <see cref="Folder"/>.</summary>
    public string PathOf(string path) => Folder is null ? path : Path.Combine(Folder, path);

    /// <summary>Prints a result for machines.</summary>
    public void PrintJson<T>(T result) => Terminal.Out.WriteLine(JsonSerializer.Serialize(result, Json));
}
