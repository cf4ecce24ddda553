using CommunityAssets.Exchange.Taxonomies;

namespace CommunityAssets.Web.Api;

/// <summary>Reads topics from a query.</summary>
public static class Topics
{
    /// <summary>Ids of the topics asked for, as the list of topics spells them.</summary>
    /// <exception cref="ParameterException">One of them is not in the list.</exception>
    public static IReadOnlyList<string> Read(ReadQuery query) =>
    [
        .. query.Texts(Named.Topic)
            .Select(text => TopicList.Standard.Find(text)?.Id ?? throw Unknown(text))
            .Distinct(StringComparer.Ordinal),
    ];

    private static ParameterException Unknown(string text) => new(
        Named.Topic, $"'{text}' is not a topic. The topics are: {string.Join(", ", TopicList.Standard.Topics.Select(topic => topic.Id))}.");
}
