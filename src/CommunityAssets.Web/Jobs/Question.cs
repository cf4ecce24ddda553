using CommunityAssets.Domain.Assets;

namespace CommunityAssets.Web.Jobs;

/// <summary>
/// What somebody wants worked out. Two that are equal have the same answer, whoever asks: how much the asker sees is part of it, and so is
/// the version of the whole atlas, which forgets more than it has to and never too little.
/// </summary>
/// <param name="Analysis">The analysis, by its name.</param>
/// <param name="Asked">What decides the answer, in one spelling.</param>
/// <param name="See">The widest visibility of the records that the answer is of.</param>
/// <param name="Version">The atlas's version.</param>
public readonly record struct Question(string Analysis, string Asked, Visibility See, long Version);
