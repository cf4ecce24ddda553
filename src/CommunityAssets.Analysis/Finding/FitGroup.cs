namespace CommunityAssets.Analysis.Finding;

/// <summary>How well something fits, best first.</summary>
public enum FitGroup
{
    /// <summary>Everything asked for, as far as it is known.</summary>
    Fits,

    /// <summary>All but something: further away, on another day.</summary>
    Nearly,

    /// <summary>It covers where somebody is, without a place of its own.</summary>
    Covers,

    /// <summary>Online.</summary>
    Online,

    /// <summary>Where it is has not been recorded.</summary>
    PlaceNotKnown,

    /// <summary>For the whole country.</summary>
    National,
}
