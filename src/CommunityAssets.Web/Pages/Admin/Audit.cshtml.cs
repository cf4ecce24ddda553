using CommunityAssets.Domain.People;
using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Storage;
using CommunityAssets.Web.Administration;
using CommunityAssets.Web.Api;
using CommunityAssets.Web.Overview;
using CommunityAssets.Web.Security;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CommunityAssets.Web.Pages.Admin;

/// <summary>The audit log: who did what, when. Reading it is itself a line of it.</summary>
/// <param name="atlas">The atlas.</param>
/// <param name="place">The place that the atlas is about.</param>
[Needs(Right.SeeAudit)]
public sealed class AuditModel(IAtlas atlas, Place place) : PageModel
{
    private const int LinesOfPage = 100;

    private IReadOnlyDictionary<Guid, Account> _accounts = new Dictionary<Guid, Account>();

    /// <summary>The name of the place.</summary>
    public string PlaceName { get; private set; } = "";

    /// <summary>What is asked for.</summary>
    public AuditSearch Search { get; private set; } = new();

    /// <summary>The lines, latest first; null where what was asked for can't be understood.</summary>
    public AuditPage? Lines { get; private set; }

    /// <summary>Every account, by name.</summary>
    public IEnumerable<Account> Accounts => _accounts.Values;

    /// <summary>The name of an account, or null for one that is not there.</summary>
    public string? NameOf(Guid account) => _accounts.GetValueOrDefault(account)?.Name;

    /// <summary>The page of a record, where it has one.</summary>
    public string? AddressOf(AuditLine line) =>
        line.Record is not { } record ? null
        : _accounts.ContainsKey(record) ? null
        : line.Act is AuditAct.AssetAdded or AuditAct.AssetChanged or AuditAct.AssetConfirmed or AuditAct.AssetRestored ? $"/assets/{record}"
        : null;

    /// <summary>Reads the lines, and notes that they were read.</summary>
    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        PlaceName = await place.NameAsync(cancellationToken);
        _accounts = (await atlas.Accounts.ListAsync(cancellationToken)).ToDictionary(account => account.Id);
        try
        {
            Search = AuditSearch.Read(ReadQuery.Of(Request, AuditSearch.OfPage));
            Lines = await atlas.Audit.ReadAsync(Search.ToQuery(LinesOfPage), cancellationToken);
        }
        catch (Exception problem) when (problem is ParameterException or BadInputException)
        {
            ModelState.AddModelError("", problem.Message);
            Response.StatusCode = StatusCodes.Status400BadRequest;
            return;
        }

        await atlas.Audit.AppendAsync(Sight.Of(HttpContext).Line(AuditAct.AuditRead, Search.Record), cancellationToken);
        Response.Headers.CacheControl = "no-store";
    }
}
