using CommunityAssets.Analysis.Access;
using CommunityAssets.Domain.Assets;
using CommunityAssets.Web.Analyses;

namespace CommunityAssets.Web.Api.Analyses;

/// <summary>Floating catchments over HTTP.</summary>
public static class CatchmentEndpoint
{
    private static readonly Parameter Method = Parameter.OneOf("method", "e2sfca", "2sfca", "gaussian", "3sfca") with
    {
        Label = "Method",
        Usual = "e2sfca",
        ChoiceWords =
        [
            "Two steps, zones of 5, 10 and 15 minutes' walk (E2SFCA)", "Two steps, all within reach alike (2SFCA)",
            "Two steps, fading with distance (Gaussian)", "Three steps, fading with distance (3SFCA)",
        ],
    };

    private static readonly Parameter Metres = new("metres", "how far people walk, above 0 to 100,000 metres; not used by e2sfca")
    {
        Label = "How far, in metres",
        Type = "number",
        Usual = "1200",
    };

    private static readonly Parameter Demand = new("demand", "the id of an indicator that counts who wants it; everybody unless told")
    {
        Label = "Who wants it",
        Absent = "Everybody",
        Offers = ParameterOffer.Indicators,
    };

    /// <summary>The analysis.</summary>
    public static DeclaredAnalysis Declared { get; } = new(
        "catchment",
        "What people can reach, when others want it too",
        "Places in reach for 1,000 people of each area, weighted by the way on foot and shared with everybody else who can reach them.",
        [AnalysisParameters.Topic, AnalysisParameters.Kind, Method, Metres, Demand],
        Prepare);

    private static AnalysisWork Prepare(ReadQuery read)
    {
        var (topic, kind, demand) = (read.Text(AnalysisParameters.Topic), read.ReadKind(), read.Text(Demand));
        var metres = read.Number(Metres, double.Epsilon, 100_000) ?? 1200;
        var method = read.Choice(Method);
        var decay = method switch
        {
            "2sfca" => Decay.Flat(metres),
            "gaussian" or "3sfca" => Decay.Gaussian(metres),
            _ => Decay.Walking,
        };
        return async (ask, cancellationToken) =>
        {
            var sites = await Sites.ReadAsync(ask.Atlas, topic, kind, Visibility.Public, cancellationToken);
            return await CatchmentAnalysis.RunAsync(
                ask.Atlas, ask.Ground, sites, decay, method == "3sfca", demand, ask.Progress, cancellationToken);
        };
    }
}
