using CommunityAssets.Domain.Assets;
using CommunityAssets.Domain.People;
using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Storage;
using CommunityAssets.Web.Connecting;
using CommunityAssets.Web.Overview;
using CommunityAssets.Web.Security;
using Microsoft.AspNetCore.Mvc;

namespace CommunityAssets.Web.Pages.Connectors;

/// <summary>One connector, as far as the viewer may see.</summary>
/// <param name="atlas">The atlas.</param>
/// <param name="places">The places that somebody may know.</param>
/// <param name="reader">Reads connectors with what they are linked to.</param>
/// <param name="place">The place that the atlas is about.</param>
[Needs(Right.SeeConnectorsForPublic)]
public sealed class ConnectorPageModel(IAtlas atlas, PlaceChoices places, ConnectorReader reader, Place place) : ConnectorsModel(places)
{
    /// <summary>The name of the place.</summary>
    public string PlaceName { get; private set; } = "";

    /// <summary>The connector.</summary>
    public ConnectorView View { get; private set; } = null!;

    /// <summary>The places that they know.</summary>
    public IReadOnlyList<(string Code, string Name)> PlaceNames { get; private set; } = [];

    /// <summary>What they take part in and know; null where that is not shown.</summary>
    public IReadOnlyList<LinkedAsset>? Links { get; private set; }

    /// <summary>How to reach them, once it was asked for.</summary>
    public string? Contact { get; private set; }

    /// <summary>The new private link, once it was made.</summary>
    public PrivateLink? NewLink { get; private set; }

    /// <summary>What has just been done: <c>saved</c>.</summary>
    [BindProperty(Name = "done", SupportsGet = true)]
    public string? Done { get; set; }

    /// <summary>Shows the connector.</summary>
    public async Task<IActionResult> OnGetAsync([FromRoute] string id, CancellationToken cancellationToken) =>
        await ReadAsync(id, cancellationToken) ? Page() : NotFound();

    /// <summary>Shows how to reach them, which the audit log notes.</summary>
    public async Task<IActionResult> OnPostContactAsync([FromRoute] string id, CancellationToken cancellationToken)
    {
        if (!await ReadAsync(id, cancellationToken))
        {
            return NotFound();
        }

        Contact = await atlas.Connectors.ContactAsync(View.Id, ConnectorReader.Eyes(Sight), Actor, cancellationToken);
        return Contact is null ? NotFound() : Page();
    }

    /// <summary>Withdraws the consent, on the person's word.</summary>
    public async Task<IActionResult> OnPostWithdrawAsync([FromRoute] string id, CancellationToken cancellationToken)
    {
        if (!MayRecord)
        {
            return Forbidden();
        }

        if (!await ReadAsync(id, cancellationToken))
        {
            return NotFound();
        }

        await atlas.Connectors.WithdrawAsync(ConnectorDoor.Seen(View.Id, ConnectorReader.Eyes(Sight)), Actor, cancellationToken);
        return LocalRedirect("/connectors?done=withdrawn");
    }

    /// <summary>Makes another private link, where the one before was lost or fell into other hands.</summary>
    public async Task<IActionResult> OnPostLinkAsync([FromRoute] string id, CancellationToken cancellationToken)
    {
        if (!MayRecord)
        {
            return Forbidden();
        }

        if (!await ReadAsync(id, cancellationToken))
        {
            return NotFound();
        }

        var token = PrivateToken.Make();
        await atlas.Connectors.RenewLinkAsync(ConnectorDoor.Seen(View.Id, ConnectorReader.Eyes(Sight)), token, Actor, cancellationToken);
        NewLink = PrivateLink.Of(Request, token, View.Name);
        return Page();
    }

    private StatusCodeResult Forbidden() => StatusCode(StatusCodes.Status403Forbidden);

    private async Task<bool> ReadAsync(string id, CancellationToken cancellationToken)
    {
        if (!Guid.TryParseExact(id, "D", out var key)
            || await atlas.Connectors.FindAsync(key, ConnectorReader.Eyes(Sight), cancellationToken) is not { } view)
        {
            return false;
        }

        View = view;
        PlaceName = await place.NameAsync(cancellationToken);
        PlaceNames = await Places.NamesAsync(view.Places, cancellationToken);
        Links = view.Links is null ? null : await reader.AssetsAsync(view.Links, Sight, own: false, cancellationToken);
        return true;
    }
}
