namespace CommunityAssets.Exchange.Readers;

/// <summary>What is told about a file of indicator values besides the file.</summary>
public sealed record IndicatorReading
{
    /// <summary>The layout, or null to tell it from the headings.</summary>
    public IndicatorLayout? Layout { get; init; }

    /// <summary>The short name of the source. It begins the ids of indicators that have none of their own.</summary>
    public required string Source { get; init; }

    /// <summary>The licence, where told.</summary>
    public string? Licence { get; init; }

    /// <summary>The period of all values, where the table does not give one; for the Indices of Deprivation their year.</summary>
    public string? Period { get; init; }

    /// <summary>The year of the boundaries that the codes belong to, where the headings do not say.</summary>
    public int? Vintage { get; init; }

    /// <summary>
    /// Path of a sheet that names the indicators (<see cref="IndicatorSheet"/>); null for the one that lies beside the table under the same
    /// name ending in <c>.json</c>, if there is one.
    /// </summary>
    public string? Metadata { get; init; }
}
