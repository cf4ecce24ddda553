using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Storage;
using CommunityAssets.Web.Duplicates;
using CommunityAssets.Web.Overview;
using CommunityAssets.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CommunityAssets.Web.Pages.Review;

/// <summary>The stewards' queue, a page at a time.</summary>
/// <param name="atlas">The atlas.</param>
/// <param name="place">The place that the atlas is about.</param>
/// <param name="settings">The service's settings.</param>
/// <param name="desk">Knows what may be recorded twice.</param>
[Needs(Right.Review)]
public sealed class QueueModel(IAtlas atlas, Place place, ServiceSettings settings, DuplicateDesk desk) : PageModel
{
    /// <summary>The lists there are: their names in the address, and their headings.</summary>
    public static IReadOnlyList<(string Name, SuggestionState State, string Heading)> Lists { get; } =
    [
        ("waiting", SuggestionState.Waiting, "Waiting"),
        ("accepted", SuggestionState.Accepted, "Accepted"),
        ("declined", SuggestionState.Declined, "Declined"),
        ("withdrawn", SuggestionState.Withdrawn, "Taken back"),
        ("caught", SuggestionState.Caught, "Kept out"),
    ];

    /// <summary>The name of the place.</summary>
    public string PlaceName { get; private set; } = "";

    /// <summary>How many there are.</summary>
    public SuggestionCounts Counts { get; private set; } = new(new Dictionary<SuggestionState, long>(), null);

    /// <summary>The list shown.</summary>
    public (string Name, SuggestionState State, string Heading) List { get; private set; } = Lists[0];

    /// <summary>The page of it.</summary>
    public SuggestionPage Suggestions { get; private set; } = new([], null);

    /// <summary>What was decided just now, in words; or null.</summary>
    [TempData]
    public string? Done { get; set; }

    /// <summary>How many pairs may be recorded twice; null while that is worked out.</summary>
    public int? Twice { get; private set; }

    /// <summary>Now.</summary>
    public DateTimeOffset Now { get; private set; }

    /// <summary>Shows a page of a list.</summary>
    public async Task<IActionResult> OnGetAsync(
        [FromQuery] string? list, [FromQuery] Guid? after, CancellationToken cancellationToken)
    {
        var chosen = Lists.FirstOrDefault(candidate => candidate.Name == (list ?? "waiting"));
        if (chosen.Name is null)
        {
            return NotFound();
        }

        List = chosen;
        Now = settings.Time.GetUtcNow();
        PlaceName = await place.NameAsync(cancellationToken);
        Twice = await desk.WaitingAsync(cancellationToken);
        Counts = await atlas.Suggestions.CountAsync(cancellationToken);
        Suggestions = await atlas.Suggestions.ListAsync(new SuggestionQuery { State = chosen.State, After = after }, cancellationToken);
        return Page();
    }
}
