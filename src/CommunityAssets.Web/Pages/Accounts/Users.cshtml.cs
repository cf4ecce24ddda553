using CommunityAssets.Domain.People;
using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Storage;
using CommunityAssets.Web.Overview;
using CommunityAssets.Web.Security;
using Microsoft.AspNetCore.Mvc;

namespace CommunityAssets.Web.Pages.Accounts;

/// <summary>Everybody with an account, and inviting somebody new.</summary>
/// <param name="atlas">The atlas.</param>
/// <param name="invitations">Hands out one-time links.</param>
/// <param name="place">The place that the atlas is about.</param>
[Needs(Right.ManageAccounts)]
public sealed class UsersModel(IAtlas atlas, InvitationPost invitations, Place place) : FormModel
{
    /// <summary>The name of the place.</summary>
    public string PlaceName { get; private set; } = "";

    /// <summary>Every account: those that can be used, then the closed ones, each by name.</summary>
    public IReadOnlyList<Account> Accounts { get; private set; } = [];

    /// <summary>The name of somebody new.</summary>
    [BindProperty(Name = "name")]
    public string? PersonName { get; set; }

    /// <summary>Their e-mail address.</summary>
    [BindProperty(Name = "email")]
    public string? Email { get; set; }

    /// <summary>Their role, by its stable name.</summary>
    [BindProperty(Name = "role")]
    public string? RoleName { get; set; }

    /// <summary>The code of their patch, or blank.</summary>
    [BindProperty(Name = "patch")]
    public string? Patch { get; set; }

    /// <summary>The link that has just been made.</summary>
    public InvitationMade? Made { get; private set; }

    /// <summary>Shows everybody.</summary>
    public Task OnGetAsync(CancellationToken cancellationToken) => ReadAsync(cancellationToken);

    /// <summary>Adds an account, and makes the link with which its password is set.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var named = TryRead("name", () => Account.ReadName(PersonName), out var name);
        var addressed = TryRead("email", () => Account.ReadEmail(Email), out var email);
        if (!RoleNames.TryParse(RoleName, out var role))
        {
            ModelState.AddModelError("role", "Choose a role.");
        }

        var patch = string.IsNullOrWhiteSpace(Patch) ? null : Patch.Trim();
        if (patch is not null && await atlas.Areas.FindAsync(patch, cancellationToken: cancellationToken) is null)
        {
            ModelState.AddModelError("patch", $"There is no area '{patch}' in the atlas. Give an area's code, or leave it blank.");
        }

        if (named && addressed && ModelState.IsValid)
        {
            try
            {
                var account = new Account(Guid.CreateVersion7(), name!, email!, role) { Patch = patch };
                var actor = Sight.Of(HttpContext).Actor;
                var added = await atlas.Accounts.AddAsync(
                    account, new AuditLine(actor.Account, actor.Role, AuditAct.AccountAdded, account.Id, RoleNames.Name(role)), cancellationToken);
                Made = await invitations.HandOutAsync(added, actor, Request, cancellationToken);
                (PersonName, Email, RoleName, Patch) = (null, null, null, null);
            }
            catch (BadInputException problem)
            {
                ModelState.AddModelError("email", problem.Message);
            }
        }

        await ReadAsync(cancellationToken);
        return ModelState.IsValid ? Page() : Again();
    }

    private async Task ReadAsync(CancellationToken cancellationToken)
    {
        PlaceName = await place.NameAsync(cancellationToken);
        Accounts = [.. (await atlas.Accounts.ListAsync(cancellationToken)).OrderBy(account => account.State == AccountState.Closed)];
    }
}
