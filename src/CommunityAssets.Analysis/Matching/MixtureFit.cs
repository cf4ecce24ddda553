namespace CommunityAssets.Analysis.Matching;

/// <summary>What expectation–maximisation found.</summary>
/// <param name="Fields">The shares of each field's cells.</param>
/// <param name="Prior">The share of pairs that are of one thing.</param>
/// <param name="LogLikelihood">Natural logarithm of the likelihood of the patterns, without what was believed before.</param>
/// <param name="Rounds">How many rounds it took.</param>
/// <param name="Converged">Whether it came to rest.</param>
public sealed record MixtureFit(IReadOnlyList<LatentField> Fields, double Prior, double LogLikelihood, int Rounds, bool Converged);
