namespace CommunityAssets.Analysis.Networks;

/// <summary>Is shown boxes that are near a point.</summary>
internal interface IBoxVisitor
{
    /// <summary>Looks at a box's content.</summary>
    /// <param name="item">The box's number.</param>
    /// <param name="within">How far is being looked.</param>
    /// <returns>How far to look from now on; no more than <paramref name="within"/>.</returns>
    double Visit(int item, double within);
}
