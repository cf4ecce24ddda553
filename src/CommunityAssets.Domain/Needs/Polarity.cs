namespace CommunityAssets.Domain.Needs;

/// <summary>Which way is better. The numbers are stored and never change meaning.</summary>
public enum Polarity
{
    /// <summary>Neither way is better.</summary>
    Neither = 0,

    /// <summary>Higher is better.</summary>
    HigherIsBetter = 1,

    /// <summary>Higher is worse.</summary>
    HigherIsWorse = 2,
}
