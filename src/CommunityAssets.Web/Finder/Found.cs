using CommunityAssets.Analysis.Finding;
using CommunityAssets.Domain.Assets;

namespace CommunityAssets.Web.Finder;

/// <summary>One thing that was found.</summary>
/// <param name="Fit">How it fits.</param>
/// <param name="Way">How far it is; null where either has no place.</param>
public sealed record Found(Fit Fit, WalkingDistance? Way)
{
    /// <summary>The asset.</summary>
    public Asset Asset => Fit.Candidate.Asset;
}
