namespace CommunityAssets.Analysis.Finding;

/// <summary>How something reaches somebody.</summary>
public enum Reach
{
    /// <summary>It has a place to go to.</summary>
    Placed,

    /// <summary>It says that it covers where they are.</summary>
    Covers,

    /// <summary>It has no place, and people can take part online.</summary>
    Online,

    /// <summary>It is for the whole country.</summary>
    National,

    /// <summary>Where it is has not been recorded.</summary>
    NotKnown,
}
