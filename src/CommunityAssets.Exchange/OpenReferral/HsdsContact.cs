namespace CommunityAssets.Exchange.OpenReferral;

/// <summary>How to reach a service. This program never writes a person's name or title, and leaves them unread.</summary>
public sealed record HsdsContact
{
    /// <summary>The record's own id, a UUID.</summary>
    public string? Id { get; init; }

    /// <summary>Id of the service.</summary>
    public string? ServiceId { get; init; }

    /// <summary>A person's name.</summary>
    public string? Name { get; init; }

    /// <summary>A person's job.</summary>
    public string? Title { get; init; }

    /// <summary>E-mail address. A member of HSDS 3.0 that the UK profile does not list.</summary>
    public string? Email { get; init; }

    /// <summary>Telephone numbers. A member of HSDS 3.0 that the UK profile describes and then does not nest.</summary>
    public IReadOnlyList<HsdsPhone>? Phones { get; init; }

    /// <summary>What it is classified as.</summary>
    public IReadOnlyList<HsdsAttribute>? Attributes { get; init; }
}
