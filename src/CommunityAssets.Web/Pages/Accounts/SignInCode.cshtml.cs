using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Web.Overview;
using CommunityAssets.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace CommunityAssets.Web.Pages.Accounts;

/// <summary>The second step of signing in: the code of the authenticator app, or a recovery code.</summary>
/// <param name="signIns">Lets people in.</param>
/// <param name="place">The place that the atlas is about.</param>
[Needs(Right.SeeAtlas)]
[EnableRateLimiting(Limits.SignIn)]
public sealed class SignInCodeModel(SignIns signIns, Place place) : FormModel
{
    private const string RefusedWords =
        "That code does not fit. It changes every half minute and works once: wait for the next, and check that your device's clock is right.";

    /// <summary>The name of the place.</summary>
    public string PlaceName { get; private set; } = "";

    /// <summary>The code.</summary>
    [BindProperty(Name = "code")]
    public string? Code { get; set; }

    /// <summary>Shows the form to somebody whose password was right; sends anybody else to the first step.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        PlaceName = await place.NameAsync(cancellationToken);
        return await signIns.WaitingAsync(HttpContext) is null ? FirstStep() : Page();
    }

    /// <summary>Tries the code.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        PlaceName = await place.NameAsync(cancellationToken);
        if (await signIns.WaitingAsync(HttpContext) is not { } account)
        {
            return FirstStep();
        }

        if (string.IsNullOrWhiteSpace(Code))
        {
            return Again("code", "Give the code that your app shows.");
        }

        return await signIns.TryCodeAsync(HttpContext, account, Code) switch
        {
            SignInOutcome.SignedIn => GoOn(),
            SignInOutcome.Locked => Again("code", LockedWords),
            _ => Again("code", RefusedWords),
        };
    }

    private LocalRedirectResult FirstStep() => LocalRedirect("/sign-in" + QueryString.Create("to", WayBack.To(To)));
}
