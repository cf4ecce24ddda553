namespace CommunityAssets.Cartography.Palettes;

/// <summary>The colours that are not data.</summary>
public static class Ground
{
    /// <summary>Text.</summary>
    public static Colour Ink { get; } = Colour.Parse("#1d2433");

    /// <summary>Text of less weight.</summary>
    public static Colour QuietInk { get; } = Colour.Parse("#5a6475");

    /// <summary>What lies under everything.</summary>
    public static Colour Paper { get; } = Colour.Parse("#f6f5f1");

    /// <summary>Panels, halos and the borders of areas.</summary>
    public static Colour Panel { get; } = Colour.Parse("#ffffff");

    /// <summary>Borders where nothing is shaded, so that areas still show on paper.</summary>
    public static Colour Border { get; } = Colour.Parse("#8a93a3");

    /// <summary>The hatch of "no data".</summary>
    public static Colour Hatch { get; } = Colour.Parse("#9aa3b2");
}
