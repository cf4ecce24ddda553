using CommunityAssets.Analysis.Inequality;
using CommunityAssets.Cartography.Legends;
using CommunityAssets.Domain.Places;
using CommunityAssets.Web.Words;

namespace CommunityAssets.Web.Analyses;

/// <summary>Inequality in words.</summary>
internal sealed class InequalityWords(UnequalGroups groups, InequalityRequest request)
{
    private static readonly string[] Ordinals =
        ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"];

    // A score of deprivation puts areas in order of deprivation; anything else in order of need.
    private readonly (string Most, string Least) _ends =
        groups.By.Indicator.Name.Contains("depriv", StringComparison.OrdinalIgnoreCase)
            ? ("most deprived", "least deprived") : ("highest-need", "lowest-need");

    /// <summary>"most deprived fifth", "third fifth", "least deprived tenth".</summary>
    public string Group(int number)
    {
        var part = request.Groups == 5 ? "fifth" : "tenth";
        return number == 0 ? $"{_ends.Most} {part}" : number == request.Groups - 1 ? $"{_ends.Least} {part}" : $"{Ordinals[number]} {part}";
    }

    /// <summary>How it was done.</summary>
    public string Method(Ground ground)
    {
        var limits = groups.Kind switch
        {
            IndexKind.Share => "counts of each group together, Wilson limits, drawn on the logit",
            IndexKind.Rate => "counts of each group together, Byar's or exact limits, drawn on the logarithm",
            _ => (groups.Alike ? "areas' values averaged, each area alike," : "areas' values averaged by people,")
                + " limits by how much the areas of a group differ (Cochran), drawn as they are",
        };
        var parts = request.Groups == 5 ? "fifths" : "tenths";
        return $"Slope and relative index of inequality (Low and Low 2004) of {groups.Series.Words} over {parts} by rank of "
            + $"{groups.By.Words} ({(request.Everywhere ? "of all areas loaded" : request.Each is null ? "of the place" : "of each place")}; "
            + "equal values are in one), "
            + $"for {ground.Words}; weighted by {(groups.Alike ? "areas, since no populations are loaded" : "people")}; {limits}; "
            + FormattableString.Invariant($"95% limits from {request.Simulations:N0} simulations, seed {request.Seed}.");
    }

    /// <summary>What is found of one place.</summary>
    public List<string> Findings(string place, IReadOnlyList<UnequalGroup> made, InequalityIndex index, int unknown)
    {
        var slope = index.Slope.Times(groups.Told);
        var (most, least) = (index.MostDeprived * groups.Told, index.LeastDeprived * groups.Told);
        var where = place == "The whole place" ? "" : $" of {place}";
        var sentences = new List<string>
        {
            $"Between the {_ends.Most} and the {_ends.Least} ends{where} the gap in {groups.Series.Indicator.Name} is "
            + $"{Gap(Math.Abs(slope.Value))}: {Value(most)} at the {_ends.Most} end, {Value(least)} at the {_ends.Least}.",
            Chance(index),
        };
        if (index.HasRatio)
        {
            var (times, higher, lower) = index.Relative.Value < 1
                ? (1 / index.Relative.Value, _ends.Most, _ends.Least) : (index.Relative.Value, _ends.Least, _ends.Most);
            sentences.Add(
                $"At the {higher} end it is {NumberText.Plain(times, 1)} times what it is at the {lower} end (relative index of inequality, the "
                + $"{_ends.Least} end over the {_ends.Most} one: {NumberText.Plain(index.Relative.Value, 2)}, 95% limits "
                + $"{NumberText.Plain(index.Relative.Lower, 2)} to {NumberText.Plain(index.Relative.Upper, 2)}).");
        }
        else if (groups.Kind != IndexKind.Plain)
        {
            sentences.Add(
                $"The straight line falls below 0 at the {(index.LeastDeprived <= 0 ? _ends.Least : _ends.Most)} end, where no value can be: it "
                + "fits badly there. Read the groups as they are; no relative index is told.");
        }

        sentences.Add(
            $"As they are: {Value(made[0].Value.Value * groups.Told)} in the {Group(made[0].Number)}, "
            + $"{Value(made[^1].Value.Value * groups.Told)} in the {Group(made[^1].Number)}.");
        if (made.Count < request.Groups)
        {
            var without = request.Groups - made.Count;
            sentences.Add($"{without} of {request.Groups} groups {(without == 1 ? "has" : "have")} no area with a value, so the line is "
                + $"drawn through {made.Count}.");
        }

        if (unknown > 0)
        {
            sentences.Add(
                $"{PlainWords.Count(unknown, "area has", "areas have")} no value, no rank or no population, and "
                + $"{(unknown == 1 ? "is" : "are")} left out.");
        }

        return sentences;
    }

    /// <summary>What is found of many places.</summary>
    public List<string> Findings(IReadOnlyList<(string Name, InequalityIndex? Index)> places)
    {
        var known = places.Where(place => place.Index is not null).OrderByDescending(place => Math.Abs(place.Index!.Slope.Value)).ToList();
        var sentences = new List<string>();
        if (known.Count > 0)
        {
            var sure = known.Count(place => IsSure(place.Index!));
            sentences.Add($"The gap between the {_ends.Most} and the {_ends.Least} ends is more than chance in {sure:N0} of "
                + $"{known.Count:N0} places.");
            var (name, index) = known[0];
            sentences.Add($"It is widest in {name}: {Gap(Math.Abs(index!.Slope.Value) * groups.Told)}.");
            if (known.Count > 1)
            {
                sentences.Add($"It is narrowest in {known[^1].Name}: {Gap(Math.Abs(known[^1].Index!.Slope.Value) * groups.Told)}.");
            }
        }

        if (known.Count < places.Count)
        {
            sentences.Add(
                $"Of {PlainWords.Count(places.Count - known.Count, "place", "places")} nothing can be said; their rows tell why.");
        }

        return sentences;
    }

    private static bool IsSure(InequalityIndex index) => index.Slope.Lower > 0 || index.Slope.Upper < 0;

    private string Chance(InequalityIndex index)
    {
        var slope = index.Slope.Times(groups.Told);
        if (!IsSure(index))
        {
            return $"That may be chance alone: the slope is between {Number(slope.Lower)} and {Number(slope.Upper)} with 95% limits, and 0 "
                + "is among these.";
        }

        var (narrow, wide) = slope.Value < 0 ? (-slope.Upper, -slope.Lower) : (slope.Lower, slope.Upper);
        return $"That is more than chance: with 95% limits the gap is between {Number(narrow)} and {Gap(wide)}.";
    }

    /// <summary>The unit of the values; null for none.</summary>
    public string? Unit => groups.Kind switch
    {
        IndexKind.Share => groups.Per == 1 ? "share" : "%",
        IndexKind.Rate => FormattableString.Invariant($"per {groups.Per:N0}"),
        _ => groups.Series.Indicator.Unit,
    };

    private string Value(double value) => NumberText.Single(value, Unit);

    private string Number(double value) => NumberForm.Of(Unit).Shown(value) is var shown
        ? NumberText.Plain(shown, NumberText.SensibleDecimals(shown)) : "";

    private string Gap(double value) => NumberForm.Of(Unit).After == "%" ? $"{Number(value)} percentage points" : Value(value);
}
