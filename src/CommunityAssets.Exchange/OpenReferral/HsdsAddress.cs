using System.Text.Json.Serialization;

namespace CommunityAssets.Exchange.OpenReferral;

/// <summary>
/// An address. The standard requires every part but the id of the location, the attention line and the region;
/// a part that is not known is empty.
/// </summary>
public sealed record HsdsAddress
{
    /// <summary>The record's own id, a UUID.</summary>
    public string? Id { get; init; }

    /// <summary>Id of the location.</summary>
    public string? LocationId { get; init; }

    /// <summary>Whom to address. Never written by this program: it would be a person.</summary>
    public string? Attention { get; init; }

    /// <summary>House, street and whatever comes before the town.</summary>
    [JsonPropertyName("address_1")]
    public string? Address1 { get; init; }

    /// <summary>A second line. A member of HSDS 3.0 that the UK profile does not list.</summary>
    [JsonPropertyName("address_2")]
    public string? Address2 { get; init; }

    /// <summary>Town.</summary>
    public string? City { get; init; }

    /// <summary>Region.</summary>
    public string? Region { get; init; }

    /// <summary>County.</summary>
    public string? StateProvince { get; init; }

    /// <summary>Postcode.</summary>
    public string? PostalCode { get; init; }

    /// <summary>Two-letter country: <c>GB</c>.</summary>
    public string? Country { get; init; }

    /// <summary><c>physical</c>, <c>postal</c> or <c>virtual</c>.</summary>
    public string? AddressType { get; init; }
}
