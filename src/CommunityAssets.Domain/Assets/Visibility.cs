namespace CommunityAssets.Domain.Assets;

/// <summary>Who may see an asset at all. A wider audience has a smaller number; the numbers are stored.</summary>
public enum Visibility
{
    /// <summary>Anybody.</summary>
    Public = 1,

    /// <summary>People who work with communities and are signed in.</summary>
    Workforce = 2,
}
