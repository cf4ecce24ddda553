using CommunityAssets.Domain.Places;
using CommunityAssets.Web.Analyses;

namespace CommunityAssets.Web.Api.Analyses;

/// <summary>Inequality over HTTP.</summary>
public static class InequalityEndpoint
{
    private static readonly Parameter By = new("by", "the id of an indicator that areas are put in order by, such as a deprivation score")
    {
        Label = "From the most to the least, by",
        Required = true,
        Offers = ParameterOffer.Indicators,
    };

    private static readonly Parameter Groups = Parameter.OneOf("groups", "fifths", "tenths") with
    {
        Label = "Groups",
        Usual = "fifths",
        ChoiceWords = ["Fifths by rank", "Tenths by rank"],
    };

    private static readonly Parameter Of = Parameter.OneOf("of", "place", "all") with
    {
        Label = "Groups of which areas",
        Usual = "place",
        ChoiceWords = ["Of the areas asked for", "Of all areas loaded"],
    };

    private static readonly Parameter Each = Parameter.OneOf("each", [.. LevelNames.All.Select(LevelNames.Name)]) with
    {
        Label = "Each larger area by itself",
        Absent = "No, all together",
        ChoiceWords = [.. LevelNames.All.Select(LevelNames.Many)],
    };

    private static readonly Parameter Simulations = new("simulations", "how many simulations limits come from, 1,000 to 1,000,000")
    {
        Label = "Simulations",
        Hint = "How many simulations the limits come from: 1,000 to 1,000,000.",
        Type = "integer",
        Usual = "100000",
    };

    /// <summary>The analysis.</summary>
    public static DeclaredAnalysis Declared { get; } = new(
        "inequality",
        "The gap between the most and the least deprived",
        "How an indicator differs from the most to the least deprived fifth or tenth: the gap between the ends, and the "
        + "slope and relative index of inequality, with limits.",
        [AnalysisParameters.Indicator, AnalysisParameters.Period, By, Groups, Of, Each, Simulations, AnalysisParameters.Seed],
        Prepare);

    private static AnalysisWork Prepare(ReadQuery read)
    {
        var request = new InequalityRequest
        {
            Indicator = read.Required(AnalysisParameters.Indicator),
            Period = read.Text(AnalysisParameters.Period),
            By = read.Required(By),
            Groups = read.Choice(Groups) == "tenths" ? 10 : 5,
            Everywhere = read.Choice(Of) == "all",
            Each = read.Choice(Each) is { } text && LevelNames.TryParse(text, out var level) ? level : null,
            Simulations = read.Whole(Simulations, 1000, 1_000_000) ?? 100_000,
            Seed = read.ReadSeed(),
        };
        return (ask, cancellationToken) => InequalityAnalysis.RunAsync(ask.Atlas, ask.Ground, request, ask.Progress, cancellationToken);
    }
}
