namespace CommunityAssets.Exchange.OpenReferral;

/// <summary>A telephone number.</summary>
public sealed record HsdsPhone
{
    /// <summary>The record's own id, a UUID.</summary>
    public string? Id { get; init; }

    /// <summary>Id of the contact.</summary>
    public string? ContactId { get; init; }

    /// <summary>The number as given; required.</summary>
    public string? Number { get; init; }

    /// <summary>More about it.</summary>
    public string? Description { get; init; }

    /// <summary>Languages spoken there.</summary>
    public IReadOnlyList<HsdsLanguage>? Languages { get; init; }
}
