using CommunityAssets.Domain.Places;

namespace CommunityAssets.Web.Analyses;

/// <summary>What inequality is measured of, and between whom.</summary>
public sealed record InequalityRequest
{
    /// <summary>Id of the indicator that differs.</summary>
    public required string Indicator { get; init; }

    /// <summary>Its period; null for the latest.</summary>
    public string? Period { get; init; }

    /// <summary>Id of the indicator that areas are put in order by, such as a deprivation score.</summary>
    public required string By { get; init; }

    /// <summary>How many groups: 5 or 10.</summary>
    public int Groups { get; init; } = 5;

    /// <summary>Whether the groups are of all areas loaded (England), not of those asked for.</summary>
    public bool Everywhere { get; init; }

    /// <summary>Whether each larger area of this level is told of by itself; null for the place as a whole.</summary>
    public AreaLevel? Each { get; init; }

    /// <summary>How many simulations the limits come from; 1,000 to 1,000,000.</summary>
    public int Simulations { get; init; } = 100_000;

    /// <summary>Their seed.</summary>
    public ulong Seed { get; init; } = 12345;
}
