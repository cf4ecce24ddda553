using CommunityAssets.Web.Analyses;

namespace CommunityAssets.Web.Jobs;

/// <summary>How much memory an answer takes, by a generous estimate.</summary>
internal static class AnswerSize
{
    private const long OfObject = 24;
    private const long OfPoint = 32;

    // Numbers and sentences of one indicator.
    private const long OfLine = 2048;

    // Its two ends are told by many pairs; what speaks for it is its own.
    private const long OfPair = 512;

    /// <summary>Its bytes.</summary>
    public static long Of(AnalysisTable table) =>
        1024 + (OfLine * ((table as EstimateTable)?.Estimates.Sum(estimate => estimate.Lines.Count) ?? 0))
        + (OfPair * ((table as DuplicateTable)?.Found.Pairs.Count ?? 0)) + table.Rows.Sum(row =>
            (4 * OfObject) + row.Values.Sum(value => OfObject + (value is string text ? 2L * text.Length : 8))
            + (row.Shape is { } shape ? 256 + (OfPoint * shape.NumPoints) : 0));
}
