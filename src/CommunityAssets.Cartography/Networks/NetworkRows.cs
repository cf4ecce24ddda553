using System.Globalization;

namespace CommunityAssets.Cartography.Networks;

/// <summary>
/// Lays a network out for a narrow screen: everything in one column of rows, under headings, with the links as arcs on its left. Names stay
/// as large as the text around them.
/// </summary>
public static class NetworkRows
{
    private const double Gutter = 76;
    private const double Between = 8;
    private const double Heading = 34;
    private const double Margin = 2;

    /// <summary>Lays it out.</summary>
    /// <param name="nodes">The nodes, each once.</param>
    /// <param name="ties">The links; those of which an end is not among the nodes are left out.</param>
    /// <param name="width">The width to fill; 280 or more.</param>
    public static NetworkPicture Draw(IReadOnlyCollection<NetworkNode> nodes, IReadOnlyCollection<NetworkTie> ties, double width = 350)
    {
        ArgumentNullException.ThrowIfNull(nodes);
        ArgumentNullException.ThrowIfNull(ties);
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 280);
        var order = LayeredOrder.Of(nodes, ties);
        var boxes = new List<NetworkBox>();
        var headings = new List<NetworkHeading>();
        var y = Margin;
        foreach (var layer in order.Layers)
        {
            NetworkNode[] there = [.. layer.Select(slot => slot.Node).OfType<NetworkNode>()];
            headings.Add(new NetworkHeading(LayerNames.Of(there), Gutter, y + 22));
            y += Heading;
            foreach (var node in there)
            {
                var text = BoxText.Of(node, width - Gutter - Margin);
                var box = new NetworkBox(node, Gutter, y, width - Gutter - Margin, BoxText.Height(text), text);
                boxes.Add(box);
                y += box.Height + Between;
            }
        }

        var middles = boxes.ToDictionary(box => box.Node.Id, box => box.Middle);
        var longest = boxes.Count == 0 ? 1 : Math.Max(1, boxes[^1].Middle - boxes[0].Middle);
        return new NetworkPicture(
            width, y, headings, boxes,
            [.. order.Ways.Select(way => new NetworkCurve(way.Key, Arc(middles[way.Key.From], middles[way.Key.To], longest)))]);
    }

    /// <summary>The longer a link, the further out its arc; the longest reaches the left edge.</summary>
    private static string Arc(double from, double to, double longest)
    {
        // A cubic curve reaches three quarters of the way to its control points.
        const double Furthest = (Gutter - (2 * Margin)) / 0.75;
        var x = Gutter - 14 - ((Furthest - 14) * Math.Sqrt(Math.Abs(to - from) / longest));
        return string.Create(
            CultureInfo.InvariantCulture, $"M{Gutter:0.#} {from:0.#} C{x:0.#} {from:0.#} {x:0.#} {to:0.#} {Gutter:0.#} {to:0.#}");
    }
}
