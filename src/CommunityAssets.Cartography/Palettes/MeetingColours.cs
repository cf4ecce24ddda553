using System.Collections.Immutable;

namespace CommunityAssets.Cartography.Palettes;

/// <summary>
/// The nine colours of need against strengths. Need grows to the right and turns them to violet, strengths grow upward and turn them to
/// green; both together are the deepest. Tests hold that each two of them are told apart as they lie on the map, in normal vision and in
/// simulated protanopia, deuteranopia and tritanopia, and that they grow darker with need and with strengths, which is what grey leaves.
/// </summary>
public static class MeetingColours
{
    /// <summary>How much of the ground the colours hide on a map, 0 to 1.</summary>
    public const double Opacity = 0.85;

    private static readonly ImmutableArray<Colour> Cells =
    [
        .. new[]
        {
            "#fdf8eb", "#e7cbfa", "#b17ba2",
            "#caebec", "#a4b1c9", "#7e69a5",
            "#88cebd", "#7a9d92", "#2e4b7c",
        }.Select(Colour.Parse),
    ];

    /// <summary>The colour of a class.</summary>
    /// <param name="need">The third of need: 0 low, 1 middle, 2 high.</param>
    /// <param name="strengths">The third of strengths: 0 thin, 1 middling, 2 strong.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such third.</exception>
    public static Colour Of(int need, int strengths)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(need);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(need, 2);
        ArgumentOutOfRangeException.ThrowIfNegative(strengths);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(strengths, 2);
        return Cells[(3 * strengths) + need];
    }

    /// <summary>The colour of a class as it lies on the map: paper shines through.</summary>
    /// <inheritdoc cref="Of"/>
    public static Colour OnPaper(int need, int strengths)
    {
        static byte Mix(byte above, byte below) => (byte)Math.Round((above * Opacity) + (below * (1 - Opacity)));
        var (own, paper) = (Of(need, strengths), Ground.Paper);
        return new Colour(Mix(own.Red, paper.Red), Mix(own.Green, paper.Green), Mix(own.Blue, paper.Blue));
    }

    /// <summary>The colour of large writing on it, as it lies on the map: ink or white, whichever reads better.</summary>
    /// <inheritdoc cref="Of"/>
    public static Colour InkOn(int need, int strengths)
    {
        var ground = OnPaper(need, strengths);
        return Colour.Contrast(Ground.Ink, ground) >= Colour.Contrast(Ground.Panel, ground) ? Ground.Ink : Ground.Panel;
    }
}
