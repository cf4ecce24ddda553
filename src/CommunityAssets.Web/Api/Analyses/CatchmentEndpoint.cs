using CommunityAssets.Domain.Assets;
using CommunityAssets.Web.Analyses;

namespace CommunityAssets.Web.Api.Analyses;

/// <summary>Floating catchments over HTTP.</summary>
public static class CatchmentEndpoint
{
    private static readonly Parameter Method = Parameter.OneOf("method", CatchmentRequest.Methods) with
    {
        Label = "Method",
        Usual = CatchmentRequest.Methods[0],
        ChoiceWords =
        [
            "Two steps, zones of 5, 10 and 15 minutes' walk (E2SFCA)", "Two steps, all within reach alike (2SFCA)",
            "Two steps, fading with distance (Gaussian)", "Three steps, fading with distance (3SFCA)",
        ],
    };

    private static readonly Parameter Metres = new("metres", "how far people walk, above 0 to 100,000 metres; not used by e2sfca")
    {
        Label = "How far, in metres",
        Hint = "How far people walk, up to 100,000. Not used with zones of 5, 10 and 15 minutes.",
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
        var (topic, kind) = (read.Text(AnalysisParameters.Topic), read.ReadKind());
        var request = CatchmentRequest.Of(
            read.Choice(Method) ?? CatchmentRequest.Methods[0],
            read.Number(Metres, double.Epsilon, 100_000) ?? CatchmentRequest.UsualMetres,
            read.Text(Demand));
        return async (ask, cancellationToken) =>
        {
            var sites = await Sites.ReadAsync(
                ask.Atlas, topic, kind, Visibility.Public, ask.Ground.Around(3 * request.Decay.Reach), ask.Progress,
                cancellationToken);
            return await CatchmentAnalysis.RunAsync(ask.Atlas, ask.Ground, sites, request, ask.Progress, cancellationToken);
        };
    }
}
