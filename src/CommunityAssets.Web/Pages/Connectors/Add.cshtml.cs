using CommunityAssets.Domain.People;
using CommunityAssets.Domain.Places;
using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Storage;
using CommunityAssets.Web.Connecting;
using CommunityAssets.Web.Overview;
using CommunityAssets.Web.Security;
using Microsoft.AspNetCore.Mvc;

namespace CommunityAssets.Web.Pages.Connectors;

/// <summary>Recording a connector, beside them.</summary>
/// <param name="atlas">The atlas.</param>
/// <param name="places">The places that somebody may know.</param>
/// <param name="place">The place that the atlas is about.</param>
/// <param name="time">The clock.</param>
[Needs(Right.RecordConnectors)]
public sealed class AddModel(IAtlas atlas, PlaceChoices places, Place place, TimeProvider time) : ConnectorsModel(places)
{
    /// <summary>The name of the place.</summary>
    public string PlaceName { get; private set; } = "";

    /// <summary>What is in the form.</summary>
    public ConnectorForm Form { get; private set; } = new();

    /// <summary>The places to choose from.</summary>
    public IReadOnlyList<Area> Areas { get; private set; } = [];

    /// <summary>The private link of who was recorded just now.</summary>
    public PrivateLink? Link { get; private set; }

    /// <summary>Shows the form.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        await ReadAsync(cancellationToken);
        return Page();
    }

    /// <summary>Records somebody, and shows their private link, this once.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        await ReadAsync(cancellationToken);
        Form = ConnectorForm.Read(await Request.ReadFormAsync(cancellationToken));
        var today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        var connector = await CheckAsync(Form, codes => Form.ToConnector(codes, Actor, today), cancellationToken);
        if (Form.Given is null or ConsentWay.OwnPage)
        {
            ModelState.AddModelError("given", "Say how they said yes.");
        }

        if (!Form.Agreed)
        {
            ModelState.AddModelError("agreed", "Read the wording with them first. Nobody is recorded without having agreed to it.");
        }

        var token = PrivateToken.Make();
        if (!ModelState.IsValid || !await TryAsync(() => atlas.Connectors.AddAsync(connector, token, Actor, cancellationToken)))
        {
            return Again();
        }

        Link = PrivateLink.Of(Request, token, connector.Name);
        return Page();
    }

    private async Task ReadAsync(CancellationToken cancellationToken)
    {
        PlaceName = await place.NameAsync(cancellationToken);
        Areas = await Places.AllAsync(cancellationToken);
    }
}
