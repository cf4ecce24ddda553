using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CommunityAssets.Web.Pages.Accounts;

/// <summary>Signing out.</summary>
/// <param name="signIns">Lets people out.</param>
[Needs(Right.SeeAtlas)]
public sealed class SignOutModel(SignIns signIns) : PageModel
{
    /// <summary>Shows the button, or goes on where nobody is signed in.</summary>
    public IActionResult OnGet() => Viewer.Of(HttpContext) is null ? LocalRedirect("/sign-in") : Page();

    /// <summary>Signs this browser out.</summary>
    public async Task<IActionResult> OnPostAsync()
    {
        await signIns.EndAsync(HttpContext);
        return LocalRedirect("/sign-in?done=signed-out");
    }
}
