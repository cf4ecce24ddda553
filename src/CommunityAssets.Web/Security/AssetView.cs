namespace CommunityAssets.Web.Security;

/// <summary>How much of an asset a viewer may see.</summary>
public enum AssetView
{
    /// <summary>Not even that it exists.</summary>
    Nothing,

    /// <summary>Its name, its kind and that it is retired.</summary>
    NameAlone,

    /// <summary>Every field.</summary>
    Everything,
}
