using CommunityAssets.Domain.People;
using CommunityAssets.Domain.Stewardship;
using Npgsql;

namespace CommunityAssets.Storage.PostGis;

/// <summary>Accounts in PostGIS.</summary>
internal sealed class PostGisAccounts(Database database) : IAccounts
{
    private const string Accept = """
        UPDATE atlas.accounts SET password = $2, state = 2, invitation = NULL, invited_until = NULL
        WHERE invitation = $1 AND invited_until > $3 AND state <> 3 RETURNING id
        """;

    private const string Save = """
        UPDATE atlas.accounts AS a SET name = $2, role = $3, patch = $4::text, state = $5 FROM atlas.accounts AS before
        WHERE a.id = $1 AND before.id = a.id RETURNING before.role <> a.role OR before.state <> a.state
        """;

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Account>> ListAsync(CancellationToken cancellationToken = default)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        await using var command = new NpgsqlCommand($"SELECT {AccountRows.Columns} FROM atlas.accounts a ORDER BY a.name, a.email", connection);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var accounts = new List<Account>();
        while (await reader.ReadAsync(cancellationToken))
        {
            accounts.Add(AccountRows.Account(reader));
        }

        return accounts;
    }

    /// <inheritdoc/>
    public Task<Account?> FindAsync(Guid id, CancellationToken cancellationToken = default) => FindAsync("a.id = $1", [id], cancellationToken);

    /// <inheritdoc/>
    public Task<Account?> FindByEmailAsync(string email, CancellationToken cancellationToken = default) =>
        FindAsync("a.email = $1", [email], cancellationToken);

    /// <inheritdoc/>
    public Task<Account?> FindInvitedAsync(string hash, CancellationToken cancellationToken = default) =>
        FindAsync("a.invitation = $1 AND a.invited_until > $2 AND a.state <> 3", [hash, database.Now], cancellationToken);

    /// <inheritdoc/>
    public async Task<Account> AddAsync(Account account, AuditLine line, CancellationToken cancellationToken = default)
    {
        await using var edit = await AccountEdit.BeginAsync(database, cancellationToken);
        var added = await edit.AddAccountAsync(account, cancellationToken);
        await edit.CommitAsync(line, cancellationToken);
        return added;
    }

    /// <inheritdoc/>
    public async Task SaveAsync(Account account, AuditLine line, CancellationToken cancellationToken = default)
    {
        await using var edit = await AccountEdit.BeginAsync(database, cancellationToken);
        var changed = await edit.AskAsync<bool?>(
            Save, [account.Id, account.Name, (short)account.Role, account.Patch, (short)account.State], cancellationToken);
        if (changed is null)
        {
            throw NoSuch(account.Id);
        }

        if (changed is true)
        {
            await edit.EndSessionsAsync(account.Id, keep: null, cancellationToken);
        }

        if (account.State == AccountState.Closed)
        {
            await edit.RunAsync(
                """
                UPDATE atlas.accounts SET password = NULL, second_factor = NULL, invitation = NULL, invited_until = NULL WHERE id = $1
                """,
                [account.Id], cancellationToken);
            await edit.RunAsync("DELETE FROM atlas.recovery_codes WHERE account = $1", [account.Id], cancellationToken);
            await edit.RunAsync("DELETE FROM atlas.api_tokens WHERE account = $1", [account.Id], cancellationToken);
        }

        await edit.CommitAsync(line, cancellationToken);
    }

    /// <inheritdoc/>
    public async Task InviteAsync(Guid id, string hash, DateTimeOffset until, AuditLine line, CancellationToken cancellationToken = default)
    {
        await using var edit = await AccountEdit.BeginAsync(database, cancellationToken);
        var found = await edit.RunAsync(
            "UPDATE atlas.accounts SET invitation = $2, invited_until = $3 WHERE id = $1 AND state <> 3",
            [id, hash, until.ToUniversalTime()], cancellationToken);
        if (found == 0)
        {
            throw NoSuch(id);
        }

        await edit.CommitAsync(line, cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<bool> AcceptAsync(string hash, string password, AuditLine line, CancellationToken cancellationToken = default)
    {
        await using var edit = await AccountEdit.BeginAsync(database, cancellationToken);
        if (await edit.AskAsync<Guid?>(Accept, [hash, password, database.Now], cancellationToken) is not { } id)
        {
            return false;
        }

        await edit.EndSessionsAsync(id, keep: null, cancellationToken);
        await edit.CommitAsync(line, cancellationToken);
        return true;
    }

    /// <inheritdoc/>
    public async Task<AccountSecrets?> SecretsAsync(Guid id, CancellationToken cancellationToken = default)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        await using var command = AccountEdit.Command(connection, "SELECT password, second_factor FROM atlas.accounts WHERE id = $1", id);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        return await reader.ReadAsync(cancellationToken)
            ? new AccountSecrets(
                await reader.IsDBNullAsync(0, cancellationToken) ? null : reader.GetString(0),
                await reader.IsDBNullAsync(1, cancellationToken) ? null : reader.GetFieldValue<byte[]>(1))
            : null;
    }

    /// <inheritdoc/>
    public async Task SetPasswordAsync(
        Guid id, string password, string? keep, AuditLine line, CancellationToken cancellationToken = default)
    {
        await using var edit = await AccountEdit.BeginAsync(database, cancellationToken);
        await edit.RunAsync(
            "UPDATE atlas.accounts SET password = $2, invitation = NULL, invited_until = NULL WHERE id = $1", [id, password], cancellationToken);
        await edit.EndSessionsAsync(id, keep, cancellationToken);
        await edit.CommitAsync(line, cancellationToken);
    }

    /// <inheritdoc/>
    public async Task StrengthenPasswordAsync(Guid id, string password, CancellationToken cancellationToken = default)
    {
        await using var edit = await AccountEdit.BeginAsync(database, cancellationToken);
        await edit.RunAsync("UPDATE atlas.accounts SET password = $2 WHERE id = $1", [id, password], cancellationToken);
        await edit.CommitAsync(line: null, cancellationToken);
    }

    /// <inheritdoc/>
    public async Task SetSecondFactorAsync(
        Guid id, byte[]? key, IReadOnlyCollection<string> recovery, string? keep, AuditLine line,
        CancellationToken cancellationToken = default)
    {
        await using var edit = await AccountEdit.BeginAsync(database, cancellationToken);
        await edit.RunAsync("UPDATE atlas.accounts SET second_factor = $2::bytea, used_step = 0 WHERE id = $1", [id, key], cancellationToken);
        await edit.RunAsync("DELETE FROM atlas.recovery_codes WHERE account = $1", [id], cancellationToken);
        await edit.RunAsync(
            "INSERT INTO atlas.recovery_codes (account, hash) SELECT $1, unnest($2::text[])", [id, recovery.ToArray()], cancellationToken);
        await edit.EndSessionsAsync(id, keep, cancellationToken);
        await edit.CommitAsync(line, cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<bool> UseCodeAsync(Guid id, long step, CancellationToken cancellationToken = default)
    {
        await using var edit = await AccountEdit.BeginAsync(database, cancellationToken);
        var used = await edit.RunAsync(
            "UPDATE atlas.accounts SET used_step = $2 WHERE id = $1 AND used_step < $2", [id, step], cancellationToken);
        await edit.CommitAsync(line: null, cancellationToken);
        return used == 1;
    }

    /// <inheritdoc/>
    public async Task<bool> UseRecoveryCodeAsync(Guid id, string hash, AuditLine line, CancellationToken cancellationToken = default)
    {
        await using var edit = await AccountEdit.BeginAsync(database, cancellationToken);
        if (await edit.RunAsync("DELETE FROM atlas.recovery_codes WHERE account = $1 AND hash = $2", [id, hash], cancellationToken) == 0)
        {
            return false;
        }

        await edit.CommitAsync(line, cancellationToken);
        return true;
    }

    /// <inheritdoc/>
    public async Task<int> CountRecoveryCodesAsync(Guid id, CancellationToken cancellationToken = default)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        await using var command = AccountEdit.Command(connection, "SELECT count(*) FROM atlas.recovery_codes WHERE account = $1", id);
        return (int)(long)(await command.ExecuteScalarAsync(cancellationToken))!;
    }

    private static BadInputException NoSuch(Guid id) => new($"There is no open account {id}.");

    private async Task<Account?> FindAsync(string where, object?[] values, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        await using var command = AccountEdit.Command(connection, $"SELECT {AccountRows.Columns} FROM atlas.accounts a WHERE {where}", values);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        return await reader.ReadAsync(cancellationToken) ? AccountRows.Account(reader) : null;
    }
}
