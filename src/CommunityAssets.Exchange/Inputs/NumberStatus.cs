namespace CommunityAssets.Exchange.Inputs;

/// <summary>What a cell that should hold a number holds.</summary>
public enum NumberStatus
{
    /// <summary>A finite number.</summary>
    Number = 0,

    /// <summary>Nothing, or a publisher's sign for "not available".</summary>
    Missing = 1,

    /// <summary>A publisher's sign for "held back so that nobody can be recognised".</summary>
    Suppressed = 2,

    /// <summary>Something else.</summary>
    Bad = 3,
}
