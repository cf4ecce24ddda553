using CommunityAssets.Domain.Assets;

namespace CommunityAssets.Web.Analyses.Reach;

/// <summary>A strength within a walk.</summary>
/// <param name="Asset">It.</param>
/// <param name="Metres">The way on foot to its nearest side, in metres.</param>
/// <param name="OnNetwork">Whether that was measured along the network; else it is the straight line × 1.3.</param>
public sealed record ReachStrength(Asset Asset, double Metres, bool OnNetwork)
{
    /// <summary>The way in whole minutes, rounded up: at least 1 unless one is there already.</summary>
    public int Minutes => (int)Math.Ceiling(Metres / AccessRequest.Pace);
}
