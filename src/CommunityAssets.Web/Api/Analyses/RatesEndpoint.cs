using CommunityAssets.Web.Analyses;

namespace CommunityAssets.Web.Api.Analyses;

/// <summary>
/// Rates, proportions and means over HTTP. Standardised rates are worked out on the command line, which reads tables by age.
/// </summary>
public static class RatesEndpoint
{
    private static readonly Parameter Denominator = new(
        "denominator", "the id of an indicator that counts those it is out of, or people for the people of the areas; its own unless told")
    {
        Label = "Out of whom",
        Absent = "Those whom the indicator itself is out of",
        Offers = ParameterOffer.Indicators,
        Besides = (RatesRequest.People, "The people of each area"),
    };

    private static readonly Parameter Measure = Parameter.OneOf("measure", "auto", "rate", "proportion") with
    {
        Label = "What to work out",
        Absent = "What the indicator is",
        Usual = "auto",
        ChoiceWords = ["What the indicator says of itself", "A rate", "A proportion"],
    };

    private static readonly Parameter Per = new(
        "per", "for how many it is told, 1 to 1,000,000; what the indicator is told per unless told")
    {
        Label = "For how many people",
        Hint = "1 to 1,000,000. Left empty: as the indicator itself is told.",
        Type = "number",
    };

    private static readonly Parameter Benchmark = new(
        "benchmark", "the code of the area to compare with; the one in within unless told, or all areas together")
    {
        Label = "Compare with",
        Absent = "All the areas together",
        Offers = ParameterOffer.Areas,
    };

    /// <summary>The analysis.</summary>
    public static DeclaredAnalysis Declared { get; } = new(
        "rates",
        "Rates with limits, against a benchmark",
        "The rate or proportion of each area with limits at 95% and 99.8%, compared with the place; whether it lies outside "
        + "what chance allows for its size (a funnel); its fifth.",
        [AnalysisParameters.Indicator, AnalysisParameters.Period, Denominator, Measure, Per, Benchmark],
        Prepare);

    private static AnalysisWork Prepare(ReadQuery read)
    {
        var request = new RatesRequest
        {
            Indicator = read.Required(AnalysisParameters.Indicator),
            Period = read.Text(AnalysisParameters.Period),
            Denominator = read.Text(Denominator),
            Measure = read.Choice(Measure) switch
            {
                "rate" => RateMeasure.Rate,
                "proportion" => RateMeasure.Proportion,
                _ => null,
            },
            Per = read.Number(Per, 1, 1_000_000),
            Benchmark = read.Text(Benchmark),
        };
        return (ask, cancellationToken) => RatesAnalysis.RunAsync(ask.Atlas, ask.Ground, request, cancellationToken);
    }
}
