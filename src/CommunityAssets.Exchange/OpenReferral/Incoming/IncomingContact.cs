using CommunityAssets.Exchange.Readers;

namespace CommunityAssets.Exchange.OpenReferral.Incoming;

/// <summary>Reads addresses of mail and of the web; what is none is left out and noted.</summary>
internal static class IncomingContact
{
    private const string Stem = "{e-mail or web address is|e-mail or web addresses are} not well-formed and {was|were} left out";

    /// <summary>An e-mail address.</summary>
    public static string? Email(string? text, ItemContext item) => Read(text, AssetWords.Email, item);

    /// <summary>A web address, http or https only.</summary>
    public static string? Web(string? text, ItemContext item) => Read(text, AssetWords.Web, item);

    private static string? Read(string? text, Func<string, string?> read, ItemContext item)
    {
        if (PlainText.Line(text) is not { } line)
        {
            return null;
        }

        var address = read(line);
        if (address is null)
        {
            item.Note(Stem);
        }

        return address;
    }
}
