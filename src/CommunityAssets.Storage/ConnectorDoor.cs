using CommunityAssets.Domain.People;
using CommunityAssets.Domain.Stewardship;

namespace CommunityAssets.Storage;

/// <summary>By which door somebody comes to a connector's record to change it: as a viewer who may see them, or by their own private link.</summary>
public sealed class ConnectorDoor
{
    private ConnectorDoor(Guid? id, ConnectorSight? sight, string? hash)
    {
        Id = id;
        Sight = sight;
        Hash = hash;
    }

    /// <summary>The connector; null by their own link.</summary>
    internal Guid? Id { get; }

    /// <summary>With whose eyes; null by their own link.</summary>
    internal ConnectorSight? Sight { get; }

    /// <summary>The hash of their own link; null for a viewer.</summary>
    internal string? Hash { get; }

    /// <summary>The door of a viewer: it leads nowhere when a live consent does not cover them.</summary>
    public static ConnectorDoor Seen(Guid id, ConnectorSight sight) => new(id, sight, null);

    /// <summary>The person's own door, which stays open until they are erased.</summary>
    public static ConnectorDoor Own(PrivateToken link)
    {
        ArgumentNullException.ThrowIfNull(link);
        return new ConnectorDoor(null, null, link.Hash);
    }
}
