namespace CommunityAssets.Cartography.Networks;

/// <summary>
/// Puts the nodes of a network into layers and orders each so that few lines cross: barycentre sweeps, the order with the fewest crossings
/// kept (Sugiyama, Tagawa and Toda 1981). A link that passes over a layer holds a slot in it, so that its line has a way through. Without
/// chance: the start is the order of names.
/// </summary>
internal sealed class LayeredOrder
{
    private const int Sweeps = 8;
    private readonly List<Slot>[] layers;

    private LayeredOrder(List<Slot>[] layers, IReadOnlyDictionary<NetworkTie, IReadOnlyList<Slot>> ways)
    {
        this.layers = layers;
        Ways = ways;
    }

    /// <summary>The layers that hold anything, each from above.</summary>
    public IReadOnlyList<IReadOnlyList<Slot>> Layers => layers;

    /// <summary>The slots that each link goes through, from the end in the lower layer to the end in the higher.</summary>
    public IReadOnlyDictionary<NetworkTie, IReadOnlyList<Slot>> Ways { get; }

    /// <summary>Orders a network. Links of which an end is not among the nodes are left out.</summary>
    public static LayeredOrder Of(IReadOnlyCollection<NetworkNode> nodes, IReadOnlyCollection<NetworkTie> ties)
    {
        var used = nodes.Select(node => node.Layer).Distinct().Order().ToList();
        var made = new List<Slot>[used.Count];
        var slots = new Dictionary<Guid, Slot>();
        for (var at = 0; at < made.Length; at++)
        {
            made[at] =
            [
                .. nodes.Where(node => node.Layer == used[at])
                    .OrderBy(node => node.Label, StringComparer.OrdinalIgnoreCase).ThenBy(node => node.Id)
                    .Select(node => new Slot(at, node)),
            ];
            foreach (var slot in made[at])
            {
                slots.Add(slot.Node!.Id, slot);
            }
        }

        var ways = new Dictionary<NetworkTie, IReadOnlyList<Slot>>();
        foreach (var tie in ties.Distinct().Where(tie => tie.From != tie.To && slots.ContainsKey(tie.From) && slots.ContainsKey(tie.To)))
        {
            var (first, last) = (slots[tie.From], slots[tie.To]);
            ways[tie] = Join(first.Layer <= last.Layer ? (first, last) : (last, first), made);
        }

        var order = new LayeredOrder(made, ways);
        order.Untangle();
        return order;
    }

    /// <summary>How many pairs of lines between neighbouring layers cross.</summary>
    public int Crossings()
    {
        Number();
        var count = 0;
        for (var at = 0; at + 1 < layers.Length; at++)
        {
            var lines = layers[at].SelectMany(slot => slot.After.Select(next => (A: slot.Place, B: next.Place))).ToList();
            for (var one = 0; one < lines.Count; one++)
            {
                for (var other = one + 1; other < lines.Count; other++)
                {
                    if ((lines[one].A - lines[other].A) * (lines[one].B - lines[other].B) < 0)
                    {
                        count++;
                    }
                }
            }
        }

        return count;
    }

    private static List<Slot> Join((Slot First, Slot Last) ends, List<Slot>[] made)
    {
        var way = new List<Slot> { ends.First };
        for (var between = ends.First.Layer + 1; between < ends.Last.Layer; between++)
        {
            var passing = new Slot(between, Node: null);
            made[between].Add(passing);
            way.Add(passing);
        }

        way.Add(ends.Last);
        for (var at = 0; at + 1 < way.Count; at++)
        {
            if (way[at].Layer != way[at + 1].Layer)
            {
                way[at].After.Add(way[at + 1]);
                way[at + 1].Before.Add(way[at]);
            }
        }

        return way;
    }

    private void Untangle()
    {
        var best = layers.Select(layer => layer.ToArray()).ToArray();
        var fewest = Crossings();
        for (var sweep = 0; sweep < Sweeps && fewest > 0; sweep++)
        {
            var forward = sweep % 2 == 0;
            for (var step = 1; step < layers.Length; step++)
            {
                Number();
                var layer = layers[forward ? step : layers.Length - 1 - step];
                var sorted = layer.OrderBy(slot => Pull(slot, forward ? slot.Before : slot.After)).ThenBy(slot => slot.Place).ToList();
                layer.Clear();
                layer.AddRange(sorted);
            }

            if (Crossings() is var crossings && crossings < fewest)
            {
                fewest = crossings;
                best = [.. layers.Select(layer => layer.ToArray())];
            }
        }

        for (var at = 0; at < layers.Length; at++)
        {
            layers[at].Clear();
            layers[at].AddRange(best[at]);
        }
    }

    /// <summary>Where a slot's neighbours pull it to, from 0 to 1; where it has none, it stays.</summary>
    private double Pull(Slot slot, List<Slot> neighbours) => neighbours.Count == 0
        ? (slot.Place + 0.5) / layers[slot.Layer].Count
        : neighbours.Average(neighbour => (neighbour.Place + 0.5) / layers[neighbour.Layer].Count);

    private void Number()
    {
        foreach (var layer in layers)
        {
            for (var at = 0; at < layer.Count; at++)
            {
                layer[at].Place = at;
            }
        }
    }

    /// <summary>A place in a layer: for a node, or for a line that passes.</summary>
    internal sealed record Slot(int Layer, NetworkNode? Node)
    {
        public List<Slot> Before { get; } = [];

        public List<Slot> After { get; } = [];

        public int Place { get; set; }

        public bool Equals(Slot? other) => ReferenceEquals(this, other);

        public override int GetHashCode() => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(this);
    }
}
