using System.Globalization;
using System.Security.Cryptography;
using CommunityAssets.Domain.People;
using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Storage;
using CommunityAssets.Web.Overview;
using CommunityAssets.Web.Security;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Factor = CommunityAssets.Web.Security.SecondFactor;

namespace CommunityAssets.Web.Pages.Accounts;

/// <summary>
/// Setting up, changing and taking away one's own second factor. A new key travels in the form, sealed and for its account alone, and is
/// kept once a code of it has been typed.
/// </summary>
/// <param name="atlas">The atlas.</param>
/// <param name="signIns">Checks the password.</param>
/// <param name="live">Live sessions.</param>
/// <param name="place">The place that the atlas is about.</param>
/// <param name="settings">The service's settings.</param>
/// <param name="protection">Seals the key.</param>
[Needs(Right.OwnAccount)]
[EnableRateLimiting(Limits.SignIn)]
public sealed class SecondFactorModel(
    IAtlas atlas, SignIns signIns, LiveSessions live, Place place, ServiceSettings settings, IDataProtectionProvider protection) : FormModel
{
    private static readonly TimeSpan Good = TimeSpan.FromMinutes(30);

    /// <summary>The account.</summary>
    public Account Account { get; private set; } = null!;

    /// <summary>Whether somebody of this role must have one.</summary>
    public bool IsNeeded => Factor.IsNeeded(Account.Role, settings);

    /// <summary>The new key, sealed.</summary>
    [BindProperty(Name = "key")]
    public string? Sealed { get; set; }

    /// <summary>The new key as people type it.</summary>
    public string Key { get; private set; } = "";

    /// <summary>The new key as apps read it from a link.</summary>
    public string Address { get; private set; } = "";

    /// <summary>The same as a picture.</summary>
    public KeyPicture Picture { get; private set; } = null!;

    /// <summary>The first code of the new key.</summary>
    [BindProperty(Name = "code")]
    public string? Code { get; set; }

    /// <summary>The password; never shown again.</summary>
    [BindProperty(Name = "current")]
    public string? Current { get; set; }

    /// <summary>New recovery codes, to be shown this once; empty before the second factor is set.</summary>
    public IReadOnlyList<string> NewCodes { get; private set; } = [];

    /// <summary>Shows a new key.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (!await ReadAsync(cancellationToken))
        {
            return NotFound();
        }

        await ShowAsync(AuthenticatorCodes.MakeKey(), cancellationToken);
        return Page();
    }

    /// <summary>Keeps the new key once its first code and the password are right, and shows the recovery codes.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!await ReadAsync(cancellationToken))
        {
            return NotFound();
        }

        if (Open() is not { } key)
        {
            await ShowAsync(AuthenticatorCodes.MakeKey(), cancellationToken);
            return Again("code", "That took a long time. Here is a new key: add it to your app in place of the one before.");
        }

        await ShowAsync(key, cancellationToken);
        var now = settings.Time.GetUtcNow();
        if (AuthenticatorCodes.Check(key, Code ?? "", now) is not { } step)
        {
            return Again("code", "That code does not fit this key. Give the six digits that your app shows now, and check that its clock is right.");
        }

        if (await ConfirmAsync(cancellationToken) is { } refused)
        {
            return refused;
        }

        var codes = RecoveryCodes.Make();
        await SaveAsync(key, [.. codes.Select(RecoveryCodes.Hash)], AuditAct.SecondFactorSet, cancellationToken);
        await atlas.Accounts.UseCodeAsync(Account.Id, step, cancellationToken);
        NewCodes = codes;
        return Page();
    }

    /// <summary>Takes the second factor away, where the role allows it.</summary>
    public async Task<IActionResult> OnPostRemoveAsync(CancellationToken cancellationToken)
    {
        if (!await ReadAsync(cancellationToken))
        {
            return NotFound();
        }

        await ShowAsync(AuthenticatorCodes.MakeKey(), cancellationToken);
        if (IsNeeded)
        {
            return Again("", "Your role needs a second factor. You can change it, and not take it away.");
        }

        if (await ConfirmAsync(cancellationToken) is { } refused)
        {
            return refused;
        }

        await SaveAsync(key: null, [], AuditAct.SecondFactorRemoved, cancellationToken);
        return LocalRedirect("/account?done=second-factor");
    }

    private async Task<bool> ReadAsync(CancellationToken cancellationToken)
    {
        Account = (await atlas.Accounts.FindAsync(Sight.Of(HttpContext).Account!.Value, cancellationToken))!;
        return Account is not null;
    }

    private async Task<IActionResult?> ConfirmAsync(CancellationToken cancellationToken) =>
        await signIns.ConfirmAsync(Account, Current ?? "", cancellationToken) switch
        {
            SignInOutcome.SignedIn => null,
            SignInOutcome.Locked => Again("current", LockedWords),
            _ => Again("current", "That is not your password."),
        };

    private async Task SaveAsync(byte[]? key, IReadOnlyCollection<string> hashes, AuditAct act, CancellationToken cancellationToken)
    {
        var actor = Sight.Of(HttpContext).Actor;
        await atlas.Accounts.SetSecondFactorAsync(
            Account.Id, key, hashes, Viewer.Of(HttpContext)?.Session?.Hash, new AuditLine(actor.Account, actor.Role, act, Account.Id),
            cancellationToken);
        live.Forget();
    }

    private async Task ShowAsync(byte[] key, CancellationToken cancellationToken)
    {
        var name = await place.NameAsync(cancellationToken);
        Sealed = Sealer().Protect(string.Create(
            CultureInfo.InvariantCulture, $"{(settings.Time.GetUtcNow() + Good).ToUnixTimeSeconds()} {Convert.ToHexString(key)}"));
        Key = AuthenticatorCodes.Write(key);
        Address = AuthenticatorCodes.Address(key, name, Account.Email);
        Picture = KeyPicture.Of(Address);
    }

    private byte[]? Open()
    {
        try
        {
            var parts = Sealer().Unprotect(Sealed ?? "").Split(' ');
            var until = DateTimeOffset.FromUnixTimeSeconds(long.Parse(parts[0], CultureInfo.InvariantCulture));
            return until > settings.Time.GetUtcNow() ? Convert.FromHexString(parts[1]) : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private IDataProtector Sealer() => protection.CreateProtector("second factor", Account.Id.ToString("N"));
}
