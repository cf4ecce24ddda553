using CommunityAssets.Domain.Assets;

namespace CommunityAssets.Cartography.Palettes;

/// <summary>How a kind of asset looks and is called.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Id">Its name in addresses and tiles: <c>group</c>.</param>
/// <param name="Label">Its heading: "Groups".</param>
/// <param name="One">One of them in a sentence: "group".</param>
/// <param name="Many">More of them: "groups".</param>
/// <param name="Colour">The fill of its mark.</param>
/// <param name="Shape">The shape of its mark.</param>
public sealed record KindStyle(AssetKind Kind, string Id, string Label, string One, string Many, Colour Colour, SymbolShape Shape)
{
    /// <summary>
    /// Every kind, in the order in which they are told. The colours differ by 12 or more (CIEDE2000) from each other in normal vision and in
    /// simulated protanopia, deuteranopia and tritanopia, and by 3:1 or more in contrast from paper; tests hold both.
    /// </summary>
    public static IReadOnlyList<KindStyle> All { get; } =
    [
        new(AssetKind.Group, "group", "Groups", "group", "groups", Colour.Parse("#01716b"), SymbolShape.Circle),
        new(AssetKind.Place, "place", "Places", "place", "places", Colour.Parse("#1f70d8"), SymbolShape.Square),
        new(AssetKind.Organisation, "organisation", "Organisations", "organisation", "organisations", Colour.Parse("#8a6b4b"), SymbolShape.Diamond),
        new(AssetKind.Enterprise, "enterprise", "Local enterprises", "local enterprise", "local enterprises", Colour.Parse("#d13402"), SymbolShape.Triangle),
        new(AssetKind.Gift, "gift", "Gifts of time and skill", "gift of time or skill", "gifts of time and skill", Colour.Parse("#a40956"), SymbolShape.Star),
        new(AssetKind.Story, "story", "Stories and events", "story or event", "stories and events", Colour.Parse("#5c20b7"), SymbolShape.Hexagon),
    ];

    /// <summary>The style of a kind.</summary>
    public static KindStyle Of(AssetKind kind) => All[(int)kind - 1];

    /// <summary>The style with an id, or null.</summary>
    public static KindStyle? Find(string? id) => All.FirstOrDefault(style => string.Equals(style.Id, id, StringComparison.OrdinalIgnoreCase));
}
