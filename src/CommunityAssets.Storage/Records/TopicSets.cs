using System.Collections.Immutable;

namespace CommunityAssets.Storage.Records;

/// <summary>
/// Lists of topics as they come from rows, each different one kept once: a million records share some hundred of them. Not thread-safe.
/// </summary>
internal sealed class TopicSets
{
    private readonly Dictionary<string, ImmutableArray<string>> _known = new(StringComparer.Ordinal);

    /// <summary>The list of these topics, the same one for the same topics.</summary>
    public ImmutableArray<string> Of(IReadOnlyList<string> topics)
    {
        var key = topics.Count == 1 ? topics[0] : string.Join('\n', topics);
        if (!_known.TryGetValue(key, out var known))
        {
            _known.Add(key, known = [.. topics]);
        }

        return known;
    }
}
