using CommunityAssets.Domain.People;
using CommunityAssets.Domain.Stewardship;

namespace CommunityAssets.Storage.PostGis;

/// <summary>Who signs in through another provider, in PostGIS.</summary>
internal sealed class PostGisLogins(Database database) : ILogins
{
    /// <inheritdoc/>
    public async Task<Account?> FindAsync(string subject, CancellationToken cancellationToken = default)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        await using var command = AccountEdit.Command(
            connection,
            $"SELECT {AccountRows.Columns} FROM atlas.logins l JOIN atlas.accounts a ON a.id = l.account WHERE l.subject = $1", subject);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        return await reader.ReadAsync(cancellationToken) ? AccountRows.Account(reader) : null;
    }

    /// <inheritdoc/>
    public async Task<Account> AddAsync(Account account, string subject, AuditLine line, CancellationToken cancellationToken = default)
    {
        await using var edit = await AccountEdit.BeginAsync(database, cancellationToken);
        var added = await edit.AddAccountAsync(account, cancellationToken);
        await LinkAsync(edit, added.Id, subject, cancellationToken);
        await edit.CommitAsync(line, cancellationToken);
        return added;
    }

    /// <inheritdoc/>
    public async Task LinkAsync(Guid account, string subject, AuditLine line, CancellationToken cancellationToken = default)
    {
        await using var edit = await AccountEdit.BeginAsync(database, cancellationToken);
        if (await edit.AskAsync<Guid?>("SELECT id FROM atlas.accounts WHERE id = $1", [account], cancellationToken) is null)
        {
            throw new BadInputException("There is no such account.");
        }

        await LinkAsync(edit, account, subject, cancellationToken);
        await edit.CommitAsync(line, cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<bool> HasAsync(Guid account, CancellationToken cancellationToken = default)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        await using var command = AccountEdit.Command(
            connection, "SELECT EXISTS (SELECT FROM atlas.logins WHERE account = $1)", account);
        return (bool)(await command.ExecuteScalarAsync(cancellationToken))!;
    }

    private async Task LinkAsync(AccountEdit edit, Guid account, string subject, CancellationToken cancellationToken)
    {
        if (await edit.RunAsync(
            "INSERT INTO atlas.logins (subject, account, created) VALUES ($1, $2, $3) ON CONFLICT (subject) DO NOTHING",
            [subject, account, database.Now], cancellationToken) == 0)
        {
            throw new BadInputException("That person has an account already.");
        }
    }
}
