using CommunityAssets.Domain.People;
using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Storage;
using CommunityAssets.Web.Connecting;
using CommunityAssets.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CommunityAssets.Web.Pages.Connectors;

/// <summary>What every page about connectors needs. Nothing of them is kept by any cache.</summary>
/// <param name="places">The places that somebody may know.</param>
public abstract class ConnectorsModel(PlaceChoices places) : PageModel
{
    /// <summary>The places that somebody may know.</summary>
    protected PlaceChoices Places { get; } = places;

    /// <summary>What the viewer may see.</summary>
    public Sight Sight => Sight.Of(HttpContext);

    /// <summary>Whether the viewer may record connectors, and change those whom they may see.</summary>
    public bool MayRecord => Sight.May(Right.RecordConnectors);

    /// <summary>The viewer as whoever does something.</summary>
    protected Actor Actor => Sight.Actor;

    /// <inheritdoc/>
    public override void OnPageHandlerExecuting(PageHandlerExecutingContext context)
    {
        Response.Headers.CacheControl = "no-cache, no-store";
        base.OnPageHandlerExecuting(context);
    }

    /// <summary>Reads the places of a form, and notes what is wrong with the record that it would make.</summary>
    /// <param name="form">The form.</param>
    /// <param name="record">Makes the record from the codes of its places.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>The record, which may be taken where <see cref="PageModel.ModelState"/> is valid.</returns>
    protected async Task<Connector> CheckAsync(
        ConnectorForm form, Func<System.Collections.Immutable.ImmutableArray<string>, Connector> record, CancellationToken cancellationToken)
    {
        var (written, problems) = await Places.ReadAsync(form.OtherPlaces, cancellationToken);
        var connector = record([.. form.Places.Concat(written).Distinct(StringComparer.Ordinal)]);
        foreach (var problem in problems)
        {
            ModelState.AddModelError("otherplaces", problem);
        }

        // A line that could not be read is told already; that no place is left then would be told for the same reason.
        foreach (var problem in ConnectorRules.Problems(connector, await Places.LevelsAsync(connector.Places, cancellationToken))
            .Where(problem => problems.Count == 0 || problem.Field != nameof(Connector.Places)))
        {
            ModelState.AddModelError(FieldOf(problem.Field, form), problem.Words);
        }

        return connector;
    }

    /// <summary>Runs a change, and notes in words what stood in its way.</summary>
    /// <returns>Whether it was done.</returns>
    protected async Task<bool> TryAsync(Func<Task> change)
    {
        try
        {
            await change();
            return true;
        }
        catch (Exception problem) when (problem is BadInputException or VersionConflictException)
        {
            ModelState.AddModelError("", problem.Message);
            return false;
        }
    }

    /// <summary>The page again, with what is wrong.</summary>
    protected PageResult Again()
    {
        var page = Page();
        page.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return page;
    }

    private static string FieldOf(string field, ConnectorForm form) => field switch
    {
        nameof(Connector.Name) => "name",
        nameof(Connector.Contact) => "contact",
        nameof(Connector.Places) => form.OtherPlaces.Length > 0 ? "otherplaces" : "places",
        nameof(Connector.Topics) => "topics",
        _ => "",
    };
}
