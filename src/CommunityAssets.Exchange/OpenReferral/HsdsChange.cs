namespace CommunityAssets.Exchange.OpenReferral;

/// <summary>That a service is there, and when it last changed: what a list with <c>minimal=true</c> holds.</summary>
public sealed record HsdsChange
{
    /// <summary>The service's id.</summary>
    public string? Id { get; init; }

    /// <summary>When it last changed: an RFC 3339 moment. So the standard names it here; elsewhere it is <c>last_modified</c>.</summary>
    public string? ModifiedDate { get; init; }
}
