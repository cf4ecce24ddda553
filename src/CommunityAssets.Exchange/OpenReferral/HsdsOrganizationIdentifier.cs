namespace CommunityAssets.Exchange.OpenReferral;

/// <summary>An organization's number in a public register.</summary>
public sealed record HsdsOrganizationIdentifier
{
    /// <summary>The record's own id, a UUID.</summary>
    public string? Id { get; init; }

    /// <summary>Id of the organization.</summary>
    public string? OrganizationId { get; init; }

    /// <summary>The register, as org-id.guide names it: <c>GB-CHC</c>.</summary>
    public string? IdentifierScheme { get; init; }

    /// <summary>What the number is, in words: "Charity number"; required.</summary>
    public string? IdentifierType { get; init; }

    /// <summary>The number; required.</summary>
    public string? Identifier { get; init; }
}
