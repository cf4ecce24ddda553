namespace CommunityAssets.Domain.People;

/// <summary>What sort of connector somebody is. The numbers are stored.</summary>
public enum ConnectorKind
{
    /// <summary>Somebody of the community who naturally links people and things.</summary>
    Community = 1,

    /// <summary>Somebody whose work it is: a librarian, a link worker, a community development worker.</summary>
    Workforce = 2,
}
