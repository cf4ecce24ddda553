using System.Globalization;
using CommunityAssets.Domain.People;
using CommunityAssets.Domain.Places;
using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Storage;
using CommunityAssets.Web.Introductions;
using CommunityAssets.Web.Overview;
using CommunityAssets.Web.Security;
using CommunityAssets.Web.Words;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CommunityAssets.Web.Pages.Introductions;

/// <summary>How often people were introduced to something, and how often they hoped for something that was not there.</summary>
/// <param name="atlas">The atlas.</param>
/// <param name="place">The place that the atlas is about.</param>
/// <param name="counts">Reads counts.</param>
[Needs(Right.SeeAtlas)]
public sealed class CountsModel(IAtlas atlas, Place place, CountsReader counts) : PageModel
{
    private const int LongestCode = 100;

    /// <summary>The name of the place.</summary>
    public string PlaceName { get; private set; } = "";

    /// <summary>The code of the patch asked for; null for the whole place.</summary>
    public string? Asked { get; private set; }

    /// <summary>The patch; null for the whole place.</summary>
    public Area? Patch { get; private set; }

    /// <summary>Whether a patch was asked for that is not known.</summary>
    public bool IsLost => Asked is not null && Patch is null;

    /// <summary>Introductions.</summary>
    public CountTable Introductions { get; private set; } = null!;

    /// <summary>What was hoped for and not found.</summary>
    public CountTable Unanswered { get; private set; } = null!;

    /// <summary>What came of introductions; null for those who do not see exact counts.</summary>
    public IReadOnlyList<(IntroductionOutcome Outcome, int Count)>? Outcomes { get; private set; }

    /// <summary>"Of 23 introductions 9 people keep going, 4 went once…"</summary>
    public string OutcomeSentence(IReadOnlyList<(IntroductionOutcome Outcome, int Count)> outcomes)
    {
        ArgumentNullException.ThrowIfNull(outcomes);
        var parts = outcomes.Where(one => one.Count > 0)
            .Select(one => OutcomeNames.Words(one.Outcome).ToLowerInvariant() + one.Count.ToString(" #,0", CultureInfo.InvariantCulture));
        var all = PlainWords.Count(outcomes.Sum(one => one.Count), "introduction", "introductions");
        return $"{all} in these months: {PlainWords.List([.. parts])}.";
    }

    /// <summary>"Introductions by topic and month, December 2025 to November 2026".</summary>
    public string CaptionOf(CountTable table, string what)
    {
        ArgumentNullException.ThrowIfNull(table);
        return $"{what} by topic and month, {MonthWords.Long(table.Months[0])} to {MonthWords.Long(table.Months[^1])}"
            + (Patch is null ? "" : $", {Patch.Name}");
    }

    /// <summary>Reads the counts.</summary>
    public async Task OnGetAsync(string? patch, CancellationToken cancellationToken)
    {
        Response.Headers.CacheControl = Sight.Of(HttpContext).CacheControl;
        PlaceName = await place.NameAsync(cancellationToken);
        var sight = Sight.Of(HttpContext);
        if (sight.May(Right.SeeIntroductionCounts) && patch is { Length: > 0 and <= LongestCode } && !patch.Any(char.IsControl))
        {
            Asked = patch;
            Patch = await atlas.Areas.FindAsync(patch, cancellationToken: cancellationToken);
        }

        Introductions = await counts.IntroductionsAsync(sight, Patch, cancellationToken);
        Outcomes = await counts.OutcomesAsync(sight, Patch, cancellationToken);
        Unanswered = await counts.UnansweredAsync(sight, Patch, cancellationToken);
    }
}
