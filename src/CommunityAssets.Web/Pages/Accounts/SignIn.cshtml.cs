using CommunityAssets.Domain.People;
using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Web.Overview;
using CommunityAssets.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace CommunityAssets.Web.Pages.Accounts;

/// <summary>Signing in with an e-mail address and a password.</summary>
/// <param name="signIns">Lets people in.</param>
/// <param name="place">The place that the atlas is about.</param>
[Needs(Right.SeeAtlas)]
[EnableRateLimiting(Limits.SignIn)]
public sealed class SignInModel(SignIns signIns, Place place) : FormModel
{
    private const string RefusedWords =
        "That e-mail address and that password do not go together. Please check both. After five wrong tries there is a wait of 15 minutes.";

    /// <summary>The name of the place.</summary>
    public string PlaceName { get; private set; } = "";

    /// <summary>The e-mail address.</summary>
    [BindProperty(Name = "email")]
    public string? Email { get; set; }

    /// <summary>The password; never shown again.</summary>
    [BindProperty(Name = "password")]
    public string? Password { get; set; }

    /// <summary>What has just been done, in a word: <c>password-set</c>, <c>signed-out</c>, <c>changed</c>.</summary>
    [BindProperty(Name = "done", SupportsGet = true)]
    public string? Done { get; set; }

    /// <summary>Whether a password may be sent over this connection.</summary>
    public bool IsSafe => SessionCookie.IsSafe(Request);

    /// <summary>Shows the form, or goes on where somebody is signed in already.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (Viewer.Of(HttpContext) is not null)
        {
            return GoOn("/account");
        }

        PlaceName = await place.NameAsync(cancellationToken);
        return Page();
    }

    /// <summary>Tries to sign somebody in.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        PlaceName = await place.NameAsync(cancellationToken);
        Done = null;
        if (!IsSafe)
        {
            return Again("", "Passwords are taken over a safe connection (https) alone.");
        }

        if (string.IsNullOrEmpty(Password))
        {
            ModelState.AddModelError("password", "Give your password.");
        }

        if (!TryRead("email", () => Account.ReadEmail(Email), out var email) || !ModelState.IsValid)
        {
            return Again();
        }

        return await signIns.TryPasswordAsync(HttpContext, email, Password!) switch
        {
            SignInOutcome.SignedIn => GoOn(),
            SignInOutcome.SecondFactorDue => LocalRedirect(Gate.SecondFactorSetUp + QueryString.Create("to", WayBack.To(To))),
            SignInOutcome.CodeDue => LocalRedirect("/sign-in/code" + QueryString.Create("to", WayBack.To(To))),
            SignInOutcome.Locked => Again("", LockedWords),
            _ => Again("", RefusedWords),
        };
    }
}
