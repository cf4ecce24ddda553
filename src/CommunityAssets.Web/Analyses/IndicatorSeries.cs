using CommunityAssets.Domain.Needs;
using CommunityAssets.Domain.Places;
using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Storage;
using CommunityAssets.Web.Words;

namespace CommunityAssets.Web.Analyses;

/// <summary>The values of an indicator for the areas of a ground, in their order.</summary>
/// <param name="Indicator">The indicator.</param>
/// <param name="Period">The period.</param>
/// <param name="Records">For each area its value with limits, count and denominator; null for none.</param>
public sealed record IndicatorSeries(Indicator Indicator, string Period, IReadOnlyList<IndicatorValue?> Records)
{
    /// <summary>The values alone; NaN for missing and for suppressed ones.</summary>
    public double[] Values { get; } = [.. Records.Select(record => record?.Value ?? double.NaN)];

    /// <summary>The values turned so that higher means more need.</summary>
    public double[] Needs => Indicator.Polarity == Polarity.HigherIsBetter ? Array.ConvertAll(Values, value => -value) : Values;

    /// <summary>The series in words: "Loneliness, 2021 (%)". A unit that the name says already is not said twice.</summary>
    public string Words => $"{Indicator.Name}, {Period}"
        + (Indicator.Unit is { } unit && !Indicator.Name.Contains(unit, StringComparison.OrdinalIgnoreCase) ? $" ({unit})" : "");

    /// <summary>What a value is per: 100 for per cent, the base of a rate, else 1.</summary>
    public double Per => PerOf(Indicator);

    /// <summary>What a value of an indicator is per.</summary>
    public static double PerOf(Indicator indicator) => indicator.ValueKind switch
    {
        ValueKind.Proportion => indicator.Unit?.Contains('%', StringComparison.Ordinal) == true ? 100 : 1,
        ValueKind.Rate => indicator.RateBase is > 0 and var per ? per : 1,
        _ => 1,
    };

    /// <summary>Whether the value of an area is <c>known</c>, <c>suppressed</c> (held back by the publisher) or <c>missing</c>.</summary>
    /// <param name="number">The number of the area.</param>
    public string State(int number) => !double.IsNaN(Values[number]) ? "known"
        : Records[number] is { Suppressed: true } ? "suppressed" : "missing";

    /// <summary>Sentences on the areas without a value: held back and missing are two things.</summary>
    public IEnumerable<string> Unknown()
    {
        var suppressed = Enumerable.Range(0, Values.Length).Count(number => State(number) == "suppressed");
        var missing = Values.Count(double.IsNaN) - suppressed;
        if (suppressed > 0)
        {
            yield return $"The publisher holds back the value of {PlainWords.Count(suppressed, "area", "areas")}.";
        }

        if (missing > 0)
        {
            yield return $"{PlainWords.Count(missing, "area has", "areas have")} no value.";
        }
    }

    /// <summary>Reads the values of an indicator.</summary>
    /// <param name="atlas">The atlas.</param>
    /// <param name="id">The indicator's id.</param>
    /// <param name="period">The period; null for the latest.</param>
    /// <param name="ground">The areas.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <exception cref="BadInputException">There is no such indicator, or none of its values are of these areas.</exception>
    public static async Task<IndicatorSeries> ReadAsync(
        IAtlas atlas, string id, string? period, Ground ground, CancellationToken cancellationToken)
    {
        var holding = await atlas.Indicators.FindAsync(id, cancellationToken);
        if (holding is null)
        {
            var near = (await atlas.Indicators.ListAsync(cancellationToken)).Select(one => one.Indicator.Id).Take(12);
            throw new BadInputException($"There is no indicator '{id}' in the atlas. It has, for example: {string.Join(", ", near)}.");
        }

        var layers = holding.Layers.Where(layer => layer.Level == ground.Level && layer.Vintage == ground.Vintage).ToList();
        var layer = period is null ? layers.FirstOrDefault() : layers.Find(one => one.Period == period);
        if (layer is null)
        {
            var there = holding.Layers.Select(one => $"{LevelNames.Name(one.Level)} {one.Vintage}, {one.Period}").DefaultIfEmpty("none");
            throw new BadInputException(
                $"{holding.Indicator.Name} has no values for {LevelNames.Name(ground.Level)} {ground.Vintage}"
                + $"{(period is null ? "" : $" in {period}")}. It has: {string.Join("; ", there)}.");
        }

        var records = new IndicatorValue?[ground.Areas.Count];
        foreach (var value in await atlas.Indicators.ValuesAsync(id, layer.Level, layer.Vintage, layer.Period, ground.Within?.Key, cancellationToken))
        {
            if (ground.Number(value.Area) is var number && number >= 0)
            {
                records[number] = value;
            }
        }

        return new IndicatorSeries(holding.Indicator, layer.Period, records);
    }
}
