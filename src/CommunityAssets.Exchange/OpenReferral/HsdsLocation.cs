namespace CommunityAssets.Exchange.OpenReferral;

/// <summary>A place where services happen, or an address on the web.</summary>
public sealed record HsdsLocation
{
    /// <summary>The record's own id, a UUID.</summary>
    public string? Id { get; init; }

    /// <summary><c>physical</c>, <c>postal</c> or <c>virtual</c>; required.</summary>
    public string? LocationType { get; init; }

    /// <summary>Its name.</summary>
    public string? Name { get; init; }

    /// <summary>What it is.</summary>
    public string? Description { get; init; }

    /// <summary>Degrees north, WGS 84.</summary>
    public double? Latitude { get; init; }

    /// <summary>Degrees east, WGS 84.</summary>
    public double? Longitude { get; init; }

    /// <summary>An id of the location in a public register.</summary>
    public string? ExternalIdentifier { get; init; }

    /// <summary>Which register: <c>UPRN</c>.</summary>
    public string? ExternalIdentifierType { get; init; }

    /// <summary>Its addresses.</summary>
    public IReadOnlyList<HsdsAddress>? Addresses { get; init; }

    /// <summary>What helps people to get in and take part.</summary>
    public IReadOnlyList<HsdsAccessibility>? Accessibility { get; init; }

    /// <summary>What it is classified as.</summary>
    public IReadOnlyList<HsdsAttribute>? Attributes { get; init; }
}
