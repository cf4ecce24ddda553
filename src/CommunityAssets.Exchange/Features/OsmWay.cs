namespace CommunityAssets.Exchange.Features;

/// <summary>A way of OpenStreetMap.</summary>
/// <param name="Id">Its number.</param>
/// <param name="Nodes">Numbers of its nodes in order.</param>
/// <param name="Tags">Its tags; values are strings.</param>
internal sealed record OsmWay(long Id, long[] Nodes, IReadOnlyDictionary<string, object?> Tags)
{
    /// <summary>Whether it ends where it began.</summary>
    public bool IsClosed => Nodes.Length >= 4 && Nodes[0] == Nodes[^1];
}
