namespace CommunityAssets.Cartography.Networks;

/// <summary>How a node's name fills its box.</summary>
internal static class BoxText
{
    /// <summary>Where the text begins, from the left edge: after the mark.</summary>
    public const double Indent = 34;

    private const double LineHeight = 19;
    private const double Padding = 11;

    /// <summary>The lines in a box of a width.</summary>
    public static IReadOnlyList<string> Of(NetworkNode node, double width) => LabelText.Break(node.Label, width - Indent - 8);

    /// <summary>How high a box with some lines is.</summary>
    public static double Height(IReadOnlyList<string> text) => (Math.Max(1, text.Count) * LineHeight) + Padding;
}
