using System.Globalization;
using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Storage;
using CommunityAssets.Web.Overview;
using CommunityAssets.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace CommunityAssets.Web.Pages.Accounts;

/// <summary>Somebody's own tokens for programs: made, shown once, revoked.</summary>
/// <param name="atlas">The atlas.</param>
/// <param name="signIns">Checks the password once more.</param>
/// <param name="place">The place that the atlas is about.</param>
/// <param name="time">The clock.</param>
[Needs(Right.OwnAccount)]
[EnableRateLimiting(Limits.SignIn)]
public sealed class TokensModel(IAtlas atlas, SignIns signIns, Place place, TimeProvider time) : FormModel
{
    /// <summary>For how many days a token may be asked for.</summary>
    public static IReadOnlyList<int> Lives { get; } = [30, 90, 365];

    /// <summary>The name of the place.</summary>
    public string PlaceName { get; private set; } = "";

    /// <summary>The tokens, the latest first.</summary>
    public IReadOnlyList<ApiToken> Tokens { get; private set; } = [];

    /// <summary>Whether making a token takes the password once more; not where the account has none of its own.</summary>
    public bool HasPassword { get; private set; }

    /// <summary>The text of the token that was just made; shown this once.</summary>
    public string? Made { get; private set; }

    /// <summary>Now.</summary>
    public DateTimeOffset Now => time.GetUtcNow();

    /// <summary>What the token is for.</summary>
    [BindProperty(Name = "name")]
    public string? Name { get; set; }

    /// <summary>The names of its scopes.</summary>
    [BindProperty(Name = "scope")]
    public IReadOnlyList<string> Scope { get; set; } = ["read"];

    /// <summary>For how many days it holds.</summary>
    [BindProperty(Name = "days")]
    public string? Days { get; set; }

    /// <summary>The account's password.</summary>
    [BindProperty(Name = "password")]
    public string? Password { get; set; }

    /// <summary>Shows the tokens.</summary>
    public Task OnGetAsync(CancellationToken cancellationToken) => ReadAsync(cancellationToken);

    /// <summary>Makes one.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        await ReadAsync(cancellationToken);
        var lasts = int.TryParse(Days, NumberStyles.None, CultureInfo.InvariantCulture, out var days) && Lives.Contains(days);
        if (!lasts)
        {
            ModelState.AddModelError("days", "Choose for how long the token holds.");
        }

        if (!TryRead("name", () => ApiToken.ReadName(Name), out var name) || !lasts || !await ConfirmAsync(cancellationToken))
        {
            return Again();
        }

        var secret = PrivateToken.Make();
        var scopes = TokenScopes.All.Where(scope => Scope.Contains(TokenScopes.Name(scope))).Aggregate(TokenScope.None, (all, one) => all | one);
        var sight = Sight.Of(HttpContext);
        var token = new ApiToken(Guid.CreateVersion7(), sight.Account!.Value, name, scopes, Now, Now.AddDays(days), LastUsed: null);
        try
        {
            var line = sight.Line(AuditAct.TokenMade, token.Id, $"{TokenScopes.Names(scopes)}, {days} days");
            await atlas.Tokens.AddAsync(token, secret.Hash, line, cancellationToken);
        }
        catch (BadInputException problem)
        {
            return Again("", problem.Message);
        }

        await ReadAsync(cancellationToken);
        Made = ApiToken.TextOf(secret);
        return Page();
    }

    /// <summary>Revokes one.</summary>
    /// <param name="token">Its id.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public async Task<IActionResult> OnPostRevokeAsync([FromForm(Name = "token")] Guid token, CancellationToken cancellationToken)
    {
        var sight = Sight.Of(HttpContext);
        await atlas.Tokens.RevokeAsync(token, sight.Account, sight.Line(AuditAct.TokenRevoked, token), cancellationToken);
        return LocalRedirect("/account/tokens");
    }

    private async Task ReadAsync(CancellationToken cancellationToken)
    {
        var account = Sight.Of(HttpContext).Account!.Value;
        PlaceName = await place.NameAsync(cancellationToken);
        Tokens = await atlas.Tokens.OfAsync(account, cancellationToken);
        HasPassword = (await atlas.Accounts.SecretsAsync(account, cancellationToken))?.Password is not null;
    }

    // A token outlives the session: somebody else's hands on an open browser should not be enough to make one.
    private async Task<bool> ConfirmAsync(CancellationToken cancellationToken)
    {
        if (!HasPassword)
        {
            return true;
        }

        var account = await atlas.Accounts.FindAsync(Sight.Of(HttpContext).Account!.Value, cancellationToken);
        var outcome = account is null || string.IsNullOrEmpty(Password)
            ? SignInOutcome.Refused
            : await signIns.ConfirmAsync(account, Password, cancellationToken);
        if (outcome != SignInOutcome.SignedIn)
        {
            ModelState.AddModelError("password", outcome == SignInOutcome.Locked ? LockedWords : "Give your password: it does not fit.");
        }

        return outcome == SignInOutcome.SignedIn;
    }
}
