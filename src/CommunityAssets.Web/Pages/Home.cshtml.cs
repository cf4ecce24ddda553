using CommunityAssets.Domain.Assets;
using CommunityAssets.Domain.People;
using CommunityAssets.Domain.Places;
using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Storage;
using CommunityAssets.Web.Calendars;
using CommunityAssets.Web.Introductions;
using CommunityAssets.Web.Overview;
using CommunityAssets.Web.Security;
using CommunityAssets.Web.Words;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CommunityAssets.Web.Pages;

/// <summary>Where somebody who works with a community starts their day: their patch, and what waits for them.</summary>
/// <param name="atlas">The atlas.</param>
/// <param name="place">The place that the atlas is about.</param>
/// <param name="counts">Reads counts.</param>
/// <param name="settings">The service's settings.</param>
[Needs(Right.SeeWorkforceAssets)]
public sealed class HomeModel(IAtlas atlas, Place place, CountsReader counts, ServiceSettings settings) : PageModel
{
    /// <summary>For how many days something is new.</summary>
    public const int NewDays = 30;

    /// <summary>How many days ahead consents are told of.</summary>
    public const int EndingDays = 30;

    private const int Listed = 10;
    private const int MostLooked = 1000;
    private const int MostChoices = 1000;
    private const int MostWaiting = 20;
    private const int LongestCode = 100;

    private static readonly AreaLevel[] PatchLevels = [AreaLevel.Patch, AreaLevel.Ward, AreaLevel.Parish, AreaLevel.Msoa, AreaLevel.Lad];

    /// <summary>The name of the place.</summary>
    public string PlaceName { get; private set; } = "";

    /// <summary>The viewer's patch; null for the whole place.</summary>
    public Area? Patch { get; private set; }

    /// <summary>What may be chosen as a patch, by level; empty where there is too much for a list.</summary>
    public IReadOnlyList<IGrouping<AreaLevel, Area>> Choices { get; private set; } = [];

    /// <summary>How many strengths are in the patch.</summary>
    public long Strengths { get; private set; }

    /// <summary>Whether the viewer records introductions.</summary>
    public bool Records => Sight.Of(HttpContext).May(Right.RecordIntroductions);

    /// <summary>Whether the viewer may save patches.</summary>
    public bool Draws => Sight.Of(HttpContext).May(Right.DrawPatches);

    /// <summary>Introductions that wait for their outcome, the oldest first, with the names of what they were to.</summary>
    public IReadOnlyList<(Introduction Introduction, string Name)> Waiting { get; private set; } = [];

    /// <summary>What was added lately, the latest first.</summary>
    public IReadOnlyList<Asset> New { get; private set; } = [];

    /// <summary>Whether more was added lately than is listed.</summary>
    public bool MoreNew { get; private set; }

    /// <summary>What was due to be checked, the longest ago first.</summary>
    public IReadOnlyList<Asset> Due { get; private set; } = [];

    /// <summary>How much was due to be checked.</summary>
    public int DueCount { get; private set; }

    /// <summary>Whether there is more in the patch than was looked through for what is due.</summary>
    public bool PartlyLooked { get; private set; }

    /// <summary>What was hoped for and not found this month, most often first.</summary>
    public IReadOnlyList<(string Label, int Count)> Unanswered { get; private set; } = [];

    /// <summary>Consents that end soon; null for those who record none.</summary>
    public ConsentsEnding? Ending { get; private set; }

    /// <summary>What is wrong with what was sent, or null.</summary>
    public string? Problem { get; private set; }

    /// <summary>The address of this page, for coming back.</summary>
    public string Self => "/home#waiting";

    /// <summary>Shows the page.</summary>
    public Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) => ShowAsync(cancellationToken);

    /// <summary>Changes the patch.</summary>
    public async Task<IActionResult> OnPostPatchAsync(string? patch, CancellationToken cancellationToken)
    {
        var sight = Sight.Of(HttpContext);
        if (sight.Account is not { } id || await atlas.Accounts.FindAsync(id, cancellationToken) is not { } account)
        {
            return NotFound();
        }

        var code = string.IsNullOrWhiteSpace(patch) ? null : patch.Trim();
        var area = code is null or { Length: > LongestCode } || code.Any(char.IsControl)
            ? null
            : await atlas.Areas.FindAsync(code, cancellationToken: cancellationToken);
        if (code is not null && (area is null || !PatchLevels.Contains(area.Level)))
        {
            Problem = "There is no patch, ward, parish, neighbourhood or authority with that code in this atlas. Choose one that is.";
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return await ShowAsync(cancellationToken);
        }

        if (area?.Key.Code != account.Patch)
        {
            var line = sight.Line(AuditAct.AccountChanged, id, "patch");
            await atlas.Accounts.SaveAsync(account with { Patch = area?.Key.Code }, line, cancellationToken);
        }

        return Redirect("/home");
    }

    private async Task<IActionResult> ShowAsync(CancellationToken cancellationToken)
    {
        var sight = Sight.Of(HttpContext);
        var today = LondonTime.Today(settings.Time);
        PlaceName = await place.NameAsync(cancellationToken);
        var account = sight.Account is { } id ? await atlas.Accounts.FindAsync(id, cancellationToken) : null;
        Patch = account?.Patch is { } code ? await atlas.Areas.FindAsync(code, cancellationToken: cancellationToken) : null;
        Choices = await ReadChoicesAsync(cancellationToken);
        await ReadAssetsAsync(sight, today, cancellationToken);
        await ReadUnansweredAsync(cancellationToken);
        if (Records && account is not null)
        {
            await ReadWaitingAsync(account.Id, cancellationToken);
            var eyes = ConnectorSight.Of(sight.Allowed, ConsentPurpose.None);
            Ending = await atlas.Connectors.EndingAsync(account.Id, today.AddDays(EndingDays), eyes, cancellationToken);
        }

        return Page();
    }

    private async Task<IReadOnlyList<IGrouping<AreaLevel, Area>>> ReadChoicesAsync(CancellationToken cancellationToken)
    {
        var areas = new List<Area>();
        foreach (var level in PatchLevels)
        {
            var page = await atlas.Areas.SearchAsync(
                new AreaQuery { Level = level, Shapes = false, Limit = MostChoices }, cancellationToken);
            areas.AddRange(page.Areas);
            if (page.Next is not null || areas.Count > MostChoices)
            {
                return [];
            }
        }

        return [.. areas.OrderBy(area => area.Name, StringComparer.OrdinalIgnoreCase).GroupBy(area => area.Level)
            .OrderBy(group => Array.IndexOf(PatchLevels, group.Key))];
    }

    private async Task ReadAssetsAsync(Sight sight, DateOnly today, CancellationToken cancellationToken)
    {
        var here = sight.Narrow(new AssetQuery { Area = Patch?.Key, Sort = AssetSort.Updated, Limit = MostLooked });
        var page = await atlas.Assets.SearchAsync(here, cancellationToken);
        Strengths = page.Next is null ? page.Hits.Count : (await atlas.Assets.CountAsync(here, cancellationToken)).Total;
        PartlyLooked = page.Next is not null;
        var since = settings.Time.GetUtcNow().AddDays(-NewDays);
        Asset[] fresh =
        [
            .. page.Hits.Select(hit => hit.Asset).Where(asset => asset.Created >= since).OrderByDescending(asset => asset.Created),
        ];
        New = [.. fresh.Take(Listed)];
        MoreNew = fresh.Length > Listed;
        Asset[] due =
        [
            .. page.Hits.Select(hit => hit.Asset).Where(asset => asset.Verification?.NextDue < today)
                .OrderBy(asset => asset.Verification!.NextDue).ThenBy(asset => asset.Name, StringComparer.OrdinalIgnoreCase),
        ];
        Due = [.. due.Take(Listed)];
        DueCount = due.Length;
    }

    private async Task ReadUnansweredAsync(CancellationToken cancellationToken)
    {
        var within = Patch is null ? null : await counts.NeighbourhoodsAsync(Patch, cancellationToken);
        var month = await atlas.Unanswered.CountsAsync(counts.Now, counts.Now, within, cancellationToken);
        Unanswered =
        [
            .. month.OrderByDescending(count => count.Count).ThenBy(count => count.Topic, StringComparer.Ordinal)
                .Select(count => (count.Topic is { } topic ? TopicWords.Label(topic) : CountTable.NoTopic, count.Count)),
        ];
    }

    private async Task ReadWaitingAsync(Guid account, CancellationToken cancellationToken)
    {
        var waiting = new List<(Introduction, string)>();
        foreach (var introduction in await atlas.Introductions.WaitingAsync(account, MostWaiting, cancellationToken))
        {
            var asset = await atlas.Assets.FindAsync(introduction.Asset, cancellationToken);
            waiting.Add((introduction, asset?.Name ?? "Something no longer in the atlas"));
        }

        Waiting = waiting;
    }
}
