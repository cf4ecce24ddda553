namespace CommunityAssets.Exchange.OpenReferral;

/// <summary>A language in which a service is given.</summary>
public sealed record HsdsLanguage
{
    /// <summary>The record's own id, a UUID.</summary>
    public string? Id { get; init; }

    /// <summary>Id of the service.</summary>
    public string? ServiceId { get; init; }

    /// <summary>Id of the telephone number where it is spoken.</summary>
    public string? PhoneId { get; init; }

    /// <summary>Its name in English. A member of HSDS 3.0 that the UK profile does not list.</summary>
    public string? Name { get; init; }

    /// <summary>Its code: <c>cy</c>. A member of HSDS 3.0 that the UK profile does not list.</summary>
    public string? Code { get; init; }
}
