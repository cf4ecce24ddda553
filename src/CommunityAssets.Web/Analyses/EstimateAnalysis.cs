using CommunityAssets.Domain.Assets;
using CommunityAssets.Domain.Needs;
using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Exchange.Writers;
using CommunityAssets.Storage;
using CommunityAssets.Web.Analyses.Own;

namespace CommunityAssets.Web.Analyses;

/// <summary>Estimates for areas of people's own: one row for each area and indicator, and one for its people.</summary>
public static class EstimateAnalysis
{
    private static readonly TableColumn[] Columns =
    [
        new("area", ExportType.Text, "The area: its id or name in the file, or its number."),
        new("indicator", ExportType.Text, "The indicator's id."),
        new("name", ExportType.Text, "The indicator's name."),
        new("period", ExportType.Text, "The period."),
        new("unit", ExportType.Text, "The unit."),
        new("polarity", ExportType.Text, "Which way is better."),
        new("value", ExportType.Real, "The estimate."),
        new("lower", ExportType.Real, "Its lower 95% limit."),
        new("upper", ExportType.Real, "Its upper 95% limit."),
        new("count", ExportType.Real, "The numerator."),
        new("denominator", ExportType.Real, "The denominator, or the people that it is weighted by."),
        new("basis", ExportType.Text, "How it was put together."),
        new("compared", ExportType.Text, "Against the local authority, else the country, by limits."),
        new("place", ExportType.Real, "The value of the local authority."),
        new("country", ExportType.Real, "The value of the country."),
        new("level", ExportType.Text, "The level of the small areas that it is put together from."),
        new("vintage", ExportType.Whole, "The year of their boundaries."),
        new("areas", ExportType.Whole, "How many of them fit best."),
        new("areas_with_value", ExportType.Whole, "How many of them it is put together from."),
        new("areas_held_back", ExportType.Whole, "How many of them the publisher holds back."),
        new("areas_without_value", ExportType.Whole, "How many of them have no value."),
        new("people", ExportType.Whole, "People who live in the areas that fit best."),
        new("split_share", ExportType.Real, "The share of these people who live in an area that the boundary cuts, 0 to 1."),
        new("strengths", ExportType.Whole, "Strengths recorded inside. Not recorded is not absent."),
        new("note", ExportType.Text, "What to know of it."),
    ];

    /// <summary>Estimates several areas.</summary>
    /// <param name="atlas">The atlas.</param>
    /// <param name="reader">Estimates one.</param>
    /// <param name="areas">The areas.</param>
    /// <param name="indicators">Ids of the indicators wanted; empty for every headline indicator.</param>
    /// <param name="see">The widest view of strengths allowed.</param>
    /// <param name="progress">Told the share done, or null.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <exception cref="BadInputException">An area lies outside the atlas's; an indicator is not there.</exception>
    public static async Task<EstimateTable> RunAsync(
        IAtlas atlas, OwnAreaReader reader, IReadOnlyList<DrawnArea> areas, IReadOnlyCollection<string> indicators, Visibility see,
        IProgress<double>? progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(reader);
        ArgumentNullException.ThrowIfNull(areas);
        var estimates = new List<OwnAreaEstimate>();
        foreach (var area in areas)
        {
            estimates.Add(await reader.ReadAsync(area, indicators, see, cancellationToken));
            progress?.Report((double)estimates.Count / areas.Count);
        }

        return new EstimateTable(estimates, await TableAsync(atlas, estimates, indicators, cancellationToken));
    }

    /// <summary>Estimates as a table.</summary>
    public static async Task<AnalysisTable> TableAsync(
        IAtlas atlas, IReadOnlyList<OwnAreaEstimate> estimates, IReadOnlyCollection<string> indicators, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(estimates);
        var first = estimates[0];
        return new AnalysisTable(
            "estimate",
            await Told.MethodAsync(atlas, [first.People ?? double.NaN], first.Method, cancellationToken),
            await Told.ParametersAsync(
                atlas,
                [
                    ("level", first.Level), ("vintage", first.Vintage),
                    ("indicators", indicators.Count == 0 ? "headline" : string.Join(' ', indicators)),
                    ("areas", estimates.Count),
                ],
                cancellationToken),
            [.. estimates.SelectMany(one => estimates.Count == 1
                ? one.Findings : one.Findings.Take(3).Concat(one.Drawn.Notes).Select(told => $"{one.Drawn.Id}: {told}"))],
            Columns,
            [.. estimates.SelectMany(Rows)]);
    }

    private static IEnumerable<TableRow> Rows(OwnAreaEstimate estimate)
    {
        var whole = estimate.People is { } people ? (int?)Math.Round(people) : null;
        foreach (var one in estimate.Lines)
        {
            var line = one.Line;
            yield return new TableRow(
                estimate.Drawn.Id + "/" + line.Id, estimate.Drawn.Shape,
                [
                    estimate.Drawn.Id, line.Id, line.Name, line.Period, line.Unit, line.Polarity, line.Value, line.Lower, line.Upper,
                    one.Count,
                    one.Denominator, one.Basis?.ToString(), line.Comparison, line.Place?.Value, line.England?.Value, one.Level, one.Vintage,
                    one.Areas, one.From, one.Suppressed, one.Missing, whole, estimate.SplitShare, estimate.Strengths.Total, line.Note,
                ]);
        }
    }
}
