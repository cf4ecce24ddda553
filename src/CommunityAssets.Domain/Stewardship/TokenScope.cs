namespace CommunityAssets.Domain.Stewardship;

/// <summary>What a token for programs was made for. The numbers are stored.</summary>
[Flags]
public enum TokenScope
{
    /// <summary>Nothing beyond what is for everybody.</summary>
    None = 0,

    /// <summary>Read what the account sees of assets, areas, counts and suggestions.</summary>
    Read = 1,

    /// <summary>Change what the account may change: assets, links, suggestions, introductions.</summary>
    Write = 2,

    /// <summary>See of connectors what they agreed to show to the account; with <see cref="Write"/>, record them too.</summary>
    Connectors = 4,
}
