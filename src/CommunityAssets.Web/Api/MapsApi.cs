namespace CommunityAssets.Web.Api;

/// <summary>What a map shows, as plain data.</summary>
public static class MapsApi
{
    /// <summary>Adds the endpoints.</summary>
    public static void Map(IEndpointRouteBuilder endpoints) => ArgumentNullException.ThrowIfNull(endpoints);
}
