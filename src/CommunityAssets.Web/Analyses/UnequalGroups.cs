using CommunityAssets.Analysis.Inequality;
using CommunityAssets.Analysis.Rates;
using CommunityAssets.Domain.Needs;
using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Storage;

namespace CommunityAssets.Web.Analyses;

/// <summary>The areas of a ground in groups by need, and what the indicator is in each.</summary>
internal sealed class UnequalGroups
{
    private readonly Ground _ground;
    private readonly RateLine[] _lines;
    private readonly double[] _needs;
    private readonly Dictionary<double, int>? _everywhere;

    private UnequalGroups(Ground ground, IndicatorSeries series, IndicatorSeries by, RateLine[] lines, Dictionary<double, int>? everywhere)
    {
        (_ground, Series, By, _lines, _needs, _everywhere) = (ground, series, by, lines, by.Needs, everywhere);
        Counted = lines.Any(line => line.IsKnown);
        Alike = !Counted && ground.People.All(double.IsNaN);
        Kind = !Counted ? IndexKind.Plain : series.Indicator.ValueKind == ValueKind.Proportion ? IndexKind.Share : IndexKind.Rate;
        Per = Kind switch
        {
            IndexKind.Share => series.Per,
            IndexKind.Rate => series.Indicator.RateBase ?? 1000,
            _ => 1,
        };
    }

    /// <summary>What differs.</summary>
    public IndicatorSeries Series { get; }

    /// <summary>What areas are put in order by.</summary>
    public IndicatorSeries By { get; }

    /// <summary>Whether groups are counted together; else their areas' values are averaged by people.</summary>
    public bool Counted { get; }

    /// <summary>
    /// Whether each area counts the same, since values are averaged and nobody knows how many people live in any of them.
    /// </summary>
    public bool Alike { get; }

    /// <summary>How values scatter.</summary>
    public IndexKind Kind { get; }

    /// <summary>What one is told as: 100 for per cent.</summary>
    public double Per { get; }

    /// <summary>What the groups' values are multiplied by to be told: shares are held from 0 to 1, rates as they are told.</summary>
    public double Told => Kind == IndexKind.Share ? Per : 1;

    /// <summary>Reads both indicators.</summary>
    public static async Task<UnequalGroups> ReadAsync(
        IAtlas atlas, Ground ground, InequalityRequest request, CancellationToken cancellationToken)
    {
        var series = await IndicatorSeries.ReadAsync(atlas, request.Indicator, request.Period, ground, cancellationToken);
        var by = await IndicatorSeries.ReadAsync(atlas, request.By, period: null, ground, cancellationToken);
        if (by.Values.All(double.IsNaN))
        {
            throw new BadInputException($"{by.Words} has no value for any of these areas to put them in order by.");
        }

        var kind = series.Indicator.ValueKind;
        var measure = kind == ValueKind.Proportion ? RateMeasure.Proportion : RateMeasure.Rate;
        var lines = kind is ValueKind.Proportion or ValueKind.Rate or ValueKind.Count
            ? ground.Areas.Select((_, number) => RatesAnalysis.Line(
                measure, series.Records[number], kind,
                series.Records[number]?.Denominator ?? (kind == ValueKind.Count ? ground.People[number] : double.NaN), double.NaN, 1))
                    .ToArray()
            : [.. ground.Areas.Select(_ => RateLine.Unknown("missing"))];
        return new UnequalGroups(
            ground, series, by, lines, request.Everywhere
                ? await EverywhereAsync(atlas, ground, by, request.Groups, cancellationToken) : null);
    }

    /// <summary>Some areas in groups, the one of most need first; a group of which nothing is known is left out.</summary>
    /// <param name="members">The numbers of the areas.</param>
    /// <param name="groups">How many groups.</param>
    public IReadOnlyList<UnequalGroup> Of(IReadOnlyList<int> members, int groups)
    {
        var placed = _everywhere is { } all
            ? [.. members.Select(number => all.GetValueOrDefault(_needs[number], -1))]
            : RankGroups.Of([.. members.Select(number => _needs[number])], groups);
        var found = new List<UnequalGroup>();
        for (var group = 0; group < groups; group++)
        {
            int[] inside = [.. members.Where((number, at) => placed[at] == group && IsKnown(number))];
            if (inside.Length > 0 && Group(group, inside) is { } made)
            {
                found.Add(made);
            }
        }

        return found;
    }

    /// <summary>How many of some areas are left out, since their need, their value or their people are not known.</summary>
    public int Unknown(IReadOnlyList<int> members) => members.Count(number => double.IsNaN(_needs[number]) || !IsKnown(number));

    private static async Task<Dictionary<double, int>> EverywhereAsync(
        IAtlas atlas, Ground ground, IndicatorSeries by, int groups, CancellationToken cancellationToken)
    {
        var numbers = await atlas.Indicators.NumbersAsync(
            by.Indicator.Id, ground.Level, ground.Vintage, by.Period, cancellationToken: cancellationToken);
        double[] needs = by.Indicator.Polarity == Polarity.HigherIsBetter ? Array.ConvertAll(numbers, number => -number) : numbers;
        var placed = RankGroups.Of(needs, groups);

        // Equal values are in one group, so a value tells its group.
        return needs.Index().GroupBy(pair => pair.Item).ToDictionary(pairs => pairs.Key, pairs => placed[pairs.First().Index]);
    }

    private bool IsKnown(int number) => Counted ? _lines[number].IsKnown
        : !double.IsNaN(Series.Values[number]) && (Alike || !double.IsNaN(_ground.People[number]));

    private UnequalGroup? Group(int group, int[] inside)
    {
        if (Counted)
        {
            var (count, all) = (inside.Sum(number => _lines[number].Count), inside.Sum(number => _lines[number].Denominator));
            var value = Kind == IndexKind.Share
                ? Proportions.Of(count, all, Confidence.P95)
                : CrudeRates.Of(count, all, Per, Confidence.P95);
            return new UnequalGroup(group, inside.Length, all, count, value);
        }

        // Where nothing is known of people every area counts the same.
        double[] people = [.. inside.Select(number => Alike ? 1 : _ground.People[number])];
        var mean = Means.Weighted([.. inside.Select(number => Series.Values[number])], people, Confidence.P95);
        var sum = people.Where(number => number > 0).Sum();
        return sum > 0 ? new UnequalGroup(group, inside.Length, sum, double.NaN, mean) : null;
    }
}
