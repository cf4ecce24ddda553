using System.Globalization;

namespace CommunityAssets.Cartography.Networks;

/// <summary>
/// Lays a network out for a wide screen: a column for each layer (people, who runs things, what meets, where), lines between them.
/// </summary>
public static class NetworkColumns
{
    private const double Gap = 96;
    private const double Between = 10;
    private const double Passing = 8;
    private const double Top = 40;
    private const double Margin = 4;
    private const int Rounds = 6;

    /// <summary>Lays it out.</summary>
    /// <param name="nodes">The nodes, each once.</param>
    /// <param name="ties">The links; those of which an end is not among the nodes are left out.</param>
    /// <param name="width">The width to fill at most; 600 or more.</param>
    public static NetworkPicture Draw(IReadOnlyCollection<NetworkNode> nodes, IReadOnlyCollection<NetworkTie> ties, double width = 1080)
    {
        ArgumentNullException.ThrowIfNull(nodes);
        ArgumentNullException.ThrowIfNull(ties);
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 600);
        var order = LayeredOrder.Of(nodes, ties);
        var count = order.Layers.Count;
        if (count == 0)
        {
            return new NetworkPicture(width, Top, [], [], []);
        }

        // The last column keeps room on its right for lines between two of its own.
        var column = Math.Min(280, (width - (2 * Margin) - (Gap * count)) / count);
        var middles = Middles(order, column);
        var top = middles.Min(pair => pair.Value - (Height(pair.Key, column) / 2));
        var boxes = new Dictionary<Guid, NetworkBox>();
        var headings = new List<NetworkHeading>();
        foreach (var layer in order.Layers)
        {
            var x = Margin + (layer[0].Layer * (column + Gap));
            headings.Add(new NetworkHeading(LayerNames.Of(layer.Select(slot => slot.Node).OfType<NetworkNode>()), x, 18));
            foreach (var slot in layer.Where(slot => slot.Node is not null))
            {
                var text = BoxText.Of(slot.Node!, column);
                var height = BoxText.Height(text);
                boxes[slot.Node!.Id] =
                    new NetworkBox(slot.Node!, x, Round(middles[slot] - top + Top - (height / 2)), column, height, text);
            }
        }

        var curves = order.Ways.Select(way => new NetworkCurve(way.Key, Path(way.Value, column, slot => middles[slot] - top + Top)));
        var bottom = middles.Max(pair => pair.Value + (Height(pair.Key, column) / 2)) - top + Top + Margin;
        return new NetworkPicture(
            Round((count * (column + Gap)) + (2 * Margin)), Round(bottom), headings,
            [.. order.Layers.SelectMany(layer => layer).Where(slot => slot.Node is not null).Select(slot => boxes[slot.Node!.Id])],
            [.. curves]);
    }

    private static Dictionary<LayeredOrder.Slot, double> Middles(LayeredOrder order, double column)
    {
        var middles = new Dictionary<LayeredOrder.Slot, double>();
        var heights = order.Layers.Select(layer => layer.Select(slot => Height(slot, column)).ToArray()).ToArray();
        for (var at = 0; at < heights.Length; at++)
        {
            Place(at, _ => 0);
        }

        // Each column in turn is drawn towards what it is linked to, until the lines are as straight as the order lets them be.
        for (var round = 0; round < Rounds; round++)
        {
            for (var step = 0; step < heights.Length; step++)
            {
                Place(round % 2 == 0 ? step : heights.Length - 1 - step, Wish);
            }
        }

        return middles;

        double Wish(LayeredOrder.Slot slot)
        {
            var neighbours = slot.Before.Concat(slot.After).ToList();
            return neighbours.Count == 0 ? middles[slot] : neighbours.Average(neighbour => middles[neighbour]);
        }

        void Place(int at, Func<LayeredOrder.Slot, double> wish)
        {
            var layer = order.Layers[at];
            double[] wishes = [.. layer.Select(wish)];
            var places = EvenSpacing.Place(wishes, heights[at], Between);
            for (var slot = 0; slot < layer.Count; slot++)
            {
                middles[layer[slot]] = places[slot];
            }
        }
    }

    private static double Height(LayeredOrder.Slot slot, double column) =>
        slot.Node is { } node ? BoxText.Height(BoxText.Of(node, column)) : Passing;

    private static string Path(IReadOnlyList<LayeredOrder.Slot> way, double column, Func<LayeredOrder.Slot, double> middle)
    {
        double Left(LayeredOrder.Slot slot) => Margin + (slot.Layer * (column + Gap));
        var (x, y) = (Left(way[0]) + column, middle(way[0]));
        var path = string.Create(CultureInfo.InvariantCulture, $"M{x:0.#} {y:0.#}");
        if (way[0].Layer == way[^1].Layer)
        {
            var end = middle(way[^1]);
            var out1 = x + Math.Min(Gap * 1.15, 24 + (Math.Abs(end - y) * 0.3));
            return path + string.Create(CultureInfo.InvariantCulture, $" C{out1:0.#} {y:0.#} {out1:0.#} {end:0.#} {x:0.#} {end:0.#}");
        }

        foreach (var slot in way.Skip(1))
        {
            var (left, next) = (Left(slot), middle(slot));
            var half = (x + left) / 2;
            path += string.Create(CultureInfo.InvariantCulture, $" C{half:0.#} {y:0.#} {half:0.#} {next:0.#} {left:0.#} {next:0.#}");
            (x, y) = (left, next);
            if (slot.Node is null)
            {
                x += column;
                path += string.Create(CultureInfo.InvariantCulture, $" H{x:0.#}");
            }
        }

        return path;
    }

    private static double Round(double value) => Math.Round(value, 1);
}
