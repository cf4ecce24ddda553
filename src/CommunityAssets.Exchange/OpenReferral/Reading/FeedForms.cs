using System.Text.Json;
using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Exchange.Features;

namespace CommunityAssets.Exchange.OpenReferral.Reading;

/// <summary>Tells a <see cref="FeedForm"/> from what stands first, in whatever order the members come.</summary>
internal static class FeedForms
{
    /// <summary>Looks at a file.</summary>
    /// <param name="content">The content from its beginning; disposed of.</param>
    /// <param name="name">What to call it to people.</param>
    /// <exception cref="BadInputException">It is neither a page nor an item nor a list of them.</exception>
    public static FeedForm Tell(Stream content, string name)
    {
        using var json = new JsonStream(content, name);
        if (!json.Read())
        {
            throw new BadInputException($"{name}: there is nothing in it. Fetch it again.");
        }

        if (json.Token == JsonTokenType.StartArray)
        {
            return FeedForm.List;
        }

        if (json.Token != JsonTokenType.StartObject)
        {
            throw new BadInputException(
                $"{name}: this is JSON, but a single {Word(json.Token)} and no page or service. "
                + "A page looks like {\"total_items\": 2, \"contents\": [{…}, {…}]}.");
        }

        var members = new List<string>();
        while (json.Read() && json.Token == JsonTokenType.PropertyName)
        {
            switch (json.Text)
            {
                case "contents" or "total_items" or "total_pages" or "page_number" or "first_page" or "last_page":
                    return FeedForm.Pages;
                case "id" or "name" or "organization" or "schedules":
                    return FeedForm.Items;
                case "content" or "totalElements" or "totalPages":
                    throw new BadInputException(
                        $"{name}: this is a page of Open Referral UK 1 or 2 (\"{json.Text}\"), not of version 3 (\"contents\"). "
                        + "Ask whoever keeps the directory for the address of its version 3.");
                default:
                    if (members.Count < 6)
                    {
                        members.Add(json.Text!);
                    }

                    json.Skip();
                    break;
            }
        }

        throw new BadInputException(
            $"{name}: this JSON is neither a page (it has no \"contents\") nor a service (it has no \"id\"): "
            + (members.Count == 0 ? "it is empty. " : $"it holds {string.Join(", ", members.Select(member => $"\"{Short(member)}\""))}. ")
            + "Fetch the address that ends in /services, and keep its answer as it is.");
    }

    /// <summary>A token in words.</summary>
    public static string Word(JsonTokenType token) => token switch
    {
        JsonTokenType.String => "text",
        JsonTokenType.Number => "number",
        JsonTokenType.True or JsonTokenType.False => "true or false",
        JsonTokenType.Null => "null",
        JsonTokenType.StartArray => "list",
        _ => "object",
    };

    private static string Short(string text) => text.Length <= 40 ? text : text[..40] + "…";
}
