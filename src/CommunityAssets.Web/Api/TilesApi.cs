namespace CommunityAssets.Web.Api;

/// <summary>Vector tiles of assets and areas.</summary>
public static class TilesApi
{
    /// <summary>Adds the endpoints.</summary>
    public static void Map(IEndpointRouteBuilder endpoints) => ArgumentNullException.ThrowIfNull(endpoints);
}
