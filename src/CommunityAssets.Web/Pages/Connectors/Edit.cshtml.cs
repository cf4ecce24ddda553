using CommunityAssets.Domain.Links;
using CommunityAssets.Domain.People;
using CommunityAssets.Domain.Places;
using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Storage;
using CommunityAssets.Web.Connecting;
using CommunityAssets.Web.Overview;
using CommunityAssets.Web.Security;
using Microsoft.AspNetCore.Mvc;

namespace CommunityAssets.Web.Pages.Connectors;

/// <summary>Changing a connector's record on their word, by a coordinator who may see them.</summary>
/// <param name="atlas">The atlas.</param>
/// <param name="places">The places that somebody may know.</param>
/// <param name="reader">Reads connectors with what they are linked to.</param>
/// <param name="finder">Finds what a link may lead to.</param>
/// <param name="place">The place that the atlas is about.</param>
/// <param name="time">The clock.</param>
[Needs(Right.RecordConnectors)]
public sealed class EditModel(
    IAtlas atlas, PlaceChoices places, ConnectorReader reader, LinkFinder finder, Place place, TimeProvider time) : ConnectorsModel(places)
{
    /// <summary>The name of the place.</summary>
    public string PlaceName { get; private set; } = "";

    /// <summary>The connector as the viewer may see them.</summary>
    public ConnectorView View { get; private set; } = null!;

    /// <summary>What they agreed to.</summary>
    public Consent Agreed { get; private set; } = null!;

    /// <summary>What is in the form.</summary>
    public ConnectorForm Form { get; private set; } = new();

    /// <summary>The places to choose from.</summary>
    public IReadOnlyList<Area> Areas { get; private set; } = [];

    /// <summary>Their links, and what may be added.</summary>
    public LinkEditing Links { get; private set; } = null!;

    /// <summary>The last day of a consent that they give again today.</summary>
    public DateOnly NewUntil => Consent.LastDay(Today);

    private DateOnly Today => DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);

    private ConnectorSight Eyes => ConnectorReader.Eyes(Sight);

    /// <summary>Shows the form; with <c>look</c> also what a link could lead to.</summary>
    public async Task<IActionResult> OnGetAsync([FromRoute] string id, string? look, CancellationToken cancellationToken)
    {
        if (!await ReadAsync(id, look, cancellationToken))
        {
            return NotFound();
        }

        Form = ConnectorForm.Of(View, Agreed);
        return Page();
    }

    /// <summary>Saves what was changed.</summary>
    public async Task<IActionResult> OnPostAsync([FromRoute] string id, CancellationToken cancellationToken)
    {
        if (!await ReadAsync(id, null, cancellationToken))
        {
            return NotFound();
        }

        Form = ConnectorForm.Read(await Request.ReadFormAsync(cancellationToken)) with { Id = View.Id };
        var consent = Form.ToConsent(Agreed, Actor, Today);
        if (Form.Renewed && Form.Given is null or ConsentWay.OwnPage)
        {
            ModelState.AddModelError("given", "Say how they said yes again.");
        }

        var edit = new ConnectorEdit
        {
            Contact = Form.ForgetContact ? "" : Form.Contact.Length > 0 ? Form.Contact : null,
            Consent = consent,
        };
        if (View.Name is not null)
        {
            var record = await CheckAsync(
                Form, codes => Form.ToConnector(codes, Actor, Today) with { Consent = consent }, cancellationToken);
            edit = edit with { Name = record.Name, Kind = record.Kind, Places = record.Places, Topics = record.Topics };
        }

        return ModelState.IsValid && await TryAsync(() => atlas.Connectors.EditAsync(Door(), Form.Version, edit, Actor, cancellationToken))
            ? Saved()
            : Again();
    }

    /// <summary>Adds a link.</summary>
    public async Task<IActionResult> OnPostLinkAsync([FromRoute] string id, Guid asset, string kind, CancellationToken cancellationToken)
    {
        if (!await ReadAsync(id, null, cancellationToken))
        {
            return NotFound();
        }

        Form = ConnectorForm.Of(View, Agreed);
        return await TryAsync(() => atlas.Connectors.LinkAsync(Door(), LinkFinder.Kind(kind), asset, Actor, cancellationToken))
            ? ToLinks() : Again();
    }

    /// <summary>Takes a link away.</summary>
    public async Task<IActionResult> OnPostUnlinkAsync([FromRoute] string id, Guid link, CancellationToken cancellationToken)
    {
        if (!await ReadAsync(id, null, cancellationToken))
        {
            return NotFound();
        }

        await atlas.Connectors.UnlinkAsync(Door(), link, Actor, cancellationToken);
        return ToLinks();
    }

    private ConnectorDoor Door() => ConnectorDoor.Seen(View.Id, Eyes);

    // Who may no longer see them after a change goes to the list.
    private RedirectResult Saved() => Redirect(
        Form.ShowName == ConsentAudience.Nobody && Form.ShowContact == ConsentAudience.Nobody && Form.ShowLinks == ConsentAudience.Nobody
            ? "/connectors" : $"/connectors/{View.Id}?done=saved");

    private RedirectResult ToLinks() => Redirect($"/connectors/{View.Id}/edit#links");

    private async Task<bool> ReadAsync(string id, string? look, CancellationToken cancellationToken)
    {
        if (!Guid.TryParseExact(id, "D", out var key) || await atlas.Connectors.FindAsync(key, Eyes, cancellationToken) is not { } view
            || await atlas.Connectors.ConsentAsync(ConnectorDoor.Seen(key, Eyes), cancellationToken) is not { } consent)
        {
            return false;
        }

        View = view;
        Agreed = consent;
        PlaceName = await place.NameAsync(cancellationToken);
        Areas = await Places.AllAsync(cancellationToken);
        var links = view.Links is null ? null : await reader.AssetsAsync(view.Links, Sight, own: false, cancellationToken);
        Links = new LinkEditing($"/connectors/{view.Id}/edit", links, look, await finder.FindAsync(look, Sight, cancellationToken), Own: false);
        return true;
    }
}
