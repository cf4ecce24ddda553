using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Storage;
using CommunityAssets.Web.Overview;
using CommunityAssets.Web.Security;
using CommunityAssets.Web.Suggestions;
using Microsoft.AspNetCore.Mvc;

namespace CommunityAssets.Web.Pages.Review;

/// <summary>A suggestion that a steward changes before it is published.</summary>
/// <param name="atlas">The atlas.</param>
/// <param name="place">The place that the atlas is about.</param>
/// <param name="settings">The service's settings.</param>
/// <param name="reader">Reads forms.</param>
[Needs(Right.Review)]
public sealed class AmendModel(IAtlas atlas, Place place, ServiceSettings settings, AssetFormReader reader)
    : DecidingModel(atlas, place, settings)
{
    private readonly IAtlas _atlas = atlas;

    /// <summary>What is filled in.</summary>
    [BindProperty]
    public AssetForm Form { get; set; } = new();

    /// <summary>Shows the form, filled in with what the suggestion would make of the record.</summary>
    public async Task<IActionResult> OnGetAsync(string id, CancellationToken cancellationToken)
    {
        if (!await FindAsync(id, cancellationToken))
        {
            return NotFound();
        }

        if (Facts.Suggestion.State != SuggestionState.Waiting || Facts.Suggestion.Kind == SuggestionKind.Closure)
        {
            return Redirect($"/review/{Facts.Suggestion.Id:D}");
        }

        FillIn();
        return Page();
    }

    /// <summary>Publishes it as it is filled in now.</summary>
    public async Task<IActionResult> OnPostAsync(string id, [FromForm] string? step, CancellationToken cancellationToken)
    {
        if (!await FindAsync(id, cancellationToken))
        {
            return NotFound();
        }

        ModelState.Clear();
        if (step == "time")
        {
            Form.Times.Add(new TimeAnswer());
            return Page();
        }

        var reading = await reader.ReadAsync(Form, Facts.Merged, cancellationToken);
        if (reading.Asset is not { } asset)
        {
            Problems = reading.Problems;
            return Page();
        }

        return await PublishAsync(asset, cancellationToken);
    }

    /// <inheritdoc/>
    protected override async Task<IActionResult> TellAsync(string id, string words, CancellationToken cancellationToken)
    {
        var page = await base.TellAsync(id, words, cancellationToken);
        FillIn();
        return page;
    }

    private void FillIn()
    {
        Form = AssetFormWriter.Of(Facts.Merged, _atlas.Info.Grid);
        Seen = Facts.Suggestion.Version;
        SeenAsset = Facts.Now?.Version ?? 0;
    }
}
