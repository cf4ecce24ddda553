using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Web.Duplicates;
using CommunityAssets.Web.Overview;
using CommunityAssets.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CommunityAssets.Web.Pages.Duplicates;

/// <summary>What may be recorded twice, the likeliest first, a page at a time.</summary>
/// <param name="desk">Keeps the queue.</param>
/// <param name="place">The place that the atlas is about.</param>
[Needs(Right.MergeAssets)]
public sealed class IndexModel(DuplicateDesk desk, Place place) : PageModel
{
    /// <summary>How many pairs are on a page.</summary>
    public const int OnePage = 50;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(4);

    /// <summary>The lists there are: their names in the address, and their headings.</summary>
    public static IReadOnlyList<(string Name, string Heading)> Lists { get; } =
        [("waiting", "Waiting"), ("later", "Put off"), ("different", "Told apart")];

    /// <summary>The name of the place.</summary>
    public string PlaceName { get; private set; } = "";

    /// <summary>The queue.</summary>
    public DuplicateQueue Queue { get; private set; } = new([], [], [], null, null, null);

    /// <summary>The list shown.</summary>
    public (string Name, string Heading) List { get; private set; } = Lists[0];

    /// <summary>The number of the page, from 1.</summary>
    public int Number { get; private set; } = 1;

    /// <summary>What was decided just now, in words; or null.</summary>
    [TempData]
    public string? Done { get; set; }

    /// <summary>The pairs of the list.</summary>
    public IReadOnlyList<FoundPair> Pairs => Of(List.Name);

    /// <summary>The pairs of the page.</summary>
    public IEnumerable<FoundPair> Shown => Pairs.Skip((Number - 1) * OnePage).Take(OnePage);

    /// <summary>Whether there is a page after this one.</summary>
    public bool More => Pairs.Count > Number * OnePage;

    /// <summary>How much of the search under way is done, as "40%"; null for none under way.</summary>
    public string? Share => Queue.Progress is { } share ? FormattableString.Invariant($"{Math.Floor(100 * share):0}%") : null;

    /// <summary>The pairs of a list.</summary>
    public IReadOnlyList<FoundPair> Of(string list) => list switch
    {
        "later" => Queue.Later,
        "different" => Queue.Different,
        _ => Queue.Waiting,
    };

    /// <summary>Shows a page of a list.</summary>
    public async Task<IActionResult> OnGetAsync([FromQuery] string? list, [FromQuery] int? number, CancellationToken cancellationToken)
    {
        var chosen = Lists.FirstOrDefault(candidate => candidate.Name == (list ?? "waiting"));
        if (chosen.Name is null || number is < 1 or > 1_000_000 || !ModelState.IsValid)
        {
            return NotFound();
        }

        List = chosen;
        Number = number ?? 1;
        PlaceName = await place.NameAsync(cancellationToken);
        Queue = await desk.ReadAsync(Patience, cancellationToken);
        return Page();
    }
}
