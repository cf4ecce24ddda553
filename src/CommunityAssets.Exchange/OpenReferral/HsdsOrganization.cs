namespace CommunityAssets.Exchange.OpenReferral;

/// <summary>An organization that provides services.</summary>
public sealed record HsdsOrganization
{
    /// <summary>The record's own id, a UUID.</summary>
    public string? Id { get; init; }

    /// <summary>Its name; required.</summary>
    public string? Name { get; init; }

    /// <summary>What it is; required.</summary>
    public string? Description { get; init; }

    /// <summary>Its e-mail address.</summary>
    public string? Email { get; init; }

    /// <summary>Its web address.</summary>
    public string? Website { get; init; }

    /// <summary>Address of its logo.</summary>
    public string? Logo { get; init; }

    /// <summary>A lasting identifier of it on the web.</summary>
    public string? Uri { get; init; }

    /// <summary>Id of the organization that it is part of.</summary>
    public string? ParentOrganizationId { get; init; }

    /// <summary>Its numbers in public registers.</summary>
    public IReadOnlyList<HsdsOrganizationIdentifier>? OrganizationIdentifiers { get; init; }

    /// <summary>What it is classified as.</summary>
    public IReadOnlyList<HsdsAttribute>? Attributes { get; init; }

    /// <summary>The services that it provides.</summary>
    public IReadOnlyList<HsdsService>? Services { get; init; }
}
