using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Web.Overview;
using CommunityAssets.Web.Security;
using CommunityAssets.Web.Suggestions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace CommunityAssets.Web.Pages;

/// <summary>Suggesting something that is not in the atlas yet.</summary>
/// <param name="place">The place that the atlas is about.</param>
/// <param name="reader">Reads forms.</param>
/// <param name="desk">Takes suggestions in.</param>
[Needs(Right.Suggest)]
[EnableRateLimiting(Limits.Suggestions)]
public sealed class AddModel(Place place, AssetFormReader reader, SuggestionDesk desk) : SuggestingModel(reader, desk)
{
    /// <summary>The name of the place.</summary>
    public string PlaceName { get; private set; } = "";

    /// <inheritdoc/>
    protected override SuggestionKind Kind => SuggestionKind.Addition;

    /// <summary>Shows the empty form.</summary>
    public async Task OnGetAsync(CancellationToken cancellationToken) => PlaceName = await place.NameAsync(cancellationToken);

    /// <summary>Goes one step on.</summary>
    public async Task<IActionResult> OnPostAsync([FromForm] string? step, CancellationToken cancellationToken)
    {
        PlaceName = await place.NameAsync(cancellationToken);
        return await StepAsync(step, before: null, cancellationToken);
    }
}
