using CommunityAssets.Domain.Assets;
using CommunityAssets.Exchange.Writers;

namespace CommunityAssets.Web.Analyses.Reach;

/// <summary>What is within a walk of a place.</summary>
/// <param name="Start">The place.</param>
/// <param name="OnNetwork">Whether it goes by the walking network; else by the straight line × 1.3.</param>
/// <param name="Times">What is within each time, the shortest first; each holds all of those before.</param>
/// <param name="Strengths">What is recorded within the longest, nearest first.</param>
/// <param name="Findings">What it comes to, in plain sentences.</param>
/// <param name="Method">How it was done.</param>
/// <param name="Parameters">The same as data.</param>
public sealed record ReachAnswer(
    ReachStart Start, bool OnNetwork, IReadOnlyList<ReachTime> Times, IReadOnlyList<ReachStrength> Strengths,
    IReadOnlyList<string> Findings, string Method, IReadOnlyDictionary<string, object?> Parameters)
{
    private static readonly TableColumn[] StrengthColumns =
    [
        new("id", ExportType.Text, "The id of the strength."),
        new("name", ExportType.Text, "Its name."),
        new("kind", ExportType.Text, "Its kind."),
        new("topics", ExportType.Text, "Its topics."),
        new("metres", ExportType.Real, "The way there on foot, to its nearest side, in metres."),
        new("minutes", ExportType.Whole, "The same in minutes, rounded up."),
        new("measured", ExportType.Text, "How: network, or straight line × 1.3."),
    ];

    private static readonly TableColumn[] TimeColumns =
    [
        new("minutes", ExportType.Whole, "Minutes on foot."),
        new("metres", ExportType.Real, "The same in metres."),
        new("people", ExportType.Real, "People who live there, by best fit of the smallest areas."),
        new("areas", ExportType.Whole, "How many small areas they are counted by."),
        new("split_share", ExportType.Real, "The share of them in areas of which a part is out of reach, 0 to 1."),
        new("strengths", ExportType.Whole, "How many strengths are recorded there."),
        .. KindNames.All.Select(
            kind => new TableColumn(KindNames.Many(kind), ExportType.Whole, $"How many of them are {KindNames.Many(kind)}.")),
    ];

    /// <summary>The strengths as a table, nearest first.</summary>
    public AnalysisTable StrengthTable => new(
        "reach", Method, Parameters, Findings, StrengthColumns,
        [
            .. Strengths.Select(one => new TableRow(one.Asset.Id.ToString("D"), one.Asset.Location.Shape,
            [
                one.Asset.Id.ToString("D"), one.Asset.Name, KindNames.Name(one.Asset.Kind), string.Join("; ", one.Asset.Topics),
                Math.Round(one.Metres, 1), one.Minutes, one.OnNetwork ? "network" : "straight line × 1.3",
            ])),
        ]);

    /// <summary>The times as a table, with their shapes.</summary>
    public AnalysisTable TimeTable => new(
        "reach", Method, Parameters, Findings, TimeColumns,
        [
            .. Times.Select(time => new TableRow(FormattableString.Invariant($"{time.Minutes}"), time.Shape,
            [
                time.Minutes, time.Metres, time.Lives.People, time.Lives.Areas, time.Lives.SplitShare, time.Recorded,
                .. KindNames.All.Select(kind => (object)time.Kinds.FirstOrDefault(one => one.Kind == kind).Count),
            ])),
        ]);
}
