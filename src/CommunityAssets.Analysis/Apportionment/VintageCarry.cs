using System.Globalization;
using CommunityAssets.Domain.Needs;
using CommunityAssets.Domain.Places;

namespace CommunityAssets.Analysis.Apportionment;

/// <summary>
/// Carries values from the areas of an earlier year to those of a later one, through a change lookup.
/// </summary>
/// <remarks>
/// <para>Counts are shared out by people where an area was split, and added up where areas were merged, so that totals stay what they were
/// (areal interpolation by a control variable; Goodchild and Lam 1980). Numerators and denominators go the same way.</para>
/// <para>Rates, proportions, means and scores are taken over by each part of a split area. For merged areas they are averaged, weighted by
/// their denominators where every part has one, else by people at the earlier date.</para>
/// <para>Ranks and tenths are taken over where an area is unchanged or split, and left missing where areas were merged or redrawn: an
/// average of ranks is no rank.</para>
/// <para>Limits are kept for unchanged areas, and for parts of a split area that take its rate over; an added or averaged value has
/// none.</para>
/// <para>A later area one part of which has no value has none either: it is suppressed when a part is, else missing. A part that holds
/// nobody is passed over, except for counts: things can happen where nobody lives.</para>
/// </remarks>
public static class VintageCarry
{
    /// <summary>Carries all values of one indicator; each period for itself.</summary>
    /// <param name="indicator">The indicator; its kind of value decides how.</param>
    /// <param name="values">Its values on earlier areas; each area once in each period. Values of another indicator are an error.</param>
    /// <param name="weights">The lookup with its weights.</param>
    /// <returns>Values for the later areas that have at least one part with a value.</returns>
    /// <exception cref="ArgumentException">A value belongs to another indicator, or an area comes twice in one period.</exception>
    public static CarriedValues Carry(Indicator indicator, IEnumerable<IndicatorValue> values, ChangeWeights weights)
    {
        var carried = new List<IndicatorValue>();
        var loss = new CarryLoss();
        foreach (var period in values.GroupBy(value => value.Period, StringComparer.Ordinal))
        {
            var earlier = new Dictionary<string, IndicatorValue>(StringComparer.Ordinal);
            foreach (var value in period)
            {
                if (!string.Equals(value.Indicator, indicator.Id, StringComparison.Ordinal))
                {
                    throw new ArgumentException($"A value of {value.Indicator} is among those of {indicator.Id}.", nameof(values));
                }

                if (!earlier.TryAdd(value.Area, value))
                {
                    throw new ArgumentException($"{value.Area} comes twice in {value.Period}.", nameof(values));
                }

                loss += weights.Knows(value.Area) ? new CarryLoss() : new CarryLoss { NotInLookup = 1 };
            }

            foreach (var area in weights.Later)
            {
                if (Carry(indicator.ValueKind, area, weights, earlier) is { } result)
                {
                    carried.Add(result.Value);
                    loss += result.Loss;
                }
            }
        }

        return new CarriedValues(carried, loss);
    }

    private static (IndicatorValue Value, CarryLoss Loss)? Carry(
        ValueKind kind, string area, ChangeWeights weights, Dictionary<string, IndicatorValue> earlier)
    {
        var all = weights.PartsOf(area);
        if (!all.Any(part => earlier.ContainsKey(part.From)))
        {
            return null;
        }

        ChangePart[] parts = all.Count == 1
            ? [.. all]
            : [.. all.Where(part => part.Share > 0 && (kind == ValueKind.Count || part.People is not 0))];
        if (parts.Length == 0)
        {
            parts = [.. all];
        }

        var first = earlier.GetValueOrDefault(parts[0].From) is { Indicator: not null } known
            ? known
            : earlier[all.First(part => earlier.ContainsKey(part.From)).From];
        var frame = new IndicatorValue(first.Indicator, area, weights.ToVintage, first.Period, Value: null);
        if (!Array.TrueForAll(parts, part => earlier.TryGetValue(part.From, out var value) && value.Value is not null))
        {
            var suppressed = Array.Exists(parts, part => earlier.TryGetValue(part.From, out var value) && value.Suppressed);
            var isWhole = parts is [{ Kind: AreaChangeKind.Unchanged }];
            return (
                frame with { Suppressed = suppressed, Note = parts.Length == 1 ? first.Note : null },
                isWhole ? new CarryLoss { Unchanged = 1 } : new CarryLoss { PartsMissing = 1 });
        }

        return parts.Length == 1 ? Whole(kind, parts[0], first, frame, weights) : Together(kind, parts, earlier, frame, weights);
    }

    /// <summary>From one earlier area: the same area, a part of it, or it with others of no account.</summary>
    private static (IndicatorValue Value, CarryLoss Loss) Whole(
        ValueKind kind, ChangePart part, IndicatorValue value, IndicatorValue frame, ChangeWeights weights)
    {
        if (part.Kind == AreaChangeKind.Unchanged && part.Share >= 1)
        {
            return (value with { Area = frame.Area, Vintage = frame.Vintage }, new CarryLoss { Unchanged = 1 });
        }

        var isEven = weights.SharedEvenly.Contains(part.From);
        var shared = kind == ValueKind.Count && part.Share < 1;
        var hasLimits = value.Lower is not null || value.Upper is not null;
        var loss = CountOf(part.Kind) with
        {
            LimitsLeftOut = shared && hasLimits ? 1 : 0,
            Evenly = isEven && (shared || value.Count is not null || value.Denominator is not null) ? 1 : 0,
        };
        return (
            frame with
            {
                Value = shared ? value.Value * part.Share : value.Value,
                Lower = shared ? null : value.Lower,
                Upper = shared ? null : value.Upper,
                Count = value.Count * part.Share,
                Denominator = value.Denominator * part.Share,
                Note = NoteOf(value.Note, weights),
            },
            loss);
    }

    /// <summary>From several earlier areas.</summary>
    private static (IndicatorValue Value, CarryLoss Loss) Together(
        ValueKind kind, ChangePart[] parts, Dictionary<string, IndicatorValue> earlier, IndicatorValue frame, ChangeWeights weights)
    {
        var change = Array.Exists(parts, part => part.Kind == AreaChangeKind.Irregular) ? AreaChangeKind.Irregular : AreaChangeKind.Merged;
        if (kind == ValueKind.Index)
        {
            return (frame with { Note = NoteOf(note: null, weights) }, new CarryLoss { RanksLeftOut = 1 });
        }

        var values = Array.ConvertAll(parts, part => earlier[part.From]);
        var isEven = Array.Exists(parts, part => weights.SharedEvenly.Contains(part.From));
        double result;
        if (kind == ValueKind.Count)
        {
            result = parts.Zip(values, (part, value) => part.Share * value.Value!.Value).Sum();
        }
        else
        {
            var by = WeightsOf(parts, values);
            isEven |= by is null;
            by ??= Array.ConvertAll(parts, part => part.Share);
            by = by.Sum() > 0 ? by : Array.ConvertAll(parts, _ => 1d);
            result = by.Zip(values, (weight, value) => weight * value.Value!.Value).Sum() / by.Sum();
        }

        return (
            frame with
            {
                Value = result,
                Count = Sum(parts, values, value => value.Count),
                Denominator = Sum(parts, values, value => value.Denominator),
                Note = NoteOf(note: null, weights),
            },
            CountOf(change) with
            {
                LimitsLeftOut = Array.Exists(values, value => value.Lower is not null || value.Upper is not null) ? 1 : 0,
                Evenly = isEven ? 1 : 0,
            });
    }

    /// <summary>Denominators of the parts where each has one, else their people; null when neither is known.</summary>
    private static double[]? WeightsOf(ChangePart[] parts, IndicatorValue[] values)
    {
        if (Array.TrueForAll(values, value => value.Denominator > 0))
        {
            return [.. parts.Zip(values, (part, value) => part.Share * value.Denominator!.Value)];
        }

        return Array.TrueForAll(parts, part => part.People > 0) ? Array.ConvertAll(parts, part => part.People!.Value) : null;
    }

    private static double? Sum(ChangePart[] parts, IndicatorValue[] values, Func<IndicatorValue, double?> of)
    {
        double? sum = 0;
        for (var i = 0; i < parts.Length; i++)
        {
            sum += of(values[i]) * parts[i].Share;
        }

        return sum;
    }

    private static CarryLoss CountOf(AreaChangeKind kind) => kind switch
    {
        AreaChangeKind.Split => new CarryLoss { Split = 1 },
        AreaChangeKind.Merged => new CarryLoss { Merged = 1 },
        AreaChangeKind.Irregular => new CarryLoss { Irregular = 1 },
        _ => new CarryLoss { Unchanged = 1 },
    };

    private static string NoteOf(string? note, ChangeWeights weights) =>
        string.Create(CultureInfo.InvariantCulture, $"{(note is null ? "" : note + "; ")}estimated from areas of {weights.FromVintage}");
}
