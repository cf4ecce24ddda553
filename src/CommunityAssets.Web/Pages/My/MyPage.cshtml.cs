using CommunityAssets.Domain.People;
using CommunityAssets.Domain.Places;
using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Storage;
using CommunityAssets.Web.Connecting;
using CommunityAssets.Web.Overview;
using CommunityAssets.Web.Pages.Connectors;
using CommunityAssets.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CommunityAssets.Web.Pages.My;

/// <summary>
/// A connector's own page, by their private link: what each person sees of them, and everything that they may change about it. No account;
/// who has the link is the person.
/// </summary>
/// <param name="atlas">The atlas.</param>
/// <param name="places">The places that somebody may know.</param>
/// <param name="reader">Reads connectors with what they are linked to.</param>
/// <param name="finder">Finds what a link may lead to.</param>
/// <param name="pages">Puts together what is held.</param>
/// <param name="place">The place that the atlas is about.</param>
/// <param name="time">The clock.</param>
[Needs(Right.SeeAtlas)]
public sealed class MyPageModel(
    IAtlas atlas, PlaceChoices places, ConnectorReader reader, LinkFinder finder, HeldPages pages, Place place, TimeProvider time)
    : ConnectorsModel(places)
{
    private PrivateToken? _token;

    /// <summary>The name of the place.</summary>
    public string PlaceName { get; private set; } = "";

    /// <summary>The person's record; null when the link opens nothing.</summary>
    public Connector? Own { get; private set; }

    /// <summary>What each sort of viewer sees of them, as the queries of every page decide it.</summary>
    public IReadOnlyList<SeenBy> Seen { get; private set; } = [];

    /// <summary>What is in the form about who may see what.</summary>
    public ConnectorForm Form { get; private set; } = new();

    /// <summary>The places to choose from.</summary>
    public IReadOnlyList<Area> Areas { get; private set; } = [];

    /// <summary>The names of their places by code.</summary>
    public IReadOnlyDictionary<string, string> PlaceNames { get; private set; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Their links, and what may be added.</summary>
    public LinkEditing Links { get; private set; } = null!;

    /// <summary>What is held, once it was asked for.</summary>
    public HeldPage? Held { get; private set; }

    /// <summary>What has just been done: <c>saved</c>, <c>withdrawn</c>, <c>given</c>.</summary>
    [BindProperty(Name = "done", SupportsGet = true)]
    public string? Done { get; set; }

    /// <summary>Whether the consent holds today.</summary>
    public bool IsLive => Own!.Consent.IsLive(Today);

    /// <summary>The last day of a consent that is given today.</summary>
    public DateOnly NewUntil => Consent.LastDay(Today);

    /// <summary>The day on which everything about them is erased; null where they did not withdraw.</summary>
    public DateOnly? ErasedOn => Own!.Consent.Withdrawn is { } withdrawn
        ? DateOnly.FromDateTime(withdrawn.UtcDateTime).AddDays(ConsentWording.DaysUntilErased) : null;

    /// <summary>This page's own address.</summary>
    public string Address => $"/my/{_token!.Text}";

    private DateOnly Today => DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);

    /// <summary>Shows the page; with <c>look</c> also what a link could lead to.</summary>
    public async Task<IActionResult> OnGetAsync([FromRoute] string token, string? look, CancellationToken cancellationToken) =>
        await ReadAsync(token, look, cancellationToken) ? Page() : Nothing();

    /// <summary>Changes who may see what.</summary>
    public async Task<IActionResult> OnPostConsentAsync([FromRoute] string token, CancellationToken cancellationToken)
    {
        if (!await ReadAsync(token, null, cancellationToken))
        {
            return Nothing();
        }

        var sent = ConnectorForm.Read(await Request.ReadFormAsync(cancellationToken));
        Form = Form with { ShowName = sent.ShowName, ShowContact = sent.ShowContact, ShowLinks = sent.ShowLinks, Purposes = sent.Purposes };
        return await SaveAsync(
            sent.Version, new ConnectorEdit { Consent = Form.ToConsent(Own!.Consent, Actor.Connector, Today) }, "saved", cancellationToken);
    }

    /// <summary>Says yes, or yes again: the consent lasts from today.</summary>
    public async Task<IActionResult> OnPostGiveAsync([FromRoute] string token, CancellationToken cancellationToken)
    {
        if (!await ReadAsync(token, null, cancellationToken))
        {
            return Nothing();
        }

        var again = Form with { Renewed = true, Given = ConsentWay.OwnPage };
        return await SaveAsync(
            Own!.Version, new ConnectorEdit { Consent = again.ToConsent(Own.Consent, Actor.Connector, Today) }, "given", cancellationToken);
    }

    /// <summary>Changes the details.</summary>
    public async Task<IActionResult> OnPostDetailsAsync([FromRoute] string token, CancellationToken cancellationToken)
    {
        if (!await ReadAsync(token, null, cancellationToken))
        {
            return Nothing();
        }

        var sent = ConnectorForm.Read(await Request.ReadFormAsync(cancellationToken));
        Form = sent with { ShowName = Form.ShowName, ShowContact = Form.ShowContact, ShowLinks = Form.ShowLinks, Purposes = Form.Purposes };
        var record = await CheckAsync(
            Form, codes => Form.ToConnector(codes, Actor.Connector, Today) with { Consent = Own!.Consent }, cancellationToken);
        var edit = new ConnectorEdit
        {
            Name = record.Name,
            Kind = record.Kind,
            Places = record.Places,
            Topics = record.Topics,
            Contact = Form.Contact,
        };
        return ModelState.IsValid ? await SaveAsync(sent.Version, edit, "saved", cancellationToken) : Again();
    }

    /// <summary>Adds a link.</summary>
    public async Task<IActionResult> OnPostLinkAsync([FromRoute] string token, Guid asset, string kind, CancellationToken cancellationToken)
    {
        if (!await ReadAsync(token, null, cancellationToken))
        {
            return Nothing();
        }

        return await TryAsync(() => atlas.Connectors.LinkAsync(Door(), LinkFinder.Kind(kind), asset, Actor.Connector, cancellationToken))
            ? LocalRedirect(Address + "#links") : Again();
    }

    /// <summary>Takes a link away.</summary>
    public async Task<IActionResult> OnPostUnlinkAsync([FromRoute] string token, Guid link, CancellationToken cancellationToken)
    {
        if (!await ReadAsync(token, null, cancellationToken))
        {
            return Nothing();
        }

        await atlas.Connectors.UnlinkAsync(Door(), link, Actor.Connector, cancellationToken);
        return LocalRedirect(Address + "#links");
    }

    /// <summary>Withdraws, at once.</summary>
    public async Task<IActionResult> OnPostWithdrawAsync([FromRoute] string token, CancellationToken cancellationToken)
    {
        if (!await ReadAsync(token, null, cancellationToken))
        {
            return Nothing();
        }

        await atlas.Connectors.WithdrawAsync(Door(), Actor.Connector, cancellationToken);
        return LocalRedirect(Address + "?done=withdrawn");
    }

    /// <summary>Shows everything held.</summary>
    public async Task<IActionResult> OnPostHeldAsync([FromRoute] string token, CancellationToken cancellationToken)
    {
        if (!await ReadAsync(token, null, cancellationToken))
        {
            return Nothing();
        }

        Held = await pages.ReadAsync(Door(), Actor.Connector, Sight, cancellationToken);
        return Page();
    }

    /// <summary>Gives everything held as a file.</summary>
    public async Task<IActionResult> OnPostFileAsync([FromRoute] string token, CancellationToken cancellationToken) =>
        await ReadAsync(token, null, cancellationToken)
            ? HeldPages.File(await atlas.Connectors.HeldAsync(Door(), Actor.Connector, cancellationToken))
            : Nothing();

    /// <summary>Forgets them, now.</summary>
    public async Task<IActionResult> OnPostForgetAsync([FromRoute] string token, string? sure, CancellationToken cancellationToken)
    {
        if (!await ReadAsync(token, null, cancellationToken))
        {
            return Nothing();
        }

        if (sure != "yes")
        {
            ModelState.AddModelError("sure", "Tick that you want everything about you to be erased: it can't be brought back.");
            return Again();
        }

        await atlas.Connectors.EraseAsync(Door(), Actor.Connector, cancellationToken);
        Own = null;
        Done = "forgotten";
        return Page();
    }

    private ConnectorDoor Door() => ConnectorDoor.Own(_token!);

    private PageResult Nothing()
    {
        Done = null;
        var page = Page();
        page.StatusCode = StatusCodes.Status404NotFound;
        return page;
    }

    private async Task<IActionResult> SaveAsync(int version, ConnectorEdit edit, string done, CancellationToken cancellationToken) =>
        await TryAsync(() => atlas.Connectors.EditAsync(Door(), version, edit, Actor.Connector, cancellationToken))
            ? LocalRedirect($"{Address}?done={done}") : Again();

    private async Task<bool> ReadAsync(string text, string? look, CancellationToken cancellationToken)
    {
        PlaceName = await place.NameAsync(cancellationToken);
        if (!PrivateToken.TryParse(text, out _token) || await atlas.Connectors.OpenAsync(_token, cancellationToken) is not { } own)
        {
            return false;
        }

        Own = own;
        Form = ConnectorForm.Of(own);
        Areas = await Places.AllAsync(cancellationToken);
        var links = await reader.AssetsAsync(await atlas.Connectors.OwnLinksAsync(_token, cancellationToken), Sight, own: true, cancellationToken);
        Links = new LinkEditing(Address, links, look, await finder.FindAsync(look, Sight, cancellationToken), Own: true);
        PlaceNames = (await Places.NamesAsync(own.Places, cancellationToken)).ToDictionary(one => one.Code, one => one.Name, StringComparer.Ordinal);
        Seen = await SeenBy.ReadAsync(atlas, own.Id, cancellationToken);
        return true;
    }
}
