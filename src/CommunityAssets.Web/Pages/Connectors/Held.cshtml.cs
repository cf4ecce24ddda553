using CommunityAssets.Domain.People;
using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Storage;
using CommunityAssets.Web.Connecting;
using CommunityAssets.Web.Overview;
using CommunityAssets.Web.Security;
using Microsoft.AspNetCore.Mvc;

namespace CommunityAssets.Web.Pages.Connectors;

/// <summary>What is kept about a connector, for handing it to them when they ask; as far as they let coordinators see.</summary>
/// <param name="atlas">The atlas.</param>
/// <param name="places">The places that somebody may know.</param>
/// <param name="pages">Puts together what is held.</param>
/// <param name="place">The place that the atlas is about.</param>
[Needs(Right.RecordConnectors)]
public sealed class HeldModel(IAtlas atlas, PlaceChoices places, HeldPages pages, Place place) : ConnectorsModel(places)
{
    /// <summary>The name of the place.</summary>
    public string PlaceName { get; private set; } = "";

    /// <summary>The connector as the viewer may see them.</summary>
    public ConnectorView View { get; private set; } = null!;

    /// <summary>What is held; null until it is asked for.</summary>
    public HeldPage? Held { get; private set; }

    /// <summary>Asks what it is for.</summary>
    public async Task<IActionResult> OnGetAsync([FromRoute] string id, CancellationToken cancellationToken) =>
        await ReadAsync(id, cancellationToken) ? Page() : NotFound();

    /// <summary>Shows what is held.</summary>
    public async Task<IActionResult> OnPostAsync([FromRoute] string id, CancellationToken cancellationToken)
    {
        if (!await ReadAsync(id, cancellationToken))
        {
            return NotFound();
        }

        Held = await pages.ReadAsync(Door(), Actor, Sight, cancellationToken);
        return Page();
    }

    /// <summary>Gives what is held as a file.</summary>
    public async Task<IActionResult> OnPostFileAsync([FromRoute] string id, CancellationToken cancellationToken) =>
        await ReadAsync(id, cancellationToken)
            ? HeldPages.File(await atlas.Connectors.HeldAsync(Door(), Actor, cancellationToken))
            : NotFound();

    private ConnectorDoor Door() => ConnectorDoor.Seen(View.Id, ConnectorReader.Eyes(Sight));

    private async Task<bool> ReadAsync(string id, CancellationToken cancellationToken)
    {
        if (!Guid.TryParseExact(id, "D", out var key)
            || await atlas.Connectors.FindAsync(key, ConnectorReader.Eyes(Sight), cancellationToken) is not { } view)
        {
            return false;
        }

        View = view;
        PlaceName = await place.NameAsync(cancellationToken);
        return true;
    }
}
