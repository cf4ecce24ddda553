using CommunityAssets.Exchange.Taxonomies;

namespace CommunityAssets.Web.Words;

/// <summary>Topics in words.</summary>
public static class TopicWords
{
    /// <summary>The label of a topic; an id that is not in the list reads as it is written, with blanks.</summary>
    public static string Label(string id) => TopicList.Standard.Find(id)?.Label ?? PlainWords.Capital(id.Replace('-', ' '));
}
