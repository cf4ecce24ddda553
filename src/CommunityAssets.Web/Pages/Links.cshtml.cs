using CommunityAssets.Domain.Assets;
using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Storage;
using CommunityAssets.Web.Networks;
using CommunityAssets.Web.Overview;
using CommunityAssets.Web.Security;
using CommunityAssets.Web.Suggestions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CommunityAssets.Web.Pages;

/// <summary>Writes down who links what, on one entry's own page: adds a link, takes one away.</summary>
/// <param name="atlas">The atlas.</param>
/// <param name="place">The place that the atlas is about.</param>
/// <param name="reader">Reads links.</param>
[Needs(Right.EditLinks)]
public sealed class LinksModel(IAtlas atlas, Place place, LinkReader reader) : PageModel
{
    /// <summary>The longest reason.</summary>
    public const int LongestReason = 300;

    private const int LongestText = 200;
    private const int MostFound = 10;

    /// <summary>The name of the place.</summary>
    public string PlaceName { get; private set; } = "";

    /// <summary>The entry.</summary>
    public Asset Asset { get; private set; } = null!;

    /// <summary>Its links.</summary>
    public IReadOnlyList<KnownLink> Links { get; private set; } = [];

    /// <summary>The ways in which it can be linked.</summary>
    public IReadOnlyList<LinkOffer> Offers { get; private set; } = [];

    /// <summary>The way chosen, or null.</summary>
    public LinkOffer? Chosen { get; private set; }

    /// <summary>The name looked for.</summary>
    public string Text { get; private set; } = "";

    /// <summary>What was found by it and may be at the other end; null before anything is looked for.</summary>
    public IReadOnlyList<Asset>? Found { get; private set; }

    /// <summary>What was done, in a sentence; null when the page is opened afresh.</summary>
    public string? Done { get; private set; }

    /// <summary>What is wrong with what was sent, and the id of the field; null when nothing is.</summary>
    public (string Sentence, string Field)? Problem { get; private set; }

    /// <summary>Shows the links, and what is found by a name.</summary>
    public async Task<IActionResult> OnGetAsync(string id, string? how, string? q, string? done, CancellationToken cancellationToken)
    {
        if (!await ReadAsync(id, how, cancellationToken))
        {
            return NotFound();
        }

        Done = done switch { "added" => "The link is added.", "removed" => "The link is taken away.", _ => null };
        await SearchAsync(q, cancellationToken);
        return Page();
    }

    /// <summary>Adds a link.</summary>
    public async Task<IActionResult> OnPostAddAsync(
        string id, string? how, string? q, string? other, string? reason, CancellationToken cancellationToken)
    {
        if (!await ReadAsync(id, how, cancellationToken))
        {
            return NotFound();
        }

        if (Chosen is null)
        {
            return await AgainAsync("Choose how the two are linked.", "how", q, cancellationToken);
        }

        if (!Guid.TryParseExact(other, "D", out var end) || await VisibleAsync(end, cancellationToken) is null)
        {
            return await AgainAsync("Choose one of the entries found, or look for another name.", "q", q, cancellationToken);
        }

        if (reason?.Length > LongestReason)
        {
            return await AgainAsync($"Say why in {LongestReason} characters or fewer.", "reason", q, cancellationToken);
        }

        var sight = Sight.Of(HttpContext);
        var (from, to) = Chosen.Forward ? (Asset.Id, end) : (end, Asset.Id);
        try
        {
            await atlas.Links.AddAsync(from, Chosen.Kind, to, sight.Actor.Role, Blank(reason), sight.Account, cancellationToken);
        }
        catch (BadInputException refused)
        {
            return await AgainAsync(refused.Message, "q", q, cancellationToken);
        }

        return Redirect($"/assets/{Asset.Id:D}/links?done=added");
    }

    /// <summary>Takes a link away.</summary>
    public async Task<IActionResult> OnPostRemoveAsync(string id, string? link, string? reason, CancellationToken cancellationToken)
    {
        if (!await ReadAsync(id, how: null, cancellationToken))
        {
            return NotFound();
        }

        if (Links.FirstOrDefault(known => known.Link.Id.ToString("D") == link) is not { } known)
        {
            return await AgainAsync(
                "That link is not there any more: somebody may have taken it away before you.", "links", "", cancellationToken);
        }

        var field = $"reason-{known.Link.Id:N}";
        if (Blank(reason) is not { } why)
        {
            return await AgainAsync(
                $"Say why the link with {known.Other(Asset.Id).Name} goes: it is kept in the history.", field, "", cancellationToken);
        }

        if (why.Length > LongestReason)
        {
            return await AgainAsync($"Say why in {LongestReason} characters or fewer.", field, "", cancellationToken);
        }

        var sight = Sight.Of(HttpContext);
        try
        {
            await atlas.Links.RemoveAsync(known.Link.Id, sight.Actor.Role, why, sight.Account, cancellationToken);
        }
        catch (KeyNotFoundException)
        {
            // Somebody else was quicker; it is gone, which is what was wanted.
        }

        return Redirect($"/assets/{Asset.Id:D}/links?done=removed");
    }

    /// <summary>Whether an entry is linked so already.</summary>
    public bool IsLinked(Asset other) => Chosen is { } chosen && Links.Any(known =>
        known.Kind == chosen.Kind && known.Other(Asset.Id).Id == other.Id
        && (known.Kind == Domain.Links.LinkKind.PartnersWith || known.From.Id == Asset.Id == chosen.Forward));

    /// <summary>"a place", "an organisation".</summary>
    public static string WithArticle(AssetKind kind) =>
        (kind is AssetKind.Organisation or AssetKind.Enterprise ? "an " : "a ") + KindNames.Name(kind);

    private static string? Blank(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    private async Task<bool> ReadAsync(string id, string? how, CancellationToken cancellationToken)
    {
        if (!Guid.TryParseExact(id, "D", out var key) || await VisibleAsync(key, cancellationToken) is not { } asset)
        {
            return false;
        }

        Asset = asset;
        PlaceName = await place.NameAsync(cancellationToken);
        Links = await reader.OfAsync([asset], Sight.Of(HttpContext), cancellationToken);
        Offers = LinkOffer.For(asset.Kind);
        Chosen = Offers.FirstOrDefault(offer => offer.Value == how);
        return true;
    }

    private async Task<Asset?> VisibleAsync(Guid id, CancellationToken cancellationToken) =>
        await atlas.Assets.FindAsync(id, cancellationToken) is { } asset && Sight.Of(HttpContext).Of(asset) == AssetView.Everything
            ? asset : null;

    private async Task SearchAsync(string? text, CancellationToken cancellationToken)
    {
        Text = text?.Trim() ?? "";
        if (Text.Length == 0 || Chosen is null)
        {
            return;
        }

        if (Text.Length > LongestText)
        {
            Problem = ($"Look for a name of {LongestText} characters or fewer.", "q");
            return;
        }

        var page = await atlas.Assets.SearchAsync(
            Sight.Of(HttpContext).Narrow(new AssetQuery { Text = Text, Kinds = [.. Chosen.Others], Limit = MostFound }), cancellationToken);
        Found = [.. page.Hits.Select(hit => hit.Asset).Where(found => found.Id != Asset.Id)];
    }

    private async Task<IActionResult> AgainAsync(string sentence, string field, string? text, CancellationToken cancellationToken)
    {
        await SearchAsync(text, cancellationToken);
        Problem = (sentence, field);
        var page = Page();
        page.StatusCode = StatusCodes.Status400BadRequest;
        return page;
    }
}
