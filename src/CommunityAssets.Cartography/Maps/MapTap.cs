namespace CommunityAssets.Cartography.Maps;

/// <summary>What choosing something on the map tells.</summary>
/// <param name="Layer">Id of the layer it is chosen from.</param>
/// <param name="Does"><c>area</c>: the area's story; <c>asset</c>: the asset's card; <c>zoom</c>: goes nearer.</param>
/// <param name="Key">The attribute that tells which one it is; null where none is needed.</param>
/// <param name="Tells">Where the story is, with the attribute's name in braces; null where there is none.</param>
/// <param name="Page">The page that tells the same, likewise.</param>
public sealed record MapTap(string Layer, string Does, string? Key, string? Tells, string? Page);
