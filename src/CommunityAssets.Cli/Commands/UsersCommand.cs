using System.CommandLine;
using System.Globalization;
using CommunityAssets.Domain.People;
using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Storage;
using CommunityAssets.Web;
using CommunityAssets.Web.Security;

namespace CommunityAssets.Cli.Commands;

/// <summary><c>users</c>: who can sign in to an atlas. Nobody has a password that somebody else has chosen: links are handed out.</summary>
internal static class UsersCommand
{
    private static readonly Actor Operator = new(Account: null, AuditLine.CommandLine);

    public static Command Build(CommandContext context) => new("users", "Say who can sign in to an atlas, and as what.")
    {
        Add(context),
        List(context),
        SetRole(context),
        Reset(context),
        EndSessions(context),
        Close(context),
    };

    private static Command Add(CommandContext context)
    {
        var (atlas, email, role, address) = (new AtlasOption(), Email(), RoleOption(), Address());
        var name = new Option<string>("--name") { Description = "Their name, as colleagues know them.", Required = true };
        var patch = new Option<string?>("--patch") { Description = "The code of the area that they look after." };
        var command = new Command("add", "Add an account, and print the link with which its password is set: once, within two days.")
        {
            atlas, email, name, role, patch, address,
        };
        command.SetAction((parsed, cancellationToken) => WithAsync(atlas, parsed, context, async opened =>
        {
            var at = ReadAddress(parsed.GetValue(address)!);
            var account = new Account(
                Guid.CreateVersion7(), Account.ReadName(parsed.GetValue(name)), Account.ReadEmail(parsed.GetValue(email)), Role(parsed.GetValue(role)!))
            {
                Patch = parsed.GetValue(patch),
            };
            if (account.Patch is { } code && await opened.Areas.FindAsync(code, cancellationToken: cancellationToken) is null)
            {
                throw new BadInputException($"There is no area '{code}' in the atlas. Give an area's code, or leave --patch out.");
            }

            var added = await opened.Accounts.AddAsync(account, Line(AuditAct.AccountAdded, account, RoleNames.Name(account.Role)), cancellationToken);
            await context.Terminal.Error.WriteLineAsync($"{added.Name} can sign in as {RoleNames.Name(added.Role)} once a password is set, with this link:");
            await PrintLinkAsync(opened, added, at, context, cancellationToken);
        }, cancellationToken));
        return command;
    }

    private static Command List(CommandContext context)
    {
        var atlas = new AtlasOption();
        var json = new Option<bool>("--json") { Description = "Print the answer as JSON, for machines." };
        var command = new Command("list", "List everybody with an account.") { atlas, json };
        command.SetAction((parsed, cancellationToken) => WithAsync(atlas, parsed, context, async opened =>
        {
            var accounts = await opened.Accounts.ListAsync(cancellationToken);
            if (parsed.GetValue(json))
            {
                context.PrintJson(accounts);
                return;
            }

            foreach (var account in accounts)
            {
                var last = account.LastSignIn?.ToString("d MMMM yyyy", CultureInfo.InvariantCulture) ?? "never";
                await context.Terminal.Out.WriteLineAsync(
                    $"{account.Name} <{account.Email}>: {RoleNames.Name(account.Role)}, {account.State.ToString().ToLowerInvariant()}, "
                    + $"second factor {(account.SecondFactor ? "set" : "none")}, last signed in {last}");
            }

            if (accounts.Count == 0)
            {
                await context.Terminal.Error.WriteLineAsync(
                    "Nobody has an account yet. Add one: communityassets users add --email E --name N --role administrator");
            }
        }, cancellationToken));
        return command;
    }

    private static Command SetRole(CommandContext context)
    {
        var (atlas, email, role) = (new AtlasOption(), Email(), RoleOption());
        var command = new Command("set-role", "Give somebody another role. Their sessions end.") { atlas, email, role };
        command.SetAction((parsed, cancellationToken) => WithAsync(atlas, parsed, context, async opened =>
        {
            var account = await FindAsync(opened, parsed.GetValue(email)!, cancellationToken);
            var given = Role(parsed.GetValue(role)!);
            var line = Line(AuditAct.RoleChanged, account, $"from {RoleNames.Name(account.Role)} to {RoleNames.Name(given)}");
            await opened.Accounts.SaveAsync(account with { Role = given }, line, cancellationToken);
            await context.Terminal.Out.WriteLineAsync($"{account.Name} is {RoleNames.Name(given)} from now on.");
        }, cancellationToken));
        return command;
    }

    private static Command Reset(CommandContext context)
    {
        var (atlas, email, address) = (new AtlasOption(), Email(), Address());
        var factor = new Option<bool>("--second-factor")
        {
            Description = "Take the second factor away too, for somebody who has lost their app and their recovery codes.",
        };
        var command = new Command("reset", "Print a new link with which somebody's password is set. A closed account is opened again.")
        {
            atlas, email, factor, address,
        };
        command.SetAction((parsed, cancellationToken) => WithAsync(atlas, parsed, context, async opened =>
        {
            var at = ReadAddress(parsed.GetValue(address)!);
            var account = await FindAsync(opened, parsed.GetValue(email)!, cancellationToken);
            if (account.State == AccountState.Closed)
            {
                await opened.Accounts.SaveAsync(
                    account with { State = AccountState.Invited }, Line(AuditAct.AccountReopened, account), cancellationToken);
            }

            if (parsed.GetValue(factor) && account.SecondFactor)
            {
                await opened.Accounts.SetSecondFactorAsync(
                    account.Id, key: null, [], keep: null, Line(AuditAct.SecondFactorRemoved, account), cancellationToken);
            }

            await PrintLinkAsync(opened, account, at, context, cancellationToken);
        }, cancellationToken));
        return command;
    }

    private static Command EndSessions(CommandContext context)
    {
        var (atlas, email) = (new AtlasOption(), Email());
        var command = new Command("end-sessions", "Sign somebody out everywhere.") { atlas, email };
        command.SetAction((parsed, cancellationToken) => WithAsync(atlas, parsed, context, async opened =>
        {
            var account = await FindAsync(opened, parsed.GetValue(email)!, cancellationToken);
            var ended = await opened.Sessions.EndAllAsync(account.Id, keep: null, Line(AuditAct.SessionsEnded, account), cancellationToken);
            await context.Terminal.Out.WriteLineAsync($"{account.Name} is signed out of {ended} {(ended == 1 ? "browser" : "browsers")}.");
        }, cancellationToken));
        return command;
    }

    private static Command Close(CommandContext context)
    {
        var (atlas, email) = (new AtlasOption(), Email());
        var command = new Command("close", "Close an account: it can't be signed in to any more. What was done with it stays told.") { atlas, email };
        command.SetAction((parsed, cancellationToken) => WithAsync(atlas, parsed, context, async opened =>
        {
            var account = await FindAsync(opened, parsed.GetValue(email)!, cancellationToken);
            await opened.Accounts.SaveAsync(
                account with { State = AccountState.Closed }, Line(AuditAct.AccountClosed, account), cancellationToken);
            await context.Terminal.Out.WriteLineAsync($"The account of {account.Name} is closed.");
        }, cancellationToken));
        return command;
    }

    private static Option<string> Email() => new("--email") { Description = "The e-mail address that they sign in with.", Required = true };

    private static Option<string> RoleOption() => new("--role")
    {
        Description = "What they are to the atlas: " + string.Join(", ", RoleNames.OfAccounts.Select(RoleNames.Name)) + ".",
        Required = true,
    };

    private static Option<string> Address() => new("--address")
    {
        Description = "The address at which people reach the service, for the link.",
        DefaultValueFactory = _ => "http://127.0.0.1:5080",
    };

    private static Role Role(string text) => RoleNames.TryParse(text, out var role)
        ? role
        : throw new BadInputException($"'{text}' is not a role. Give one of: {string.Join(", ", RoleNames.OfAccounts.Select(RoleNames.Name))}.");

    private static string ReadAddress(string text) => Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is ("http" or "https")
        ? text.TrimEnd('/')
        : throw new BadInputException($"'{text}' is not an address. Give one like https://atlas.example.org.");

    private static AuditLine Line(AuditAct act, Account account, string? detail = null) => new(account: null, AuditLine.CommandLine, act, account.Id, detail);

    private static async Task<Account> FindAsync(IAtlas opened, string email, CancellationToken cancellationToken) =>
        await opened.Accounts.FindByEmailAsync(Account.ReadEmail(email), cancellationToken)
        ?? throw new BadInputException("There is no account with that e-mail address. communityassets users list shows those there are.");

    private static async Task PrintLinkAsync(
        IAtlas opened, Account account, string address, CommandContext context, CancellationToken cancellationToken)
    {
        var invitations = new Invitations(opened, new ServiceSettings { Time = context.Time });
        var token = await invitations.MakeAsync(account.Id, Operator, cancellationToken);
        await context.Terminal.Out.WriteLineAsync(address + Invitations.Path + token.Text);
    }

    private static async Task<int> WithAsync(
        AtlasOption atlas, ParseResult parsed, CommandContext context, Func<IAtlas, Task> work, CancellationToken cancellationToken)
    {
        await using var opened = await Atlas.OpenAsync(atlas.NameFrom(parsed, context), context.Time, cancellationToken);
        await work(opened);
        return ExitCode.Done;
    }
}
