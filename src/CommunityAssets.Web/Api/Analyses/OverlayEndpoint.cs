using CommunityAssets.Domain.Assets;
using CommunityAssets.Web.Analyses;

namespace CommunityAssets.Web.Api.Analyses;

/// <summary>Where strengths and needs meet, over HTTP.</summary>
public static class OverlayEndpoint
{
    private static readonly Parameter Thirds = Parameter.OneOf("thirds", "place", "all") with
    {
        Label = "Thirds of need",
        Usual = "place",
        ChoiceWords = ["of the areas asked for", "of all areas loaded (England, where it is)"],
    };

    /// <summary>The analysis.</summary>
    public static DeclaredAnalysis Declared { get; } = new(
        "overlay",
        "Where strengths and needs meet",
        "Recorded strengths in reach, by thirds, against a need, by thirds: nine classes of areas, and what to do in each corner.",
        [AnalysisParameters.Indicator, AnalysisParameters.Period, AnalysisParameters.Topic, AnalysisParameters.Kind, Thirds],
        Prepare)
    {
        MapView = "meet",
    };

    private static AnalysisWork Prepare(ReadQuery read)
    {
        var (indicator, period) = (read.Required(AnalysisParameters.Indicator), read.Text(AnalysisParameters.Period));
        var (topic, kind, everywhere) = (read.Text(AnalysisParameters.Topic), read.ReadKind(), read.Choice(Thirds) == "all");
        return async (ask, cancellationToken) =>
        {
            var sites = await Sites.ReadAsync(
                ask.Atlas, topic, kind, Visibility.Public, StrengthsInReach.Around(ask.Ground), ask.Progress,
                cancellationToken);
            return await OverlayAnalysis.RunAsync(
                ask.Atlas, ask.Ground, indicator, period, everywhere, sites, ask.Progress, cancellationToken);
        };
    }
}
