namespace CommunityAssets.Domain.People;

/// <summary>For what somebody agreed to be shown; any number of them. The bits are stored.</summary>
[Flags]
public enum ConsentPurpose
{
    /// <summary>Nothing in particular: as a question, whatever the purpose.</summary>
    None = 0,

    /// <summary>To be found in lists and on the pages of groups and places.</summary>
    Listing = 1,

    /// <summary>To be asked to introduce somebody.</summary>
    Introductions = 2,

    /// <summary>To appear in drawings of who links what.</summary>
    Network = 4,

    /// <summary>All of them.</summary>
    All = Listing | Introductions | Network,
}
