using CommunityAssets.Domain.Assets;

namespace CommunityAssets.Cartography.Networks;

/// <summary>Something that a drawn network links.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Label">Its name.</param>
/// <param name="Kind">Its kind; null for a connector, who is a person.</param>
/// <param name="Address">The page that tells more, or null.</param>
/// <param name="Centre">Whether the network is drawn around it.</param>
public sealed record NetworkNode(Guid Id, string Label, AssetKind? Kind, string? Address = null, bool Centre = false)
{
    /// <summary>
    /// The layer that it stands in, by what links usually say: 0 people, 1 who runs things, 2 what meets, 3 where it meets.
    /// </summary>
    public int Layer => Kind switch
    {
        null => 0,
        AssetKind.Organisation or AssetKind.Enterprise => 1,
        AssetKind.Place => 3,
        _ => 2,
    };
}
