using CommunityAssets.Domain.Assets;
using CommunityAssets.Web.Analyses;

namespace CommunityAssets.Web.Api.Analyses;

/// <summary>How complete the record is, over HTTP.</summary>
public static class CoverageEndpoint
{
    private static readonly Parameter Sources = new(
        "sources", "names of two or more sources that know nothing of each other, with commas between; all long enough unless told")
    {
        Label = "Sources to compare",
        Hint = "Names of two or more that know nothing of each other, with commas between. Left empty: all that record enough.",
    };

    /// <summary>The analysis.</summary>
    public static DeclaredAnalysis Declared { get; } = new(
        "coverage",
        "How complete the record is",
        "How many strengths there are thought to be, from what independent sources have in common, and the share that is mapped.",
        [AnalysisParameters.Topic, AnalysisParameters.Kind, Sources],
        Prepare);

    private static AnalysisWork Prepare(ReadQuery read)
    {
        var (topic, kind, sources) = (read.Text(AnalysisParameters.Topic), read.ReadKind(), Listings.Names(read.Text(Sources)));
        return async (ask, cancellationToken) =>
        {
            var listings = await Listings.ReadAsync(
                ask.Atlas, topic, kind, sources, Visibility.Public, ask.Ground.Box, ask.Progress, cancellationToken);
            return await CoverageAnalysis.RunAsync(ask.Atlas, ask.Ground, listings, cancellationToken);
        };
    }
}
