using CommunityAssets.Domain.People;
using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Storage.GeoPackage.Sqlite;

namespace CommunityAssets.Storage.GeoPackage;

/// <summary>Accounts in an embedded atlas.</summary>
internal sealed class GeoPackageAccounts(AtlasFile file) : IAccounts
{
    /// <inheritdoc/>
    public Task<IReadOnlyList<Account>> ListAsync(CancellationToken cancellationToken = default) => file.ReadAsync<IReadOnlyList<Account>>(
        connection =>
        {
            using var rows = connection.Prepare($"SELECT {AccountRows.Columns} FROM accounts a ORDER BY a.name, a.email");
            var accounts = new List<Account>();
            while (rows.Step())
            {
                accounts.Add(AccountRows.Account(rows));
            }

            return accounts;
        },
        cancellationToken);

    /// <inheritdoc/>
    public Task<Account?> FindAsync(Guid id, CancellationToken cancellationToken = default) =>
        file.ReadAsync(connection => Find(connection, "a.id = ?1", id), cancellationToken);

    /// <inheritdoc/>
    public Task<Account?> FindByEmailAsync(string email, CancellationToken cancellationToken = default) =>
        file.ReadAsync(connection => Find(connection, "a.email = ?1", email), cancellationToken);

    /// <inheritdoc/>
    public Task<Account?> FindInvitedAsync(string hash, CancellationToken cancellationToken = default) => file.ReadAsync(
        connection => Find(connection, "a.invitation = ?1 AND a.invited_until > ?2 AND a.state <> 3", hash, Moments.Write(file.Now)),
        cancellationToken);

    /// <inheritdoc/>
    public Task<Account> AddAsync(Account account, AuditLine line, CancellationToken cancellationToken = default) => file.WriteQuietlyAsync(
        "adding an account",
        (connection, now) =>
        {
            var added = AccountRows.Add(connection, account, now);
            AuditLog.Write(connection, now, line);
            return added;
        },
        cancellationToken);

    /// <inheritdoc/>
    public Task SaveAsync(Account account, AuditLine line, CancellationToken cancellationToken = default) => file.WriteQuietlyAsync(
        "changing an account",
        (connection, now) =>
        {
            var before = Find(connection, "a.id = ?1", account.Id) ?? throw NoSuch(account.Id);
            connection.Execute(
                "UPDATE accounts SET name = ?2, role = ?3, patch = ?4, state = ?5 WHERE id = ?1",
                account.Id, account.Name, (int)account.Role, account.Patch, (int)account.State);
            if (before.Role != account.Role || before.State != account.State)
            {
                AccountRows.EndSessions(connection, account.Id, keep: null);
            }

            if (account.State == AccountState.Closed)
            {
                connection.Execute(
                    """
                    UPDATE accounts SET password = NULL, second_factor = NULL, invitation = NULL, invited_until = NULL WHERE id = ?1
                    """,
                    account.Id);
                connection.Execute("DELETE FROM recovery_codes WHERE account = ?1", account.Id);
                connection.Execute("DELETE FROM api_tokens WHERE account = ?1", account.Id);
            }

            AuditLog.Write(connection, now, line);
            return true;
        },
        cancellationToken);

    /// <inheritdoc/>
    public Task InviteAsync(Guid id, string hash, DateTimeOffset until, AuditLine line, CancellationToken cancellationToken = default) =>
        file.WriteQuietlyAsync(
            "inviting somebody",
            (connection, now) =>
            {
                if (connection.Execute(
                    "UPDATE accounts SET invitation = ?2, invited_until = ?3 WHERE id = ?1 AND state <> 3",
                    id, hash, Moments.Write(until)) == 0)
                {
                    throw NoSuch(id);
                }

                AuditLog.Write(connection, now, line);
                return true;
            },
            cancellationToken);

    /// <inheritdoc/>
    public Task<bool> AcceptAsync(string hash, string password, AuditLine line, CancellationToken cancellationToken = default) =>
        file.WriteQuietlyAsync(
            "setting a password",
            (connection, now) =>
            {
                if (Find(connection, "a.invitation = ?1 AND a.invited_until > ?2 AND a.state <> 3", hash, Moments.Write(now)) is not { } account)
                {
                    return false;
                }

                connection.Execute(
                    "UPDATE accounts SET password = ?2, state = 2, invitation = NULL, invited_until = NULL WHERE id = ?1",
                    account.Id, password);
                AccountRows.EndSessions(connection, account.Id, keep: null);
                AuditLog.Write(connection, now, line);
                return true;
            },
            cancellationToken);

    /// <inheritdoc/>
    public Task<AccountSecrets?> SecretsAsync(Guid id, CancellationToken cancellationToken = default) => file.ReadAsync(
        connection =>
        {
            using var row = connection.Prepare("SELECT password, second_factor FROM accounts WHERE id = ?1");
            row.Bind(1, id);
            return row.Step() ? new AccountSecrets(row.TextOrNull(0), row.IsNull(1) ? null : row.Blob(1).ToArray()) : null;
        },
        cancellationToken);

    /// <inheritdoc/>
    public Task SetPasswordAsync(Guid id, string password, string? keep, AuditLine line, CancellationToken cancellationToken = default) =>
        file.WriteQuietlyAsync(
            "setting a password",
            (connection, now) =>
            {
                connection.Execute(
                    "UPDATE accounts SET password = ?2, invitation = NULL, invited_until = NULL WHERE id = ?1", id, password);
                AccountRows.EndSessions(connection, id, keep);
                AuditLog.Write(connection, now, line);
                return true;
            },
            cancellationToken);

    /// <inheritdoc/>
    public Task StrengthenPasswordAsync(Guid id, string password, CancellationToken cancellationToken = default) => file.WriteQuietlyAsync(
        "strengthening a password",
        (connection, _) => connection.Execute("UPDATE accounts SET password = ?2 WHERE id = ?1", id, password),
        cancellationToken);

    /// <inheritdoc/>
    public Task SetSecondFactorAsync(
        Guid id, byte[]? key, IReadOnlyCollection<string> recovery, string? keep, AuditLine line,
        CancellationToken cancellationToken = default) => file.WriteQuietlyAsync(
        "setting a second factor",
        (connection, now) =>
        {
            connection.Execute("UPDATE accounts SET second_factor = ?2, used_step = 0 WHERE id = ?1", id, key);
            connection.Execute("DELETE FROM recovery_codes WHERE account = ?1", id);
            foreach (var hash in recovery)
            {
                connection.Execute("INSERT INTO recovery_codes (account, hash) VALUES (?1, ?2)", id, hash);
            }

            AccountRows.EndSessions(connection, id, keep);
            AuditLog.Write(connection, now, line);
            return true;
        },
        cancellationToken);

    /// <inheritdoc/>
    public Task<bool> UseCodeAsync(Guid id, long step, CancellationToken cancellationToken = default) => file.WriteQuietlyAsync(
        "using a code",
        (connection, _) => connection.Execute("UPDATE accounts SET used_step = ?2 WHERE id = ?1 AND used_step < ?2", id, step) == 1,
        cancellationToken);

    /// <inheritdoc/>
    public Task<bool> UseRecoveryCodeAsync(Guid id, string hash, AuditLine line, CancellationToken cancellationToken = default) =>
        file.WriteQuietlyAsync(
            "using a recovery code",
            (connection, now) =>
            {
                if (connection.Execute("DELETE FROM recovery_codes WHERE account = ?1 AND hash = ?2", id, hash) == 0)
                {
                    return false;
                }

                AuditLog.Write(connection, now, line);
                return true;
            },
            cancellationToken);

    /// <inheritdoc/>
    public Task<int> CountRecoveryCodesAsync(Guid id, CancellationToken cancellationToken = default) => file.ReadAsync(
        connection => (int)connection.Scalar("SELECT count(*) FROM recovery_codes WHERE account = ?1", id), cancellationToken);

    private static BadInputException NoSuch(Guid id) => new($"There is no open account {id}.");

    private static Account? Find(Connection connection, string where, params ReadOnlySpan<object?> values)
    {
        using var row = connection.Prepare($"SELECT {AccountRows.Columns} FROM accounts a WHERE {where}");
        for (var at = 0; at < values.Length; at++)
        {
            row.BindAny(at + 1, values[at]);
        }

        return row.Step() ? AccountRows.Account(row) : null;
    }
}
