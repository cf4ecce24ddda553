namespace CommunityAssets.Analysis.Finding;

/// <summary>How somebody gets about.</summary>
public enum GettingAbout
{
    /// <summary>On foot at an ordinary pace.</summary>
    OnFoot = 0,

    /// <summary>In a wheelchair, with a frame or a pram, or on foot without hurry.</summary>
    Slowly = 1,

    /// <summary>By bicycle.</summary>
    ByBicycle = 2,

    /// <summary>By bus, the wait included.</summary>
    ByBus = 3,

    /// <summary>By car, with the search for somewhere to park.</summary>
    ByCar = 4,
}
