using CommunityAssets.Domain.People;
using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Storage;
using CommunityAssets.Web.Overview;
using CommunityAssets.Web.Security;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CommunityAssets.Web.Pages.Admin;

/// <summary>The administrators' first page: what is due, and the way to everything.</summary>
/// <param name="atlas">The atlas.</param>
/// <param name="place">The place that the atlas is about.</param>
/// <param name="settings">The service's settings.</param>
[Needs(Right.ManageAccounts)]
public sealed class IndexModel(IAtlas atlas, Place place, ServiceSettings settings) : PageModel
{
    private static readonly TimeSpan Soon = TimeSpan.FromDays(14);
    private static readonly TimeSpan LongAgo = TimeSpan.FromDays(180);

    /// <summary>The name of the place.</summary>
    public string PlaceName { get; private set; } = "";

    /// <summary>How many accounts can be used.</summary>
    public int Open { get; private set; }

    /// <summary>Who was invited and has not set a password.</summary>
    public IReadOnlyList<Account> Invited { get; private set; } = [];

    /// <summary>Who needs a second factor and has none.</summary>
    public IReadOnlyList<Account> WithoutSecondFactor { get; private set; } = [];

    /// <summary>Who has not signed in for half a year.</summary>
    public IReadOnlyList<Account> LongAway { get; private set; } = [];

    /// <summary>Tokens that hold.</summary>
    public int Tokens { get; private set; }

    /// <summary>Tokens that run out within two weeks.</summary>
    public IReadOnlyList<TokenHolder> TokensEnding { get; private set; } = [];

    /// <summary>Whether anything is due.</summary>
    public bool IsAnythingDue => Invited.Count + WithoutSecondFactor.Count + LongAway.Count + TokensEnding.Count > 0;

    /// <summary>Reads what is due.</summary>
    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        PlaceName = await place.NameAsync(cancellationToken);
        var now = settings.Time.GetUtcNow();
        var accounts = await atlas.Accounts.ListAsync(cancellationToken);
        var open = accounts.Where(account => account.State == AccountState.Open).ToList();
        Open = open.Count;
        Invited = [.. accounts.Where(account => account.State == AccountState.Invited)];
        WithoutSecondFactor = [.. open.Where(account => SecondFactor.IsDue(account, settings))];
        LongAway = [.. open.Where(account => (account.LastSignIn ?? account.Created) < now - LongAgo)];
        var tokens = (await atlas.Tokens.ListAsync(cancellationToken)).Where(holder => holder.Token.Expires > now).ToList();
        Tokens = tokens.Count;
        TokensEnding = [.. tokens.Where(holder => holder.Token.Expires < now + Soon)];
    }
}
