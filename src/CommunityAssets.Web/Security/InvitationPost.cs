using CommunityAssets.Domain.People;
using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Web.Overview;
using CommunityAssets.Web.Post;

namespace CommunityAssets.Web.Security;

/// <summary>Hands one-time links out: by e-mail where letters can be sent, else to the administrator, who passes them on.</summary>
/// <param name="invitations">Makes the links.</param>
/// <param name="post">Sends letters.</param>
/// <param name="place">The place that the atlas is about.</param>
/// <param name="log">Where it is written that a letter was not taken; never to whom, nor the link.</param>
public sealed partial class InvitationPost(Invitations invitations, IPost post, Place place, ILogger<InvitationPost> log)
{
    /// <summary>Makes a link and hands it out.</summary>
    /// <param name="account">Whom it is for.</param>
    /// <param name="actor">Who makes it.</param>
    /// <param name="request">The administrator's request: how they reach this service.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <exception cref="BadInputException">The account is closed.</exception>
    public async Task<InvitationMade> HandOutAsync(Account account, Actor actor, HttpRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(account);
        var token = await invitations.MakeAsync(account.Id, actor, cancellationToken);
        if (post.IsConfigured)
        {
            try
            {
                await post.SendAsync(await LetterAsync(account, token, cancellationToken), cancellationToken);
                return new InvitationMade(account, Link: null);
            }
            catch (PostException problem)
            {
                LogNotTaken(log, problem.Message);
            }
        }

        return new InvitationMade(account, Invitations.Link(request, token));
    }

    private async Task<Letter> LetterAsync(Account account, PrivateToken token, CancellationToken cancellationToken)
    {
        var name = await place.NameAsync(cancellationToken);
        return new Letter(
            account.Email,
            "Set your password for CommunityAssets",
            $"""
            Hello {account.Name},

            with this link you set a password for CommunityAssets in {name}. It works once, for two days:

            {post.AddressOf(Invitations.Path + token.Text)}

            You sign in with this e-mail address. Nobody will ever ask you for your password.
            If you did not expect this letter, there is nothing that you need to do.
            """);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "A letter with a link to set a password was not taken: {Reason}")]
    private static partial void LogNotTaken(ILogger log, string reason);
}
