using CommunityAssets.Analysis.Inequality;
using CommunityAssets.Analysis.Rates;
using CommunityAssets.Cartography.Legends;
using CommunityAssets.Domain.Needs;
using CommunityAssets.Domain.Places;
using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Exchange.Writers;
using CommunityAssets.Storage;
using CommunityAssets.Web.Words;

namespace CommunityAssets.Web.Analyses;

/// <summary>
/// How much an indicator differs from the most to the least deprived: slope and relative index of inequality, gap between ends.
/// </summary>
public static class InequalityAnalysis
{
    private static readonly TableColumn[] GroupColumns =
    [
        new("group", ExportType.Whole, "The group, 1 the one of most need."),
        new("name", ExportType.Text, "The group in words."),
        new("areas", ExportType.Whole, "How many areas with a value it has."),
        new("people", ExportType.Real, "Those whom the indicator is out of, or the people; empty where populations are not loaded."),
        new("count", ExportType.Real, "The count."),
        new("value", ExportType.Real, "The value."),
        new("lower_95", ExportType.Real, "Lower 95% limit."),
        new("upper_95", ExportType.Real, "Upper 95% limit."),
        new("fitted", ExportType.Real, "What the straight line through the groups gives.") { Heading = "On the line" },
    ];

    private static readonly TableColumn[] PlaceColumns =
    [
        new("code", ExportType.Text, "The area's code."),
        new("name", ExportType.Text, "The area's name."),
        new("areas", ExportType.Whole, "How many smaller areas with a value it has."),
        new("slope", ExportType.Real, "Slope index of inequality: the least deprived end less the most deprived one."),
        new("slope_lower_95", ExportType.Real, "Its lower 95% limit."),
        new("slope_upper_95", ExportType.Real, "Its upper 95% limit."),
        new("relative", ExportType.Real,
            "Relative index of inequality: the least deprived end over the most deprived one; empty where either is not above 0."),
        new("relative_lower_95", ExportType.Real, "Its lower 95% limit."),
        new("relative_upper_95", ExportType.Real, "Its upper 95% limit."),
        new("most_deprived", ExportType.Real, "What the line gives at the most deprived end."),
        new("least_deprived", ExportType.Real, "What it gives at the least deprived end."),
        new("gap", ExportType.Real, "The least deprived group less the most deprived one, as they are."),
        new("state", ExportType.Text, "known, or why nothing can be said."),
    ];

    /// <summary>Measures inequality.</summary>
    /// <exception cref="BadInputException">
    /// An indicator is not there or has no values for these areas; too little is known for a line.
    /// </exception>
    public static async Task<AnalysisTable> RunAsync(
        IAtlas atlas, Ground ground, InequalityRequest request, IProgress<double>? progress, CancellationToken cancellationToken)
    {
        if (request.Groups is not (5 or 10) || request.Simulations is < 1000 or > 1_000_000)
        {
            throw new BadInputException("Groups are 5 (fifths) or 10 (tenths), simulations 1,000 to 1,000,000.");
        }

        var groups = await UnequalGroups.ReadAsync(atlas, ground, request, cancellationToken);
        IReadOnlyList<AccessGroup> places = request.Each is { } level
            ? await AccessGroups.LargerAsync(atlas, ground, level, cancellationToken) : [AccessGroups.Whole(ground)];
        var measured = new List<(AccessGroup Place, IReadOnlyList<UnequalGroup> Groups, InequalityIndex? Index, string State)>();

        // Of one place its simulations are all there is to tell of; of several each counts as a whole.
        var within = places.Count == 1 ? progress : null;
        foreach (var place in places)
        {
            var made = groups.Of(place.Members, request.Groups);
            var state = State(made, groups.Kind, request.Groups);
            measured.Add((place, made, state is null ? Measure(made, groups, request, within, cancellationToken) : null, state ?? "known"));
            progress?.Report((double)measured.Count / places.Count);
        }

        var single = request.Each is null ? measured[0] : default;
        if (request.Each is null && single.Index is null)
        {
            throw new BadInputException($"{groups.Series.Words}: {single.State}.");
        }

        var words = new InequalityWords(groups, request);
        return new AnalysisTable(
            "inequality",
            await Told.MethodAsync(
                atlas, groups.Counted && groups.Series.Indicator.ValueKind != ValueKind.Count ? [] : ground.People, words.Method(ground),
                cancellationToken),
            await Told.ParametersAsync(
                atlas, ground,
                [
                    ("indicator", request.Indicator), ("period", groups.Series.Period), ("by", request.By), ("byPeriod", groups.By.Period),
                    ("groups", request.Groups), ("groupsOf", request.Everywhere ? "all" : "place"),
                    ("each", request.Each is { } each ? LevelNames.Name(each) : null), ("simulations", request.Simulations),
                    ("seed", request.Seed), ("slope", Told.Number(single.Index?.Slope.Value * groups.Told ?? double.NaN)),
                    ("slopeLower", Told.Number(single.Index?.Slope.Lower * groups.Told ?? double.NaN)),
                    ("slopeUpper", Told.Number(single.Index?.Slope.Upper * groups.Told ?? double.NaN)),
                    ("relative", Told.Number(Relative(single.Index).Value)), ("relativeLower", Told.Number(Relative(single.Index).Lower)),
                    ("relativeUpper", Told.Number(Relative(single.Index).Upper)),
                ],
                cancellationToken),
            request.Each is null
                ? words.Findings(single.Place.Name, single.Groups, single.Index!, groups.Unknown(single.Place.Members))
                : words.Findings([.. measured.Select(one => (one.Place.Name, one.Index))]),
            request.Each is null ? TableColumn.InUnit(GroupColumns, "value", words.Unit) : PlaceColumns,
            request.Each is null
                ? [.. single.Groups.Select((group, at) => Row(group, single.Index!.Fitted[at], groups, words))]
                : [.. measured.Select(one => Row(one.Place, one.Groups, one.Index, one.State, groups.Told))]);
    }

    private static InequalityIndex Measure(
        IReadOnlyList<UnequalGroup> made, UnequalGroups groups, InequalityRequest request, IProgress<double>? progress,
        CancellationToken cancellationToken) =>
        InequalityIndices.Of(
            [.. made.Select(group => new GroupValue(group.People, group.Value))], groups.Kind, Confidence.P95, request.Simulations,
            request.Seed, progress, cancellationToken);

    // Why no line can be drawn; null where it can.
    private static string? State(IReadOnlyList<UnequalGroup> made, IndexKind kind, int groups)
    {
        var name = groups == 5 ? "fifth" : "tenth";
        if (made.Count < 3)
        {
            return $"only {made.Count:N0} of {groups} groups have a value; three or more are needed for a line";
        }

        foreach (var group in made)
        {
            if (double.IsNaN(group.Value.Lower) || double.IsNaN(group.Value.Upper))
            {
                return $"{name} {group.Number + 1} has one area alone, so nothing says how sure its value is";
            }

            if (kind != IndexKind.Plain && (group.Value.Lower <= 0 || (kind == IndexKind.Share && group.Value.Upper >= 1)))
            {
                return $"{name} {group.Number + 1} has {(group.Count == 0 ? "no events" : "events for everybody")}, too few people to draw "
                    + "a line "
                    + (groups == 10 ? "through; try fifths" : "through; try a larger place");
            }
        }

        return null;
    }

    private static Estimate Relative(InequalityIndex? index) => index is { HasRatio: true } ? index.Relative : Estimate.None;

    private static TableRow Row(UnequalGroup group, double fitted, UnequalGroups groups, InequalityWords words) => new(
        FormattableString.Invariant($"{group.Number + 1}"), Shape: null,
        [
            group.Number + 1, words.Group(group.Number), group.Areas, groups.Alike ? null : group.People, Told.Number(group.Count),
            group.Value.Value * groups.Told, group.Value.Lower * groups.Told, group.Value.Upper * groups.Told, fitted * groups.Told,
        ]);

    private static TableRow Row(
        AccessGroup place, IReadOnlyList<UnequalGroup> made, InequalityIndex? index, string state, double told)
    {
        var (slope, relative) = (index?.Slope.Times(told) ?? Estimate.None, Relative(index));
        return new TableRow(place.Id, place.Shape,
        [
            place.Id, place.Name, made.Sum(group => group.Areas), Told.Number(slope.Value), Told.Number(slope.Lower),
            Told.Number(slope.Upper), Told.Number(relative.Value), Told.Number(relative.Lower), Told.Number(relative.Upper),
            Told.Number(index?.MostDeprived * told ?? double.NaN), Told.Number(index?.LeastDeprived * told ?? double.NaN),
            Told.Number(index?.Gap * told ?? double.NaN), state,
        ]);
    }
}
