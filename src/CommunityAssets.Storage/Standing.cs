namespace CommunityAssets.Storage;

/// <summary>Where an area stands among the areas of its layer by one indicator in one period.</summary>
/// <param name="Indicator">Id of the indicator.</param>
/// <param name="Period">The period.</param>
/// <param name="Count">How many areas have a number, 1 or more.</param>
/// <param name="Lowest">The lowest number.</param>
/// <param name="Highest">The highest number.</param>
/// <param name="Below">How many areas have a lower number than the area; 0 where it has none itself.</param>
/// <param name="Equal">How many have the same, the area itself counted; 0 where it has none itself or is not among them.</param>
public sealed record Standing(string Indicator, string Period, int Count, double Lowest, double Highest, int Below, int Equal)
{
    /// <summary>The area's rank, 1 for the highest, equal numbers alike; and how many share it. Only where it has a number.</summary>
    public (int Rank, int Ties) Rank => (Count - Below - Equal + 1, Math.Max(1, Equal));
}
