using CommunityAssets.Cartography.Classes;
using CommunityAssets.Web.Analyses;

namespace CommunityAssets.Web.Api.Analyses;

/// <summary>Class breaks over HTTP.</summary>
public static class ClassesEndpoint
{
    private static readonly Parameter Method = Parameter.OneOf("method", ClassesAnalysis.Methods) with
    {
        Label = "How classes are made",
        Usual = ClassesAnalysis.Methods[0],
        ChoiceWords = [.. ClassMethods.All.Select(ClassMethods.Label)],
    };

    private static readonly Parameter Count = new("classes", "how many classes are wanted, 2 to 7")
    {
        Label = "How many classes",
        Type = "integer",
        Usual = "5",
    };

    private static readonly Parameter Limits = Parameter.OneOf("limits", "rounded", "exact") with
    {
        Label = "Limits",
        Usual = "rounded",
        ChoiceWords = ["Rounded, as a legend tells them", "Exact"],
    };

    /// <summary>The analysis.</summary>
    public static DeclaredAnalysis Declared { get; } = new(
        "classes",
        "Classes for a map",
        "The limits of an indicator's classes by six methods, which areas are in each, and how much of the difference between areas they "
        + "tell.",
        [AnalysisParameters.Indicator, AnalysisParameters.Period, Method, Count, Limits],
        Prepare);

    private static AnalysisWork Prepare(ReadQuery read)
    {
        var (indicator, period) = (read.Required(AnalysisParameters.Indicator), read.Text(AnalysisParameters.Period));
        var method = read.Choice(Method) ?? ClassesAnalysis.Methods[0];
        var (count, rounded) = (read.Whole(Count, 2, ClassesAnalysis.MostClasses) ?? 5, read.Choice(Limits) != "exact");
        return (ask, cancellationToken) =>
            ClassesAnalysis.RunAsync(ask.Atlas, ask.Ground, indicator, period, method, count, rounded, cancellationToken);
    }
}
