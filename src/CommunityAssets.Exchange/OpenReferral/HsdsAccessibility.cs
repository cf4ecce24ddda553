using System.Text.Json.Serialization;

namespace CommunityAssets.Exchange.OpenReferral;

/// <summary>One thing that helps people to get in and take part at a location.</summary>
public sealed record HsdsAccessibility
{
    /// <summary>The record's own id, a UUID.</summary>
    public string? Id { get; init; }

    /// <summary>Id of the location.</summary>
    public string? LocationId { get; init; }

    /// <summary>What it is, in words.</summary>
    public string? Description { get; init; }

    /// <summary>More about it.</summary>
    public string? Details { get; init; }

    /// <summary>A page with more about it.</summary>
    public string? Url { get; init; }

    /// <summary>What it is, in words; the older name of <see cref="Description"/>.</summary>
    [JsonPropertyName("accessibility")]
    public string? Accessibility { get; init; }

    /// <summary>What it is classified as.</summary>
    public IReadOnlyList<HsdsAttribute>? Attributes { get; init; }
}
