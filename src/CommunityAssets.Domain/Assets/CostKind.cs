namespace CommunityAssets.Domain.Assets;

/// <summary>The sort of cost. The numbers are stored and never change meaning.</summary>
public enum CostKind
{
    /// <summary>Free to all.</summary>
    Free = 1,

    /// <summary>Give what you can.</summary>
    Donation = 2,

    /// <summary>A price in pounds.</summary>
    Amount = 3,
}
