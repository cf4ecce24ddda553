using System.Security.Cryptography;
using System.Text;
using CommunityAssets.Domain.People;
using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Storage;

namespace CommunityAssets.Web.Security.Elsewhere;

/// <summary>
/// Lets people in whom another provider knows. They are known again by the provider's own word for them; an e-mail address alone opens an
/// account only where the provider has made sure that it is theirs.
/// </summary>
/// <param name="atlas">The atlas.</param>
/// <param name="signIns">Starts sessions.</param>
/// <param name="live">Live sessions.</param>
public sealed class ElsewhereSignIns(IAtlas atlas, SignIns signIns, LiveSessions live)
{
    private const string How = "another provider";

    /// <summary>Signs somebody in.</summary>
    /// <param name="http">The request that the provider sent them back with.</param>
    /// <param name="settings">The provider.</param>
    /// <param name="person">Who they are there.</param>
    public async Task<ElsewhereOutcome> TryAsync(HttpContext http, ElsewhereSettings settings, ElsewherePerson person)
    {
        ArgumentNullException.ThrowIfNull(http);
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentNullException.ThrowIfNull(person);
        var stop = http.RequestAborted;
        var (subject, role) = (SubjectOf(settings, person), settings.RoleOf(person.Groups));
        var account = await atlas.Logins.FindAsync(subject, stop);
        if (account is null)
        {
            (account, var refused) = await LinkOrAddAsync(subject, person, role, stop);
            if (account is null)
            {
                return await RefuseAsync(refused, account: null, stop);
            }
        }

        if (account.State == AccountState.Closed)
        {
            return await RefuseAsync(ElsewhereOutcome.Closed, account, stop);
        }

        // Where the provider says who has which role, somebody who has none there any more has none here either.
        if (settings.Roles.Count > 0 && role is null)
        {
            return await RefuseAsync(ElsewhereOutcome.Unknown, account, stop);
        }

        account = await BringUpToDateAsync(account, settings.Roles.Count > 0 ? role!.Value : account.Role, stop);
        return await signIns.ProvenAsync(http, account, How, settings.AsksSecondFactor) == SignInOutcome.CodeDue
            ? ElsewhereOutcome.CodeDue
            : ElsewhereOutcome.SignedIn;
    }

    /// <summary>Links somebody's sign-in there to the account that they are signed in to here.</summary>
    /// <param name="settings">The provider.</param>
    /// <param name="person">Who they are there.</param>
    /// <param name="sight">Who they are here.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public async Task<ElsewhereOutcome> LinkAsync(
        ElsewhereSettings settings, ElsewherePerson person, Sight sight, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(sight);
        var subject = SubjectOf(settings, person);
        if (await atlas.Logins.FindAsync(subject, cancellationToken) is { } there)
        {
            return there.Id == sight.Account ? ElsewhereOutcome.Linked : ElsewhereOutcome.LinkedToAnother;
        }

        await atlas.Logins.LinkAsync(
            sight.Account!.Value, subject, sight.Line(AuditAct.SignInLinked, sight.Account, "by themselves"), cancellationToken);
        return ElsewhereOutcome.Linked;
    }

    private static string SubjectOf(ElsewhereSettings settings, ElsewherePerson person) => Convert.ToHexStringLower(
        SHA256.HashData(Encoding.UTF8.GetBytes($"{settings.Authorization.AbsoluteUri}\n{person.Subject}")));

    private static AuditLine Line(AuditAct act, Guid? record, string? detail) => new(account: null, AuditLine.Service, act, record, detail);

    private async Task<(Account? Account, ElsewhereOutcome Refused)> LinkOrAddAsync(
        string subject, ElsewherePerson person, Role? role, CancellationToken cancellationToken)
    {
        string email;
        try
        {
            email = Account.ReadEmail(person.Email);
        }
        catch (BadInputException)
        {
            return (null, ElsewhereOutcome.NoEmail);
        }

        if (await atlas.Accounts.FindByEmailAsync(email, cancellationToken) is { } there)
        {
            if (!person.EmailVerified)
            {
                return (null, ElsewhereOutcome.EmailTaken);
            }

            await atlas.Logins.LinkAsync(
                there.Id, subject, Line(AuditAct.SignInLinked, there.Id, "by a verified e-mail address"), cancellationToken);
            return (there, default);
        }

        if (role is null)
        {
            return (null, ElsewhereOutcome.Unknown);
        }

        var name = person.Name?.Trim() is { Length: > 0 and <= 100 } told && !told.Any(char.IsControl)
            ? told
            : email[..email.IndexOf('@', StringComparison.Ordinal)];
        var account = new Account(Guid.CreateVersion7(), name, email, role.Value) { State = AccountState.Open };
        var line = Line(AuditAct.AccountAdded, account.Id, $"{RoleNames.Name(role.Value)}, by another provider");
        return (await atlas.Logins.AddAsync(account, subject, line, cancellationToken), default);
    }

    private async Task<Account> BringUpToDateAsync(Account account, Role role, CancellationToken cancellationToken)
    {
        if (account.State == AccountState.Invited)
        {
            account = account with { State = AccountState.Open };
            await atlas.Accounts.SaveAsync(
                account, Line(AuditAct.AccountChanged, account.Id, "opened by another provider"), cancellationToken);
        }

        if (account.Role != role)
        {
            account = account with { Role = role };
            await atlas.Accounts.SaveAsync(
                account, Line(AuditAct.RoleChanged, account.Id, $"{RoleNames.Name(role)}, by another provider"), cancellationToken);
            live.Forget();
        }

        return account;
    }

    private async Task<ElsewhereOutcome> RefuseAsync(ElsewhereOutcome outcome, Account? account, CancellationToken cancellationToken)
    {
        await atlas.Audit.AppendAsync(
            new AuditLine(account: null, RoleNames.Name(Role.Public), AuditAct.SignInRefused, account?.Id, ElsewhereWords.Word(outcome)),
            cancellationToken);
        return outcome;
    }
}
