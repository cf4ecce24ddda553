using System.Diagnostics.CodeAnalysis;
using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CommunityAssets.Web.Pages.Accounts;

/// <summary>A page with a form about an account.</summary>
public abstract class FormModel : PageModel
{
    /// <summary>What is said of a password that was not looked at.</summary>
    protected const string LockedWords =
        "There were too many wrong tries. Wait 15 minutes, then try again; or ask an administrator of this atlas for a new link.";

    /// <summary>Where to go on afterwards; anybody may have written it.</summary>
    [BindProperty(Name = "to", SupportsGet = true)]
    public string? To { get; set; }

    /// <summary>What is wrong with a field, or null.</summary>
    /// <param name="field">The field's name, as it is in the form; "" for the form as a whole.</param>
    public string? ErrorOf(string field) =>
        ModelState.TryGetValue(field, out var state) && state.Errors.Count > 0 ? state.Errors[0].ErrorMessage : null;

    /// <summary>Shows the page again with what is wrong.</summary>
    /// <param name="field">The field; "" for the form as a whole.</param>
    /// <param name="words">What is wrong and what to do.</param>
    protected IActionResult Again(string field, string words)
    {
        ModelState.AddModelError(field, words);
        return Again();
    }

    /// <summary>Shows the page again with what was found wrong before.</summary>
    protected IActionResult Again()
    {
        var page = Page();
        page.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return page;
    }

    /// <summary>Reads a field, and notes what is wrong with it.</summary>
    /// <returns>Whether it could be read.</returns>
    protected bool TryRead<T>(string field, Func<T> read, [NotNullWhen(true)] out T? value)
        where T : class
    {
        try
        {
            value = read();
            return true;
        }
        catch (BadInputException problem)
        {
            ModelState.AddModelError(field, problem.Message);
            value = null;
            return false;
        }
    }

    /// <summary>Goes on.</summary>
    protected LocalRedirectResult GoOn(string other = StartPage.Address) => LocalRedirect(WayBack.To(To, other));
}
