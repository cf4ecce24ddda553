namespace CommunityAssets.Web.Analyses;

/// <summary>What rates, proportions or means are worked out of.</summary>
public sealed record RatesRequest
{
    /// <summary>For <see cref="Denominator"/>: the people of the areas.</summary>
    public const string People = "people";

    /// <summary>Id of the indicator that has the counts, or the means.</summary>
    public required string Indicator { get; init; }

    /// <summary>Its period; null for the latest.</summary>
    public string? Period { get; init; }

    /// <summary>
    /// Id of an indicator that counts those whom it is out of; <c>people</c> for the people of the areas; null for its own denominators.
    /// </summary>
    public string? Denominator { get; init; }

    /// <summary>Id of an indicator that holds the standard deviation of what was measured; makes it a mean.</summary>
    public string? Deviation { get; init; }

    /// <summary>What to work out; null for what the indicator says of itself.</summary>
    public RateMeasure? Measure { get; init; }

    /// <summary>For how many it is told; above 0; null for what the indicator is told per.</summary>
    public double? Per { get; init; }

    /// <summary>Code of the area to compare with; null for the area within which they lie, or else all of them together.</summary>
    public string? Benchmark { get; init; }
}
