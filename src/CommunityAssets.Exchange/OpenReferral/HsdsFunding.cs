namespace CommunityAssets.Exchange.OpenReferral;

/// <summary>Who pays for a service.</summary>
public sealed record HsdsFunding
{
    /// <summary>The record's own id, a UUID.</summary>
    public string? Id { get; init; }

    /// <summary>Id of the service.</summary>
    public string? ServiceId { get; init; }

    /// <summary>Who pays, in words.</summary>
    public string? Source { get; init; }
}
