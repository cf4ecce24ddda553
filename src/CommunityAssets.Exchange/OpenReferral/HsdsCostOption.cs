namespace CommunityAssets.Exchange.OpenReferral;

/// <summary>One price of a service.</summary>
public sealed record HsdsCostOption
{
    /// <summary>The record's own id, a UUID.</summary>
    public string? Id { get; init; }

    /// <summary>Id of the service.</summary>
    public string? ServiceId { get; init; }

    /// <summary>The first day it holds.</summary>
    public string? ValidFrom { get; init; }

    /// <summary>The last day it holds.</summary>
    public string? ValidTo { get; init; }

    /// <summary>What the price is for: "Under 18s".</summary>
    public string? Option { get; init; }

    /// <summary>The price in pounds.</summary>
    public decimal? Amount { get; init; }

    /// <summary>What the price covers, in words.</summary>
    public string? AmountDescription { get; init; }
}
