namespace CommunityAssets.Web;

/// <summary>
/// A map to draw under the areas, from a service that whoever runs the atlas has chosen. Without one nothing outside is asked.
/// </summary>
/// <param name="Address">
/// A raster tile address with <c>{z}</c>, <c>{x}</c> and <c>{y}</c>, or the address of a MapLibre style; <c>https</c>, or <c>http</c>
/// within a network.
/// </param>
/// <param name="Attribution">The words its provider asks for, as plain text.</param>
public sealed record BaseMap(Uri Address, string Attribution)
{
    /// <summary>Whether the address is of raster tiles; else it is of a style.</summary>
    public bool IsRaster => Uri.UnescapeDataString(Address.OriginalString).Contains("{z}", StringComparison.Ordinal);

    /// <summary>Scheme, host and port, as a content security policy names them.</summary>
    public string Origin => Address.GetLeftPart(UriPartial.Authority);
}
