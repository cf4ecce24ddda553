using CommunityAssets.Analysis.Areas;

namespace CommunityAssets.Web.Analyses.Own;

/// <summary>An area fitted to a layer.</summary>
/// <param name="Layer">The layer.</param>
/// <param name="Fit">Which of its areas count.</param>
internal sealed record Fitted(SmallLayer Layer, BestFit Fit);
