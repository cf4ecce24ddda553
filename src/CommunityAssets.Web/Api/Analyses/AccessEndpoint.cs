using CommunityAssets.Domain.Assets;
using CommunityAssets.Domain.Places;
using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Web.Analyses;

namespace CommunityAssets.Web.Api.Analyses;

/// <summary>Walking access over HTTP.</summary>
public static class AccessEndpoint
{
    /// <summary>Times on foot.</summary>
    public static Parameter Minutes { get; } = new("minutes", AccessRequest.MinutesTake)
    {
        Label = "Minutes on foot",
        Usual = "5,10,15",
    };

    private static readonly Parameter By = Parameter.OneOf("by", "topic", "kind") with
    {
        Label = "Split strengths by",
        Absent = "Not at all",
        ChoiceWords = ["Topic by topic", "Kind by kind"],
    };

    private static readonly Parameter Rows = Parameter.OneOf(
        "rows", ["areas", "place", "fifths", .. LevelNames.All.Select(LevelNames.Name)]) with
    {
        Label = "A row for each",
        Usual = "areas",
        ChoiceWords =
        [
            "Area: the nearest, and how many in reach", "The whole place: share of people", "Fifth of the indicator: share of people",
            .. LevelNames.All.Select(level => LevelNames.One(level) + ": share of people"),
        ],
    };

    private static readonly Parameter Indicator = AnalysisParameters.Indicator with
    {
        Required = false,
        Label = "Indicator of need, for fifths",
        Takes = AnalysisParameters.Indicator.Takes + "; fifths of need go by it",
    };

    /// <summary>The analysis.</summary>
    public static DeclaredAnalysis Declared { get; } = new(
        "access",
        "What people can walk to",
        "The nearest recorded strength on foot, how many there are within 5, 10 and 15 minutes, and for what share of people.",
        [AnalysisParameters.Topic, AnalysisParameters.Kind, Minutes, By, Rows, Indicator, AnalysisParameters.Period],
        Prepare);

    private static AnalysisWork Prepare(ReadQuery read)
    {
        var (topic, kind) = (read.Text(AnalysisParameters.Topic), read.ReadKind());
        var request = AccessRequest.Read(
            ReadMinutes(read), read.Choice(By), read.Choice(Rows) ?? "areas", read.Text(Indicator), read.Text(AnalysisParameters.Period));
        if (request is { Rows: AccessRows.Fifths, Indicator: null })
        {
            throw new ParameterException(Indicator, "rows=fifths needs an indicator to go by.");
        }

        return async (ask, cancellationToken) =>
        {
            var sites = await Sites.ReadAsync(
                ask.Atlas, topic, kind, Visibility.Public, AccessRequest.Around(ask.Ground), ask.Progress,
                cancellationToken);
            return await AccessAnalysis.RunAsync(ask.Atlas, ask.Ground, sites, request, ask.Progress, cancellationToken);
        };
    }

    /// <summary>Reads times on foot, as they were written.</summary>
    public static string ReadMinutes(ReadQuery read)
    {
        ArgumentNullException.ThrowIfNull(read);
        var text = read.Text(Minutes) ?? Minutes.Usual!;
        return AccessRequest.TryReadMinutes(text) is null ? throw new ParameterException(Minutes, $"'{text}' is not that.") : text;
    }
}
