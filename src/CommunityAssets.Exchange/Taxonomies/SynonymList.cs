using CommunityAssets.Domain.Assets;

namespace CommunityAssets.Exchange.Taxonomies;

/// <summary>What people say for topics and wishes: <c>geodata/taxonomies/synonyms.csv</c>.</summary>
public static class SynonymList
{
    /// <summary>The project's own list; the label of each topic is part of it.</summary>
    public static IReadOnlyList<Synonym> Standard { get; } =
    [
        .. TopicList.Standard.Topics.Select(topic => new Synonym(topic.Label, [topic.Id], [], [])),
        .. TaxonomyResource.Rows("synonyms.csv").Select(row => new Synonym(
            row[0],
            [.. TaxonomyResource.Parts(row[1])],
            [.. TaxonomyResource.Parts(row[2])],
            [.. TaxonomyResource.Parts(row[3])])),
    ];
}
