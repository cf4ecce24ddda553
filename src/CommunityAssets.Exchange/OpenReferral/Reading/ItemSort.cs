namespace CommunityAssets.Exchange.OpenReferral.Reading;

/// <summary>What an item of a feed is, by its members.</summary>
internal enum ItemSort
{
    /// <summary>A service, whole or as lists give it.</summary>
    Service,

    /// <summary>An organization.</summary>
    Organization,

    /// <summary>A taxonomy or one of its terms, or a service at one location: nothing that is an asset by itself.</summary>
    Other,

    /// <summary>A page amid items, or no object at all.</summary>
    Foreign,
}
