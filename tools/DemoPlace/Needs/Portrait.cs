using CommunityAssets.DemoPlace.Ground;
using CommunityAssets.DemoPlace.Plan;

namespace CommunityAssets.DemoPlace.Needs;

/// <summary>What a piece of ground is like, from which every indicator is drawn.</summary>
/// <param name="Hardship">How hard money is to come by, 0 to 1, blended between neighbourhoods.</param>
/// <param name="Older">Share of people of 65 and over.</param>
/// <param name="Young">Share of people under 16.</param>
/// <param name="Rural">1 in the fields, 0 in the streets.</param>
/// <param name="Homes">Homes.</param>
/// <param name="Adults">People of 16 and over.</param>
public sealed record Portrait(double Hardship, double Older, double Young, double Rural, int Homes, int Adults)
{
    /// <summary>The portrait of an area.</summary>
    public static Portrait Of(Tract tract) => new(
        tract.Mean(block => HardshipAt(block.Middle)),
        tract.Mean(block => block.Neighbourhood.Older),
        tract.Mean(block => block.Neighbourhood.Young),
        tract.Mean(block => block.Character is Character.Farmland or Character.Village ? 1 : 0),
        tract.Blocks.Sum(People.Homes),
        tract.Blocks.Sum(People.Adults));

    // Nearer neighbourhoods count for more: the fourth power of distance in reaches keeps estates' edges crisp but not square.
    private static double HardshipAt(Spot spot)
    {
        double sum = 0, weights = 0;
        foreach (var n in TownPlan.Neighbourhoods)
        {
            var nearness = Math.Max(0.35, n.Nearness(spot.X, spot.Y));
            var weight = 1 / (nearness * nearness * nearness * nearness);
            sum += n.Hardship * weight;
            weights += weight;
        }

        return sum / weights;
    }
}
