using CommunityAssets.Analysis.Rates;
using CommunityAssets.Exchange.Readers;

namespace CommunityAssets.Web.Analyses;

/// <summary>What standardised rates are worked out of.</summary>
public sealed record StandardisedRequest
{
    /// <summary>Events and people by area and age band, as <see cref="AgeTable"/> reads them.</summary>
    public required IReadOnlyList<AgeCount> Rows { get; init; }

    /// <summary>The name of the file they are from.</summary>
    public required string File { get; init; }

    /// <summary>
    /// Whether by the reference's rates (indirect: a ratio); else to the ages of <see cref="Standard"/> (direct: a rate).
    /// </summary>
    public bool Indirect { get; init; }

    /// <summary>The standard population, for direct standardisation.</summary>
    public StandardPopulation Standard { get; init; } = StandardPopulation.EuropeanOf2013;

    /// <summary>
    /// Code whose rows of the file are compared with, and whose rates are the reference of indirect standardisation; null for all areas of
    /// the file that are asked for, together.
    /// </summary>
    public string? Reference { get; init; }

    /// <summary>For how many it is told: 100,000 for rates, 100 for ratios; null for these.</summary>
    public double? Per { get; init; }
}
