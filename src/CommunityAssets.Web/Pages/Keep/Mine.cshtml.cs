using CommunityAssets.Domain.Assets;
using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Storage;
using CommunityAssets.Web.Overview;
using CommunityAssets.Web.Security;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CommunityAssets.Web.Pages.Keep;

/// <summary>What whoever is signed in keeps, and what they have suggested.</summary>
/// <param name="atlas">The atlas.</param>
/// <param name="place">The place that the atlas is about.</param>
[Needs(Right.OwnAccount)]
public sealed class MineModel(IAtlas atlas, Place place) : PageModel
{
    private const int MostSuggestions = 50;

    /// <summary>The name of the place.</summary>
    public string PlaceName { get; private set; } = "";

    /// <summary>The entries kept.</summary>
    public IReadOnlyList<(Keeping Keeping, Asset Asset)> Kept { get; private set; } = [];

    /// <summary>What was suggested, latest first.</summary>
    public IReadOnlyList<Suggestion> Suggestions { get; private set; } = [];

    /// <summary>Reads them.</summary>
    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        PlaceName = await place.NameAsync(cancellationToken);
        if (Sight.Of(HttpContext).Account is not { } account)
        {
            return;
        }

        var kept = new List<(Keeping, Asset)>();
        foreach (var keeping in await atlas.Keepers.OfAccountAsync(account, cancellationToken))
        {
            if (keeping.Holds && await atlas.Assets.FindAsync(keeping.Asset, cancellationToken) is { } asset)
            {
                kept.Add((keeping, asset));
            }
        }

        Kept = kept;
        Suggestions = (await atlas.Suggestions.ListAsync(
            new SuggestionQuery { State = null, Account = account, Limit = MostSuggestions }, cancellationToken)).Suggestions;
    }
}
