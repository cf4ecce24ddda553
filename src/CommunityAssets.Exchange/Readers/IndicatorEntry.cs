using System.Collections.Immutable;
using CommunityAssets.Domain.Needs;
using CommunityAssets.Domain.Stewardship;
using Kind = CommunityAssets.Domain.Needs.ValueKind;

namespace CommunityAssets.Exchange.Readers;

/// <summary>What an <see cref="IndicatorSheet"/> says of one indicator. What is null is not said.</summary>
public sealed record IndicatorEntry
{
    /// <summary>Heading of the column with its values.</summary>
    public string? Column { get; init; }

    /// <summary>Its id.</summary>
    public string? Id { get; init; }

    /// <summary>Its name.</summary>
    public string? Name { get; init; }

    /// <summary>What it tells.</summary>
    public string? Tells { get; init; }

    /// <summary>The domain it belongs to.</summary>
    public string? Domain { get; init; }

    /// <summary>The unit of its values.</summary>
    public string? Unit { get; init; }

    /// <summary><c>count</c>, <c>proportion</c>, <c>rate</c>, <c>mean</c>, <c>score</c> or <c>index</c>.</summary>
    public string? ValueKind { get; init; }

    /// <summary>What a rate is per.</summary>
    public double? RateBase { get; init; }

    /// <summary><c>higher-is-better</c>, <c>higher-is-worse</c> or <c>neither</c>.</summary>
    public string? Polarity { get; init; }

    /// <summary>Who publishes it.</summary>
    public string? Source { get; init; }

    /// <summary>Its licence.</summary>
    public string? Licence { get; init; }

    /// <summary>The period of its values, where it differs from the table's.</summary>
    public string? Period { get; init; }

    /// <summary>The sort of period.</summary>
    public string? PeriodType { get; init; }

    /// <summary>How its publisher protects small numbers.</summary>
    public string? Disclosure { get; init; }

    /// <summary>Ids of the topics it speaks to.</summary>
    public ImmutableArray<string>? Topics { get; init; }

    /// <summary>Heading of the column with the lower limits.</summary>
    public string? Lower { get; init; }

    /// <summary>Heading of the column with the upper limits.</summary>
    public string? Upper { get; init; }

    /// <summary>Heading of the column with the numerators.</summary>
    public string? Count { get; init; }

    /// <summary>Heading of the column with the denominators.</summary>
    public string? Denominator { get; init; }

    /// <summary>The indicator with everything that this entry says.</summary>
    internal Indicator Onto(Indicator indicator) => indicator with
    {
        Id = Id is null ? indicator.Id : IndicatorIds.Slug(Id),
        Name = Name ?? indicator.Name,
        Tells = Tells ?? indicator.Tells,
        Domain = Domain ?? indicator.Domain,
        Unit = Unit ?? indicator.Unit,
        ValueKind = KindOf(ValueKind) ?? indicator.ValueKind,
        RateBase = RateBase ?? indicator.RateBase,
        Polarity = PolarityNames.TryParse(Polarity, out var polarity) ? polarity : indicator.Polarity,
        Source = Source ?? indicator.Source,
        Licence = Licence ?? indicator.Licence,
        PeriodType = PeriodType ?? indicator.PeriodType,
        Disclosure = Disclosure ?? indicator.Disclosure,
        Topics = Topics ?? indicator.Topics,
    };

    /// <summary>Refuses words that mean nothing here.</summary>
    internal void Check(string file)
    {
        var what = Id ?? Name ?? Column
            ?? throw new BadInputException($"{file}: an indicator has no column, no id and no name. Give at least one of them.");
        if (ValueKind is not null && KindOf(ValueKind) is null)
        {
            throw new BadInputException(
                $"{file}, {what}: \"{ValueKind}\" is not a kind of value. Write count, proportion, rate, mean, score or index.");
        }

        if (Polarity is not null && !PolarityNames.TryParse(Polarity, out _))
        {
            throw new BadInputException(
                $"{file}, {what}: \"{Polarity}\" is not a polarity. Write higher-is-better, higher-is-worse or neither.");
        }

        if (RateBase is not null and not > 0)
        {
            throw new BadInputException($"{file}, {what}: a rate cannot be per {RateBase}. Write a number such as 1000.");
        }
    }

    private static Kind? KindOf(string? name) => name?.Trim().ToLowerInvariant() switch
    {
        "count" => Kind.Count,
        "proportion" => Kind.Proportion,
        "rate" => Kind.Rate,
        "mean" => Kind.Mean,
        "score" => Kind.Score,
        "index" => Kind.Index,
        _ => null,
    };
}
