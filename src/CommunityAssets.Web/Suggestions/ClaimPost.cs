using CommunityAssets.Domain.Assets;
using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Web.Overview;
using CommunityAssets.Web.Post;

namespace CommunityAssets.Web.Suggestions;

/// <summary>Sends a group the link to keep its own entry, to the address that the entry itself gives.</summary>
/// <param name="post">Sends letters.</param>
/// <param name="place">The place that the atlas is about.</param>
/// <param name="log">Where it is written that a letter was not taken; never to whom, nor the link.</param>
public sealed partial class ClaimPost(IPost post, Place place, ILogger<ClaimPost> log)
{
    /// <summary>The address that an entry's letter would go to; null where it gives none, or no letters can be sent.</summary>
    public string? AddressOf(Asset asset)
    {
        ArgumentNullException.ThrowIfNull(asset);
        return post.IsConfigured && asset.Contact?.Email is { Length: > 0 } email ? email : null;
    }

    /// <summary>Sends the link.</summary>
    /// <param name="asset">The entry.</param>
    /// <param name="token">The link's token.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>Where it went; null when it was not taken, or there is nowhere to send it.</returns>
    public async Task<string?> SendAsync(Asset asset, PrivateToken token, CancellationToken cancellationToken)
    {
        if (AddressOf(asset) is not { } address)
        {
            return null;
        }

        try
        {
            await post.SendAsync(await LetterAsync(asset, address, token, cancellationToken), cancellationToken);
            return address;
        }
        catch (PostException problem)
        {
            LogNotTaken(log, problem.Message);
            return null;
        }
    }

    private async Task<Letter> LetterAsync(Asset asset, string address, PrivateToken token, CancellationToken cancellationToken) => new(
        address,
        "Would you like to keep your own entry?",
        $"""
        Hello,

        the community atlas of {await place.NameAsync(cancellationToken)} tells people about {asset.Name}.
        With this link you can look after that entry yourselves and change it whenever something changes:

        {post.AddressOf($"/claim/{token.Text}").AbsoluteUri}

        You need no account. Whoever has the link can change the entry, so give it to nobody outside your group.
        It can be taken up for {Keeping.OfferedFor.TotalDays:0} days. If you would rather not, there is nothing that you need to do.

        You get this because your address is the one given for the entry.
        """);

    [LoggerMessage(Level = LogLevel.Warning, Message = "A letter with a link to keep an entry was not taken: {Reason}")]
    private static partial void LogNotTaken(ILogger log, string reason);
}
