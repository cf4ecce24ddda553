using System.Text.Json;

namespace CommunityAssets.Storage.Records;

/// <summary>What a merge moved, for undoing it. Of people there are ids alone, which say nothing once their rows are erased.</summary>
internal sealed record Moved
{
    /// <summary>Links between assets.</summary>
    public IReadOnlyList<MovedLink> Links { get; init; } = [];

    /// <summary>Keepings.</summary>
    public IReadOnlyList<Guid> Keepings { get; init; } = [];

    /// <summary>Introductions.</summary>
    public IReadOnlyList<Guid> Introductions { get; init; } = [];

    /// <summary>Links of connectors.</summary>
    public IReadOnlyList<Guid> ConnectorLinks { get; init; } = [];

    /// <summary>As text.</summary>
    public string Write() => JsonSerializer.Serialize(this, JsonSerializerOptions.Web);

    /// <summary>From text.</summary>
    public static Moved Read(string text) => JsonSerializer.Deserialize<Moved>(text, JsonSerializerOptions.Web) ?? new Moved();
}
