using CommunityAssets.Analysis.Matching;
using CommunityAssets.Domain.Assets;
using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Web.Analyses;

namespace CommunityAssets.Web.Api.Analyses;

/// <summary>
/// What may be recorded twice, over HTTP: for those who decide on it, with what they may see. It has no form on <c>/analyse</c>, since they
/// have a page of their own for deciding, which asks the same question.
/// </summary>
public static class DuplicatesEndpoint
{
    private static readonly Parameter Kind = AnalysisParameters.Kind with
    {
        Choices = [.. AnalysisParameters.Kind.Choices.Where(kind => kind != KindNames.Name(AssetKind.Story))],
        Takes = AnalysisParameters.Kind.Takes + ", but no story: each belongs to whoever told it, and is never merged",
    };

    private static readonly Parameter InArea = new("area", "the code of an area in this atlas") { Offers = ParameterOffer.Areas };

    private static readonly Parameter Least = new("least", "how likely a pair must be of one thing, from 0 to 1; 0.5 unless told")
    {
        Type = "number",
    };

    /// <summary>The analysis.</summary>
    public static DeclaredAnalysis Declared { get; } = new(
        "duplicates",
        "What may be recorded twice",
        "Pairs of published records that may be of the same thing, the likeliest first, with reasons and the weights by which they were "
        + "judged.",
        [AnalysisParameters.Topic, Kind, InArea, Least],
        Prepare)
    {
        OverAreas = false,
        Needs = Right.MergeAssets,
    };

    private static AnalysisWork Prepare(ReadQuery read)
    {
        var (topic, area) = (read.Text(AnalysisParameters.Topic), read.Text(InArea));
        AssetKind? kind = read.Choice(Kind) is { } text && KindNames.TryParse(text, out var named) ? named : null;
        var least = read.Number(Least, 0, 1) ?? Matcher.Likely;
        return async (ask, cancellationToken) =>
        {
            var query = await DuplicateAnalysis.QueryAsync(ask.Atlas, topic, kind, area, ask.See, cancellationToken);
            return await DuplicateAnalysis.RunAsync(ask.Atlas, query, least, ask.Progress, cancellationToken);
        };
    }
}
