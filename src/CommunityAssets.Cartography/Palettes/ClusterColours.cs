using System.Collections.Immutable;

namespace CommunityAssets.Cartography.Palettes;

/// <summary>
/// The colours of outlines around clusters, which lie with a white rim on the calm ramp. Tests hold that they are told apart from each
/// other and from the ramp, in normal vision and in simulated protanopia, deuteranopia and tritanopia, and that they stand out from their
/// rim. Areas unlike their neighbours are dashed too, so that colour is not all that tells them.
/// </summary>
public static class ClusterColours
{
    /// <summary>High among high.</summary>
    public static Colour HighHigh { get; } = Colour.Parse("#a01f57");

    /// <summary>Low among low.</summary>
    public static Colour LowLow { get; } = Colour.Parse("#054895");

    /// <summary>High among low.</summary>
    public static Colour HighLow { get; } = Colour.Parse("#d16909");

    /// <summary>Low among high.</summary>
    public static Colour LowHigh { get; } = Colour.Parse("#1f83ff");

    /// <summary>All four, in that order.</summary>
    public static ImmutableArray<Colour> All { get; } = [HighHigh, LowLow, HighLow, LowHigh];
}
