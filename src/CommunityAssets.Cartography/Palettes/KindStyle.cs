using CommunityAssets.Domain.Assets;

namespace CommunityAssets.Cartography.Palettes;

/// <summary>How the mark of a kind of asset looks.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Colour">The fill.</param>
/// <param name="Shape">The shape.</param>
public sealed record KindStyle(AssetKind Kind, Colour Colour, SymbolShape Shape)
{
    /// <summary>
    /// Every kind, in the order in which they are told. The colours differ by 12 or more (CIEDE2000) from each other in normal vision and
    /// in simulated protanopia, deuteranopia and tritanopia, and by 3:1 or more in contrast from paper; tests hold both.
    /// </summary>
    public static IReadOnlyList<KindStyle> All { get; } =
    [
        new(AssetKind.Group, Colour.Parse("#01716b"), SymbolShape.Circle),
        new(AssetKind.Place, Colour.Parse("#1f70d8"), SymbolShape.Square),
        new(AssetKind.Organisation, Colour.Parse("#8a6b4b"), SymbolShape.Diamond),
        new(AssetKind.Enterprise, Colour.Parse("#d13402"), SymbolShape.Triangle),
        new(AssetKind.Gift, Colour.Parse("#a40956"), SymbolShape.Star),
        new(AssetKind.Story, Colour.Parse("#5c20b7"), SymbolShape.Hexagon),
    ];

    /// <summary>The style of a kind.</summary>
    public static KindStyle Of(AssetKind kind) => All.First(style => style.Kind == kind);

    /// <summary>The name of the shape in JSON: <c>circle</c>, <c>square</c>…</summary>
    public string ShapeName => Shape switch
    {
        SymbolShape.Circle => "circle",
        SymbolShape.Square => "square",
        SymbolShape.Diamond => "diamond",
        SymbolShape.Triangle => "triangle",
        SymbolShape.Star => "star",
        SymbolShape.Hexagon => "hexagon",
        _ => throw new InvalidOperationException($"There is no name for the shape {Shape}."),
    };
}
