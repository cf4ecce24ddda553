using CommunityAssets.Domain.Assets;
using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CommunityAssets.Web.Suggestions;

/// <summary>
/// The steps of suggesting: fill in, check, send. Nothing is kept on the way: each page carries the answers to the next.
/// </summary>
/// <param name="reader">Reads forms.</param>
/// <param name="desk">Takes suggestions in.</param>
public abstract class SuggestingModel(AssetFormReader reader, SuggestionDesk desk) : PageModel
{
    /// <summary>What is filled in.</summary>
    [BindProperty]
    public AssetForm Form { get; set; } = new();

    /// <summary>The field that no person sees.</summary>
    [BindProperty]
    public string? Fax { get; set; }

    /// <summary>What was made of the form.</summary>
    public FormReading Reading { get; private set; } = new(null, null, [], []);

    /// <summary>Whether the answers are shown for a last look.</summary>
    public bool Checking { get; private set; }

    /// <summary>What the suggestion asks for.</summary>
    protected abstract SuggestionKind Kind { get; }

    /// <summary>Goes one step on.</summary>
    /// <param name="step"><c>time</c>: room for another time; <c>change</c>: back to the form; <c>send</c>: send it; else: check.</param>
    /// <param name="before">The asset that it would change, or null.</param>
    /// <param name="cancellationToken">Cancels.</param>
    protected async Task<IActionResult> StepAsync(string? step, Asset? before, CancellationToken cancellationToken)
    {
        // What the service can't read at all is left empty here and asked for again.
        ModelState.Clear();
        switch (step)
        {
            case "time":
                Form.Times.Add(new TimeAnswer());
                return Page();
            case "change":
                return Page();
        }

        Reading = await reader.ReadAsync(Form, before, cancellationToken);
        if (Reading.Asset is not { } proposed || !IsWorthSending(proposed, before))
        {
            return Page();
        }

        Checking = true;
        return step == "send" ? await SendAsync(proposed, cancellationToken) : Page();
    }

    /// <summary>Sends it, and leads to its private link.</summary>
    protected async Task<IActionResult> SendAsync(Asset proposed, CancellationToken cancellationToken)
    {
        var token = await desk.SendAsync(
            Kind, proposed, Reading.Why, Sight.Of(HttpContext), trapped: !string.IsNullOrEmpty(Fax), cancellationToken);
        return Redirect($"/suggestions/{token.Text}?sent=1");
    }

    /// <summary>Adds a problem with the form as a whole.</summary>
    protected void Refuse(string field, string words) => Reading = Reading with { Problems = [.. Reading.Problems, new FormProblem(field, words)] };

    /// <summary>Whether there is anything to send; where not, it says so.</summary>
    protected virtual bool IsWorthSending(Asset proposed, Asset? before) => true;
}
