using CommunityAssets.Domain.Assets;

namespace CommunityAssets.Cartography.Networks;

/// <summary>What stands over a layer: the kinds that are in it.</summary>
internal static class LayerNames
{
    /// <summary>"Organisations and enterprises"; "Connectors".</summary>
    public static string Of(IEnumerable<NetworkNode> nodes)
    {
        var kinds = nodes.Select(node => node.Kind).Distinct().ToList();
        var words = KindNames.All.Where(kind => kinds.Contains(kind)).Select(KindNames.Label).ToList();
        if (kinds.Contains(null))
        {
            words.Insert(0, "Connectors");
        }

        for (var at = 1; at < words.Count; at++)
        {
            words[at] = words[at].ToLowerInvariant();
        }

        return words.Count < 2 ? words.FirstOrDefault() ?? "" : string.Join(", ", words.Take(words.Count - 1)) + " and " + words[^1];
    }
}
