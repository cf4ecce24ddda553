using CommunityAssets.Domain.People;
using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Exchange.Taxonomies;
using CommunityAssets.Storage;
using CommunityAssets.Web.Calendars;
using CommunityAssets.Web.Overview;
using CommunityAssets.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CommunityAssets.Web.Pages.Introductions;

/// <summary>
/// Notes that somebody was introduced to something, and what came of it. What can be sent are ids and words of fixed lists: nothing could
/// say who it was.
/// </summary>
/// <param name="atlas">The atlas.</param>
/// <param name="place">The place that the atlas is about.</param>
/// <param name="settings">The service's settings.</param>
[Needs(Right.RecordIntroductions)]
public sealed class IntroducedModel(IAtlas atlas, Place place, ServiceSettings settings) : PageModel
{
    /// <summary>The most introductions that are told of as waiting.</summary>
    public const int MostWaiting = 200;

    private const string Home = "/home";

    /// <summary>The name of the place.</summary>
    public string PlaceName { get; private set; } = "";

    /// <summary>The introduction, while it waits for its outcome; else null.</summary>
    public Introduction? Introduction { get; private set; }

    /// <summary>To what it was.</summary>
    public string AssetName { get; private set; } = "";

    /// <summary>Where the coordinator came from.</summary>
    public string To { get; private set; } = Home;

    /// <summary>Says that an introduction is noted.</summary>
    public async Task<IActionResult> OnGetAsync(string? id, string? to, CancellationToken cancellationToken)
    {
        if (!Guid.TryParseExact(id, "D", out var key) || Sight.Of(HttpContext).Account is not { } account)
        {
            return Redirect(Home);
        }

        PlaceName = await place.NameAsync(cancellationToken);
        To = WayBack.To(to, Home);
        var waiting = await atlas.Introductions.WaitingAsync(account, MostWaiting, cancellationToken);
        Introduction = waiting.FirstOrDefault(introduction => introduction.Id == key);
        if (Introduction is not null)
        {
            AssetName = (await atlas.Assets.FindAsync(Introduction.Asset, cancellationToken))?.Name ?? "";
        }

        return Page();
    }

    /// <summary>Notes an introduction.</summary>
    public async Task<IActionResult> OnPostAsync(
        string? asset, string? topic, string? connector, string? to, CancellationToken cancellationToken)
    {
        var sight = Sight.Of(HttpContext);
        if (sight.Account is not { } account
            || !Guid.TryParseExact(asset, "D", out var key)
            || await atlas.Assets.FindAsync(key, cancellationToken) is not { } found
            || sight.Of(found) != AssetView.Everything)
        {
            return NotFound();
        }

        var introduction = new Introduction(Guid.NewGuid(), Month.Of(LondonTime.Today(settings.Time)), key)
        {
            Account = account,
            Patch = (await atlas.Accounts.FindAsync(account, cancellationToken))?.Patch,
            Topic = TopicList.Standard.Find(topic ?? "")?.Id,
            Connector = await ConnectorAsync(connector, sight, cancellationToken),
        };
        var line = sight.Line(AuditAct.IntroductionRecorded);
        await atlas.Introductions.AddAsync(introduction, line, cancellationToken);
        return Redirect($"/introductions/{introduction.Id:D}?to={Uri.EscapeDataString(WayBack.To(to, Home))}");
    }

    /// <summary>Notes what came of an introduction.</summary>
    public async Task<IActionResult> OnPostTellAsync(string id, string? outcome, string? to, CancellationToken cancellationToken)
    {
        var sight = Sight.Of(HttpContext);
        if (!Guid.TryParseExact(id, "D", out var key) || sight.Account is not { } account || OutcomeNames.Find(outcome) is not { } told)
        {
            return NotFound();
        }

        var line = sight.Line(AuditAct.IntroductionChanged, detail: OutcomeNames.Name(told));
        return await atlas.Introductions.TellAsync(key, account, told, line, cancellationToken)
            ? Redirect(WayBack.To(to, Home))
            : NotFound();
    }

    /// <summary>Takes an introduction back.</summary>
    public async Task<IActionResult> OnPostRemoveAsync(string id, string? to, CancellationToken cancellationToken)
    {
        var sight = Sight.Of(HttpContext);
        if (!Guid.TryParseExact(id, "D", out var key) || sight.Account is not { } account)
        {
            return NotFound();
        }

        var line = sight.Line(AuditAct.IntroductionChanged, detail: "taken back");
        return await atlas.Introductions.RemoveAsync(key, account, line, cancellationToken)
            ? Redirect(WayBack.To(to, Home))
            : NotFound();
    }

    // Only one whose consent lets this coordinator ask them to introduce somebody, at this moment.
    private async Task<Guid?> ConnectorAsync(string? connector, Sight sight, CancellationToken cancellationToken) =>
        Guid.TryParseExact(connector, "D", out var key)
        && await atlas.Connectors.FindAsync(
            key, ConnectorSight.Of(sight.Allowed, ConsentPurpose.Introductions), cancellationToken) is { Name: not null }
            ? key
            : null;
}
