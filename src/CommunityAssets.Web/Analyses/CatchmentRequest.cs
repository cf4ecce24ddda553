using CommunityAssets.Analysis.Access;

namespace CommunityAssets.Web.Analyses;

/// <summary>How floating catchments are to be worked out.</summary>
/// <param name="Decay">How much a site counts at a distance.</param>
/// <param name="ThreeSteps">Whether people share themselves out among sites first.</param>
/// <param name="Demand">Id of an indicator that counts the people who want it; null for everybody.</param>
public sealed record CatchmentRequest(Decay Decay, bool ThreeSteps, string? Demand)
{
    /// <summary>How far people walk unless told, in metres: a quarter of an hour.</summary>
    public const double UsualMetres = 1200;

    /// <summary>The names of the methods, the usual one first.</summary>
    public static IReadOnlyList<string> Methods { get; } = ["e2sfca", "2sfca", "gaussian", "3sfca"];

    /// <summary>A request by the name of its method.</summary>
    /// <param name="method">One of <see cref="Methods"/>.</param>
    /// <param name="metres">How far people walk; <c>e2sfca</c> has zones of its own.</param>
    /// <param name="demand">Id of an indicator that counts the people who want it; null for everybody.</param>
    public static CatchmentRequest Of(string method, double metres, string? demand) => new(
        method switch
        {
            "2sfca" => Decay.Flat(metres),
            "gaussian" or "3sfca" => Decay.Gaussian(metres),
            _ => Decay.Walking,
        },
        method == "3sfca",
        demand);
}
