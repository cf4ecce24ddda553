using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Exchange.Readers;

namespace CommunityAssets.Exchange.OpenReferral.Incoming;

/// <summary>Reads what every record must have: its id and its name.</summary>
internal static class IncomingName
{
    private const int LongestId = 300;
    private const int LongestName = 300;

    /// <summary>Reads both.</summary>
    /// <param name="givenId">The id as given.</param>
    /// <param name="givenName">The name as given.</param>
    /// <param name="sort">What has them, in a word.</param>
    /// <param name="item">Where it stands.</param>
    /// <param name="id">The id: a UUID in lower case, any other as it is.</param>
    /// <param name="name">The name as plain text.</param>
    /// <returns>Why they cannot be read, or null.</returns>
    public static Refusal? Read(string? givenId, string? givenName, string sort, ItemContext item, out string id, out string name)
    {
        id = Id(givenId) ?? "";
        name = PlainText.Line(givenName) ?? "";
        return id.Length == 0
            ? item.Refuse("id", $"the {sort} has no id.", "Without one it cannot be told from others at the next import: give it a UUID.")
            : id.Length > LongestId ? item.Refuse("id", $"the id is {id.Length} characters long.", "Give a UUID.")
            : name.Length == 0 ? item.Refuse("name", $"the {sort} {id} has no name that can be read.", "Give it a name.")
            : name.Length > LongestName
                ? item.Refuse(
                    "name", $"the name of {sort} {id} is {name.Length} characters long.", $"Give a name of at most {LongestName}.")
                : null;
    }

    /// <summary>
    /// An id: a UUID in lower case, since upper and lower case are the same there; any other text as it is. Null for none.
    /// </summary>
    public static string? Id(string? text) =>
        PlainText.Line(text) is { } line ? Guid.TryParseExact(line, "D", out var uuid) ? uuid.ToString() : line : null;
}
