using System.Collections.Frozen;
using CommunityAssets.Domain.Assets;

namespace CommunityAssets.Analysis.Finding;

/// <summary>Which topics are wider or narrower than which. Immutable.</summary>
public sealed class TopicKinship
{
    private readonly FrozenDictionary<string, string> parents;

    /// <summary>Makes it from the list of topics.</summary>
    public TopicKinship(IEnumerable<Topic> topics) => parents = topics.Where(topic => topic.Parent is not null)
        .ToFrozenDictionary(topic => topic.Id, topic => topic.Parent!, StringComparer.Ordinal);

    /// <summary>Whether one topic is the other's parent or child.</summary>
    public bool AreKin(string one, string other) =>
        (parents.TryGetValue(one, out var parent) && parent == other) || (parents.TryGetValue(other, out parent) && parent == one);

    /// <summary>Topics and those that are narrower than they: whoever looks for company may like a men's shed.</summary>
    public IEnumerable<string> WithNarrower(IEnumerable<string> topics)
    {
        var wanted = topics.ToHashSet(StringComparer.Ordinal);
        return wanted.Concat(parents.Where(pair => wanted.Contains(pair.Value)).Select(pair => pair.Key)).Distinct(StringComparer.Ordinal);
    }
}
