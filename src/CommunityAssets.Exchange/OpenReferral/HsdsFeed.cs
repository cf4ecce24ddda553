namespace CommunityAssets.Exchange.OpenReferral;

/// <summary>What a feed says of itself at its root.</summary>
public sealed record HsdsFeed
{
    /// <summary>The version of the standard: <c>HSDS-UK-3.0</c>.</summary>
    public string? Version { get; init; }

    /// <summary>Address of the profile's description.</summary>
    public string? Profile { get; init; }

    /// <summary>Address of the OpenAPI description.</summary>
    public string? OpenapiUrl { get; init; }
}
