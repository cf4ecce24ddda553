namespace CommunityAssets.Exchange.OpenReferral;

/// <summary>That a service happens at a location.</summary>
public sealed record HsdsServiceAtLocation
{
    /// <summary>The record's own id, a UUID.</summary>
    public string? Id { get; init; }

    /// <summary>Id of the service.</summary>
    public string? ServiceId { get; init; }

    /// <summary>Id of the location.</summary>
    public string? LocationId { get; init; }

    /// <summary>The service's name. Only in the answer for one of them, whose published schema is by mistake that of a service.</summary>
    public string? Name { get; init; }

    /// <summary>The service's status; see <see cref="Name"/>.</summary>
    public string? Status { get; init; }

    /// <summary>The location.</summary>
    public HsdsLocation? Location { get; init; }

    /// <summary>The service, where this record is the root.</summary>
    public HsdsService? Service { get; init; }

    /// <summary>When it happens here. A member of HSDS 3.0 that the UK profile does not list.</summary>
    public IReadOnlyList<HsdsSchedule>? Schedules { get; init; }
}
