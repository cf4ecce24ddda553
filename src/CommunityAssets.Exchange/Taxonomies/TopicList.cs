using CommunityAssets.Domain.Assets;

namespace CommunityAssets.Exchange.Taxonomies;

/// <summary>The topics that people look for and that indicators speak to: <c>geodata/taxonomies/topics.csv</c>. Immutable.</summary>
public sealed class TopicList
{
    private readonly Dictionary<string, Topic> _byId;
    private readonly Dictionary<string, Topic> _byLabel;

    /// <summary>Makes a list.</summary>
    /// <param name="topics">Topics with ids and labels of their own.</param>
    public TopicList(IReadOnlyList<Topic> topics)
    {
        Topics = topics;
        _byId = topics.ToDictionary(topic => topic.Id, StringComparer.OrdinalIgnoreCase);
        _byLabel = topics.ToDictionary(topic => topic.Label, StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>The project's own list.</summary>
    public static TopicList Standard { get; } = new(
        [.. TaxonomyResource.Rows("topics.csv").Select(row =>
            new Topic(row[0], row[1], row[2], row[3].Length == 0 ? null : row[3], [.. TaxonomyResource.Parts(row[4])]))]);

    /// <summary>Every topic in the order of the list.</summary>
    public IReadOnlyList<Topic> Topics { get; }

    /// <summary>The topic with an id, upper or lower case; null when there is none.</summary>
    public Topic? Find(string id) => _byId.GetValueOrDefault(id);

    /// <summary>
    /// The topic that somebody wrote by its id or its label (<c>growing</c>, "Growing and gardens"); null when it is neither.
    /// </summary>
    public Topic? FindByText(string text)
    {
        var trimmed = text.Trim();
        return Find(trimmed) ?? _byLabel.GetValueOrDefault(trimmed) ?? Find(trimmed.Replace(' ', '-').Replace('_', '-'));
    }

    /// <summary>Ids of the topics that speak to an indicator's domain, in the order of the list.</summary>
    public IReadOnlyList<string> OfDomain(string? domain) => domain is null
        ? []
        : [.. Topics.Where(topic => topic.Domains.Contains(domain, StringComparer.OrdinalIgnoreCase)).Select(topic => topic.Id)];
}
