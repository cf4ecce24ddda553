using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace CommunityAssets.Web.Introductions;

/// <summary>What follows an introducer's name on a page: what lies between is linked, and no blank stands before a comma.</summary>
public static class IntroducerMarkup
{
    /// <summary>The sentence after the name.</summary>
    public static IHtmlContent Of(KnownIntroducer introducer)
    {
        ArgumentNullException.ThrowIfNull(introducer);
        var sentence = new HtmlContentBuilder();
        foreach (var (words, link) in introducer.Sentence())
        {
            if (link is null)
            {
                sentence.Append(words);
                continue;
            }

            var tag = new TagBuilder("a");
            tag.AddCssClass("govuk-link");
            tag.Attributes["href"] = $"/assets/{link.Asset:D}";
            tag.InnerHtml.Append(words);
            sentence.AppendHtml(tag);
        }

        return sentence;
    }
}
