using CommunityAssets.Domain.Needs;

namespace CommunityAssets.Web.Overview;

/// <summary>One indicator of an area, in numbers and words.</summary>
public sealed record NeedLine
{
    /// <summary>The indicator's id.</summary>
    public required string Id { get; init; }

    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>What it tells.</summary>
    public string? Tells { get; init; }

    /// <summary>Its domain.</summary>
    public string? Domain { get; init; }

    /// <summary>Its unit.</summary>
    public string? Unit { get; init; }

    /// <summary>Its polarity's stable name.</summary>
    public required string Polarity { get; init; }

    /// <summary>Its polarity in words.</summary>
    public required string PolarityWords { get; init; }

    /// <summary>Who publishes it.</summary>
    public string? Source { get; init; }

    /// <summary>The period.</summary>
    public required string Period { get; init; }

    /// <summary>The value; null when held back or missing.</summary>
    public double? Value { get; init; }

    /// <summary>The value in words: "23.4%", "Held back by the publisher", "No data".</summary>
    public required string ValueWords { get; init; }

    /// <summary>Lower 95% limit.</summary>
    public double? Lower { get; init; }

    /// <summary>Upper 95% limit.</summary>
    public double? Upper { get; init; }

    /// <summary>The limits in words: "between 20.1% and 26.9%".</summary>
    public string? LimitsWords { get; init; }

    /// <summary>The rank in the place, 1 for the highest value; equal values share a rank.</summary>
    public int? Rank { get; init; }

    /// <summary>Among how many areas with a value.</summary>
    public int? Of { get; init; }

    /// <summary>The rank in words: "4th highest of 60".</summary>
    public string? RankWords { get; init; }

    /// <summary>The value of the local authority that the area lies in, where loaded.</summary>
    public Benchmark? Place { get; init; }

    /// <summary>The value of the country, where loaded.</summary>
    public Benchmark? England { get; init; }

    /// <summary>"higher than Aldermere": by overlap of limits; null where that can't be told.</summary>
    public string? Comparison { get; init; }

    /// <summary>Whether the publisher holds the value back.</summary>
    public bool Suppressed { get; init; }

    /// <summary>The publisher's note.</summary>
    public string? Note { get; init; }

    /// <summary>
    /// Whether it is one to tell first: false for a rank or a decile whose score is told too, which says the same thing once more.
    /// </summary>
    public bool Headline { get; init; } = true;

    /// <summary>The range on which it is drawn; null where nothing can be drawn.</summary>
    public Scale? Scale { get; init; }

    /// <summary>What the indicator says of itself, with no value yet.</summary>
    public static NeedLine About(Indicator indicator, string period)
    {
        ArgumentNullException.ThrowIfNull(indicator);
        return new NeedLine
        {
            Id = indicator.Id,
            Name = indicator.Name,
            Tells = indicator.Tells,
            Domain = indicator.Domain,
            Unit = indicator.Unit,
            Polarity = PolarityNames.Name(indicator.Polarity),
            PolarityWords = PolarityNames.Words(indicator.Polarity),
            Source = indicator.Source,
            Period = period,
            ValueWords = "No data",
        };
    }
}
