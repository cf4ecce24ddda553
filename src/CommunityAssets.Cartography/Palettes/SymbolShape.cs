namespace CommunityAssets.Cartography.Palettes;

/// <summary>The shape of a mark: with colour, one of two ways to tell kinds apart.</summary>
public enum SymbolShape
{
    /// <summary>A circle.</summary>
    Circle,

    /// <summary>A square.</summary>
    Square,

    /// <summary>A square on its corner.</summary>
    Diamond,

    /// <summary>A triangle, point up.</summary>
    Triangle,

    /// <summary>A star of five points.</summary>
    Star,

    /// <summary>A hexagon.</summary>
    Hexagon,
}
