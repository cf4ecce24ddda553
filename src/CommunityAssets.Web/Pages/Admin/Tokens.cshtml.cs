using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Storage;
using CommunityAssets.Web.Overview;
using CommunityAssets.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CommunityAssets.Web.Pages.Admin;

/// <summary>Everybody's tokens for programs, to be revoked where they are not needed or were seen by somebody else.</summary>
/// <param name="atlas">The atlas.</param>
/// <param name="place">The place that the atlas is about.</param>
/// <param name="time">The clock.</param>
[Needs(Right.ManageAccounts)]
public sealed class TokensModel(IAtlas atlas, Place place, TimeProvider time) : PageModel
{
    /// <summary>The name of the place.</summary>
    public string PlaceName { get; private set; } = "";

    /// <summary>The tokens and whose they are, the latest first.</summary>
    public IReadOnlyList<TokenHolder> Tokens { get; private set; } = [];

    /// <summary>Whether a token holds still.</summary>
    public bool Holds(ApiToken token)
    {
        ArgumentNullException.ThrowIfNull(token);
        return token.Expires > time.GetUtcNow();
    }

    /// <summary>Shows them.</summary>
    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        PlaceName = await place.NameAsync(cancellationToken);
        Tokens = await atlas.Tokens.ListAsync(cancellationToken);
    }

    /// <summary>Revokes one.</summary>
    /// <param name="token">Its id.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public async Task<IActionResult> OnPostAsync([FromForm(Name = "token")] Guid token, CancellationToken cancellationToken)
    {
        var line = Sight.Of(HttpContext).Line(AuditAct.TokenRevoked, token, "by an administrator");
        await atlas.Tokens.RevokeAsync(token, account: null, line, cancellationToken);
        return LocalRedirect("/admin/tokens");
    }
}
