namespace CommunityAssets.Exchange.OpenReferral;

/// <summary>A service: what is offered to people, and by whom. The root of most of what is exchanged.</summary>
public sealed record HsdsService
{
    /// <summary>The record's own id, a UUID.</summary>
    public string? Id { get; init; }

    /// <summary>Id of the organization that provides it.</summary>
    public string? OrganizationId { get; init; }

    /// <summary>Its name; required.</summary>
    public string? Name { get; init; }

    /// <summary>What it is.</summary>
    public string? Description { get; init; }

    /// <summary>Its web address.</summary>
    public string? Url { get; init; }

    /// <summary>An e-mail address of the service.</summary>
    public string? Email { get; init; }

    /// <summary><c>active</c>, <c>inactive</c>, <c>defunct</c> or <c>temporarily closed</c>; required.</summary>
    public string? Status { get; init; }

    /// <summary>Charges in words; deprecated by the standard in favour of <see cref="CostOptions"/>.</summary>
    public string? Fees { get; init; }

    /// <summary>Accreditations in words.</summary>
    public string? Accreditations { get; init; }

    /// <summary>Who it is for, in words. A member of HSDS 3.0 that the UK profile does not list.</summary>
    public string? EligibilityDescription { get; init; }

    /// <summary>Youngest age in years.</summary>
    public decimal? MinimumAge { get; init; }

    /// <summary>Oldest age in years.</summary>
    public decimal? MaximumAge { get; init; }

    /// <summary>The day it was last checked: <c>2026-03-12</c>.</summary>
    public string? AssuredDate { get; init; }

    /// <summary>Who checked it.</summary>
    public string? AssurerEmail { get; init; }

    /// <summary>A passing notice, such as a closure.</summary>
    public string? Alert { get; init; }

    /// <summary>When the record last changed: an RFC 3339 moment.</summary>
    public string? LastModified { get; init; }

    /// <summary>Telephone numbers of the service itself. A member of HSDS 3.0 that the UK profile does not list.</summary>
    public IReadOnlyList<HsdsPhone>? Phones { get; init; }

    /// <summary>When it happens.</summary>
    public IReadOnlyList<HsdsSchedule>? Schedules { get; init; }

    /// <summary>Where people may live to take part.</summary>
    public IReadOnlyList<HsdsServiceArea>? ServiceAreas { get; init; }

    /// <summary>Where it happens.</summary>
    public IReadOnlyList<HsdsServiceAtLocation>? ServiceAtLocations { get; init; }

    /// <summary>Languages spoken.</summary>
    public IReadOnlyList<HsdsLanguage>? Languages { get; init; }

    /// <summary>Who provides it.</summary>
    public HsdsOrganization? Organization { get; init; }

    /// <summary>Who pays for it.</summary>
    public IReadOnlyList<HsdsFunding>? Funding { get; init; }

    /// <summary>What it costs.</summary>
    public IReadOnlyList<HsdsCostOption>? CostOptions { get; init; }

    /// <summary>How to reach it.</summary>
    public IReadOnlyList<HsdsContact>? Contacts { get; init; }

    /// <summary>What it is classified as.</summary>
    public IReadOnlyList<HsdsAttribute>? Attributes { get; init; }
}
