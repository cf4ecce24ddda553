using System.Globalization;
using CommunityAssets.Analysis.Areas;
using CommunityAssets.Analysis.Rates;
using CommunityAssets.Domain.Needs;
using CommunityAssets.Domain.Places;
using CommunityAssets.Storage;
using CommunityAssets.Web.Overview;
using CommunityAssets.Web.Words;

namespace CommunityAssets.Web.Analyses.Own;

/// <summary>Tells estimates in numbers and words.</summary>
internal static class OwnAreaWords
{
    private const double Margin = 0.04;

    /// <summary>One indicator.</summary>
    public static OwnAreaLine Tell(
        Indicator indicator, string period, Fitted fitted, ValueSums sums, OwnAreaValue? value, Surroundings beside, bool isFirst)
    {
        var (layer, areas) = (fitted.Layer, fitted.Fit.Members.Count);
        var key = new SeriesKey(indicator.Id, period);
        var (place, country) = (Mark(beside.Place, key), Mark(beside.Country, key));
        var estimate = value?.Value ?? Estimate.None;
        var benchmark = place ?? country;
        var against = Comparisons.ByLimits(
            estimate, Estimate.From(benchmark?.Value.Value, benchmark?.Value.Lower, benchmark?.Value.Upper));
        var from = value?.From ?? 0;
        var missing = areas - sums.Known - sums.Suppressed;
        var line = NeedLine.About(indicator, period) with
        {
            Value = Finite(estimate.Value),
            ValueWords = value is not null ? ValueWords.Of(indicator, estimate.Value)
                : indicator.ValueKind == ValueKind.Index && sums.Known > 0 ? "Can’t be put together"
                : sums.Suppressed > 0 ? "Held back by the publisher" : "No data",
            Lower = Finite(estimate.Lower),
            Upper = Finite(estimate.Upper),
            LimitsWords = ValueWords.Between(indicator, Finite(estimate.Lower), Finite(estimate.Upper)),
            Place = Benchmark.Of(indicator, place),
            England = Benchmark.Of(indicator, country),
            Comparison = benchmark is { } other ? ComparisonWords.Of(against, other.Name) : null,
            Suppressed = value is null && sums.Suppressed > 0,
            Note = Note(indicator, fitted, sums, value, isFirst),
            Scale = value is null ? null : ScaleOf(estimate, place?.Value.Value, country?.Value.Value),
        };
        return new OwnAreaLine(
            line, indicator.ValueKind, value?.Basis, Finite(value?.Count), Finite(value?.Denominator), areas, from, sums.Suppressed,
            Math.Max(0, missing), LevelNames.Name(layer.Level), layer.Vintage);
    }

    /// <summary>The whole.</summary>
    public static OwnAreaEstimate Tell(
        DrawnArea drawn, Fitted fitted, SplitAreas split, Strengths strengths, Known known, IReadOnlyList<OwnAreaLine> lines)
    {
        var (layer, fit) = fitted;
        double? people = fit.PeopleUnknown < fit.Members.Count ? fit.People : null;
        List<string> findings =
        [
            strengths.Sentence, People(layer, fit, people), .. Rests(layer, split), .. Withheld(lines), .. drawn.Notes,
        ];
        return new OwnAreaEstimate(
            drawn, LevelNames.Name(layer.Level), layer.Vintage,
            [.. fit.Members.Select(area => layer.Codes[area])], [.. split.Members.Select(area => layer.Codes[area])],
            [.. split.Others.Select(area => layer.Codes[area])], people, fit.PeopleUnknown, Finite(split.Share), strengths, known, lines,
            findings, Method(layer));
    }

    private static string People(SmallLayer layer, BestFit fit, double? people)
    {
        if (fit.Members.Count == 0)
        {
            return "No small area’s people have their centre here, so that nothing can be estimated: draw a larger area. "
                + $"The smallest there are to estimate from are {layer.Words}.";
        }

        var unknown = fit.PeopleUnknown == 0 ? "" : $" How many live in {layer.Count(fit.PeopleUnknown)} is not known.";
        return people is { } count
            ? string.Create(
                CultureInfo.InvariantCulture,
                $"About {count:N0} people live here, counted by {layer.Count(fit.Members.Count)} that fit "
                + $"best.{(fit.PeopleUnknown == 0 ? "" : unknown)}")
            : $"How many people live here is not known: the atlas has no numbers of people. {layer.Count(fit.Members.Count)} fit best.";
    }

    private static IEnumerable<string> Rests(SmallLayer layer, SplitAreas split)
    {
        if (double.IsNaN(split.Share))
        {
            yield break;
        }

        yield return split.Members.Count == 0
            ? "None of them is cut by the boundary: the estimates rest on whole areas."
            : string.Create(
                CultureInfo.InvariantCulture,
                $"{Percent(split.Share)} of them live in "
                + $"{layer.Count(split.Members.Count)} that the boundary cuts: they count as a whole, though a part lies outside.");
        if (split.Others.Count > 0)
        {
            yield return $"{PlainWords.Capital(layer.Count(split.Others.Count))} {(split.Others.Count == 1 ? "lies" : "lie")} partly inside and "
                + $"{(split.Others.Count == 1 ? "does" : "do")} not count, since "
                + $"{(split.Others.Count == 1 ? "its centre lies" : "their centres lie")} outside.";
        }
    }

    private static IEnumerable<string> Withheld(IReadOnlyList<OwnAreaLine> lines)
    {
        var gaps = lines.Count(line => line.Basis is not null && (line.Suppressed > 0 || line.Missing > 0));
        if (gaps > 0)
        {
            yield return $"{PlainWords.Count(gaps, "indicator is", "indicators are")} without the values of some of these areas; each says "
                + "of how many.";
        }
    }

    private static string Method(SmallLayer layer) =>
        $"Best fit by {layer.CentreWords}: of {layer.Words} those count as a whole whose centre lies in the area, the others not at "
        + "all (Office for National Statistics, policy on best fitting). Counts are added up; shares and rates are counts over "
        + "denominators with 95% limits (Wilson for shares, Byar for counts and rates, exact below 10); means and scores are weighted by "
        + "denominators, else by people, with limits where every value has published ones. Ranks are not put together. Values that are held "
        + "back or missing are left out and counted, never taken as nought. An area is cut where more than 1% of it lies on either side.";

    private static string? Note(
        Indicator indicator, Fitted fitted, ValueSums sums, OwnAreaValue? value, bool isFirst)
    {
        var (layer, fit) = fitted;
        var areas = fit.Members.Count;
        var parts = new List<string>();
        if (indicator.ValueKind == ValueKind.Index && sums.Known > 0)
        {
            return "A rank or tenth can’t be put together from those of small areas.";
        }

        if (value is null)
        {
            return areas == 0 ? "No area of its level has its centre here." : null;
        }

        parts.Add(value.Basis switch
        {
            OwnAreaBasis.Added => "Estimate: counts added up",
            OwnAreaBasis.Counts => "Estimate from counts and denominators",
            OwnAreaBasis.WorkedOutCounts => "Estimate from values and denominators",
            OwnAreaBasis.ByDenominator => "Estimate: mean weighted by denominators",
            OwnAreaBasis.ByPeople => "Estimate: mean weighted by people",
            _ => "Estimate: mean of areas, each alike",
        } + (isFirst ? "" : $", by {layer.Count(areas)}"
            + (fit.PeopleUnknown < areas ? $" with {fit.People.ToString("N0", CultureInfo.InvariantCulture)} people" : "")));
        if (sums.Suppressed > 0)
        {
            parts.Add($"{sums.Suppressed:N0} of {PlainWords.Count(areas, "area", "areas")} held back");
        }

        if (areas - sums.Suppressed - value.From is > 0 and var missing)
        {
            parts.Add($"{missing:N0} of {PlainWords.Count(areas, "area", "areas")} without a value");
        }

        return string.Join("; ", parts) + ".";
    }

    private static (string Name, IndicatorValue Value)? Mark(WideArea? area, SeriesKey key) =>
        area is not null && area.Values.TryGetValue(key, out var value) && value is { Value: not null, Suppressed: false }
            ? (area.Name, value) : null;

    // There is no layer of areas of people's own to lay a scale over: what is drawn is the estimate among what it is set beside.
    private static Scale? ScaleOf(Estimate estimate, double? place, double? country)
    {
        double?[] marks = [estimate.Value, Finite(estimate.Lower), Finite(estimate.Upper), place, country];
        var (low, high) = (marks.Min()!.Value, marks.Max()!.Value);
        if (high <= low)
        {
            return null;
        }

        return Scale.Around(low, high, (high - low) * Margin);
    }

    private static double? Finite(double? number) => number is { } value && double.IsFinite(value) ? value : null;

    private static string Percent(double share) => share switch
    {
        > 0 and < 0.01 => "Under 1%",
        > 0.99 and < 1 => "Over 99%",
        _ => share.ToString("0%", CultureInfo.InvariantCulture),
    };
}
