using CommunityAssets.Domain.Assets;
using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Storage;
using CommunityAssets.Web.Duplicates;
using CommunityAssets.Web.Overview;
using CommunityAssets.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CommunityAssets.Web.Pages.Duplicates;

/// <summary>Two records that may be the same thing, side by side, and the decision.</summary>
/// <param name="atlas">The atlas.</param>
/// <param name="desk">Keeps the queue.</param>
/// <param name="links">Reads links.</param>
/// <param name="place">The place that the atlas is about.</param>
[Needs(Right.MergeAssets)]
public sealed class PairModel(IAtlas atlas, DuplicateDesk desk, LinkReader links, Place place) : PageModel
{
    private const int LongestReason = 300;
    private DuplicateQueue _queue = new([], [], [], null, null, null);

    /// <summary>The name of the place.</summary>
    public string PlaceName { get; private set; } = "";

    /// <summary>What there is to know.</summary>
    public PairFacts Facts { get; private set; } = null!;

    /// <summary>The parts in which the two differ.</summary>
    public IReadOnlyList<AssetPart> Differing { get; private set; } = [];

    /// <summary>What the steward should know before deciding again; or null.</summary>
    public string? Told { get; private set; }

    /// <summary>What was decided just now, for the page that follows.</summary>
    [TempData]
    public string? Done { get; set; }

    /// <summary>Which stays: <c>one</c> or <c>other</c>.</summary>
    [BindProperty]
    public string? Keep { get; set; }

    /// <summary>The version of the first that the steward looked at.</summary>
    [BindProperty]
    public int SeenOne { get; set; }

    /// <summary>The version of the second that the steward looked at.</summary>
    [BindProperty]
    public int SeenOther { get; set; }

    /// <summary>Why, in words; or null.</summary>
    [BindProperty]
    public string? Why { get; set; }

    /// <summary>The pair after this one in the queue; null for none.</summary>
    public FoundPair? Next { get; private set; }

    /// <summary>Whether the first is to stay, as it is chosen or proposed.</summary>
    public bool KeepsFirst => Keep is null ? MergeProposal.KeepsFirst(Facts.One, Facts.Other) : Keep == "one";

    /// <summary>The name of a part's field in the form.</summary>
    public static string Field(AssetPart part) => "part-" + part.ToString().ToLowerInvariant();

    /// <summary>Shows the pair.</summary>
    public async Task<IActionResult> OnGetAsync(Guid one, Guid other, CancellationToken cancellationToken) =>
        one == other ? NotFound()
        : PairDecision.Order(one, other) is var pair && pair.One != one ? Redirect($"/duplicates/{pair.One:D}/{pair.Other:D}")
        : await FindAsync(one, other, cancellationToken) ? Page() : NotFound();

    /// <summary>They are the same: makes them one.</summary>
    public async Task<IActionResult> OnPostMergeAsync(Guid one, Guid other, CancellationToken cancellationToken)
    {
        if (!await FindAsync(one, other, cancellationToken))
        {
            return NotFound();
        }

        if (Keep is not ("one" or "other"))
        {
            return Tell("Choose which of the two records stays.", StatusCodes.Status422UnprocessableEntity);
        }

        if (Why?.Length > LongestReason)
        {
            return Tell($"Say why in at most {LongestReason} characters.", StatusCodes.Status422UnprocessableEntity);
        }

        var (kept, gone) = Keep == "one" ? (Facts.One, Facts.Other) : (Facts.Other, Facts.One);
        var choices = Differing.Select(part => (part, Choice: Read(part))).Where(item => item.Choice is not null)
            .ToDictionary(item => item.part, item => Turned(item.Choice!.Value, Keep == "one"));
        var (asset, taken) = MergeProposal.Make(kept, gone, choices);
        var (keptSeen, goneSeen) = Keep == "one" ? (SeenOne, SeenOther) : (SeenOther, SeenOne);
        try
        {
            await atlas.Duplicates.MergeAsync(
                new MergeRequest(
                    asset with { Version = keptSeen }, gone.Id, goneSeen, taken, string.IsNullOrWhiteSpace(Why) ? null : Why.Trim()),
                Sight.Of(HttpContext).Actor, cancellationToken);
        }
        catch (VersionConflictException)
        {
            await FindAsync(one, other, cancellationToken);
            return Tell(
                Facts.IsOpen ? "Somebody changed one of the records while you looked at them. This is how they are now: look again, then "
                    + "decide."
                    : "Somebody else decided on one of these records first.",
                StatusCodes.Status409Conflict);
        }
        catch (BadInputException refusal)
        {
            return Tell(refusal.Message, StatusCodes.Status409Conflict);
        }

        desk.Drop(gone.Id);
        Done = $"Merged: {asset.Name}. Both histories are kept; you can undo it under Merged.";
        return Onward();
    }

    /// <summary>They are different: the pair is not shown again unless they come to be much more alike.</summary>
    public Task<IActionResult> OnPostDifferentAsync(Guid one, Guid other, CancellationToken cancellationToken) =>
        SayAsync(one, other, PairVerdict.Different, "Told apart", cancellationToken);

    /// <summary>To be looked at later.</summary>
    public Task<IActionResult> OnPostLaterAsync(Guid one, Guid other, CancellationToken cancellationToken) =>
        SayAsync(one, other, PairVerdict.Later, $"Put off for {PairDecision.PutOffFor.Days} days", cancellationToken);

    /// <summary>Takes back what was said of the pair.</summary>
    public async Task<IActionResult> OnPostForgetAsync(Guid one, Guid other, CancellationToken cancellationToken)
    {
        await atlas.Duplicates.ForgetAsync(one, other, Sight.Of(HttpContext).Actor, cancellationToken);
        return Redirect($"/duplicates/{one:D}/{other:D}");
    }

    /// <summary>What is chosen, or else proposed, for a part.</summary>
    public PartChoice Chosen(AssetPart part) => Read(part) ?? MergeProposal.Propose(Facts.One, Facts.Other, part);

    private static PartChoice Turned(PartChoice choice, bool keepsFirst) => keepsFirst ? choice
        : choice switch
        {
            PartChoice.One => PartChoice.Other,
            PartChoice.Other => PartChoice.One,
            _ => choice,
        };

    private PartChoice? Read(AssetPart part) => HttpContext.Request.HasFormContentType
        && Enum.TryParse<PartChoice>(HttpContext.Request.Form[Field(part)].ToString(), ignoreCase: true, out var choice)
            && Enum.IsDefined(choice)
            ? choice : null;

    private async Task<IActionResult> SayAsync(Guid one, Guid other, PairVerdict verdict, string done, CancellationToken cancellationToken)
    {
        if (!await FindAsync(one, other, cancellationToken))
        {
            return NotFound();
        }

        await atlas.Duplicates.DecideAsync(
            new PairDecision(one, other, verdict, Facts.DocumentedBits, default, ""), Sight.Of(HttpContext).Actor, cancellationToken);
        Done = $"{done}: {Facts.One.Name} and {Facts.Other.Name}.";
        return Onward();
    }

    private RedirectResult Onward() => Redirect(Next?.Address ?? "/duplicates");

    private PageResult Tell(string words, int status)
    {
        Told = words;
        var page = Page();
        page.StatusCode = status;
        return page;
    }

    private async Task<bool> FindAsync(Guid one, Guid other, CancellationToken cancellationToken)
    {
        // Deciding goes on with what is known: nobody waits for a search between two pairs.
        _queue = await desk.ReadAsync(TimeSpan.Zero, cancellationToken);
        if (await PairFacts.ReadAsync(atlas, links, Sight.Of(HttpContext), (one, other), _queue, cancellationToken) is not { } facts)
        {
            return false;
        }

        Facts = facts;
        Differing = MergeProposal.Differing(facts.One, facts.Other);
        PlaceName = await place.NameAsync(cancellationToken);
        var after = _queue.Waiting.SkipWhile(pair => pair.One.Id != one || pair.Other.Id != other).Skip(1).FirstOrDefault();
        Next = after ?? _queue.Waiting.FirstOrDefault(pair => pair.One.Id != one || pair.Other.Id != other);
        return true;
    }
}
