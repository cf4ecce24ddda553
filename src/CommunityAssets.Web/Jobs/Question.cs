namespace CommunityAssets.Web.Jobs;

/// <summary>
/// What somebody wants worked out. Two that are equal have the same answer, whoever asks: the version of the whole atlas is part of it, which
/// forgets more than it has to and never too little.
/// </summary>
/// <param name="Analysis">The analysis, by its name.</param>
/// <param name="Asked">What decides the answer, in one spelling.</param>
/// <param name="Version">The atlas's version.</param>
public readonly record struct Question(string Analysis, string Asked, long Version);
