using CommunityAssets.Domain.People;
using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Storage.GeoPackage.Sqlite;

namespace CommunityAssets.Storage.GeoPackage;

/// <summary>Tokens for programs in an embedded atlas.</summary>
internal sealed class GeoPackageTokens(AtlasFile file) : ITokens
{
    private const int AccountAt = 7;
    private const string Columns = "t.id, t.account, t.name, t.scopes, t.created, t.expires, t.last_used";

    private const string WithAccounts = $"SELECT {Columns}, {AccountRows.Columns} FROM api_tokens t JOIN accounts a ON a.id = t.account";

    /// <inheritdoc/>
    public Task AddAsync(ApiToken token, string hash, AuditLine line, CancellationToken cancellationToken = default) =>
        file.WriteQuietlyAsync(
            "making a token",
            (connection, now) =>
            {
                connection.Execute(
                    "DELETE FROM api_tokens WHERE expires <= ?1", Moments.Write(now - TimeSpan.FromDays(ApiToken.ListedAfterDays)));
                if (connection.Scalar("SELECT count(*) FROM accounts WHERE id = ?1 AND state = 2", token.Account) == 0)
                {
                    throw new BadInputException("That account can't be signed in to, so it can't have a token.");
                }

                if (connection.Scalar("SELECT count(*) FROM api_tokens WHERE account = ?1", token.Account) >= ApiToken.Most)
                {
                    throw new BadInputException($"An account has {ApiToken.Most} tokens at most. Revoke one that is not needed any more.");
                }

                connection.Execute(
                    "INSERT INTO api_tokens (id, account, name, hash, scopes, created, expires) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
                    token.Id, token.Account, token.Name, hash, (int)token.Scopes, Moments.Write(token.Created),
                    Moments.Write(token.Expires));
                AuditLog.Write(connection, now, line);
                return true;
            },
            cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<ApiToken>> OfAsync(Guid account, CancellationToken cancellationToken = default) =>
        file.ReadAsync<IReadOnlyList<ApiToken>>(
            connection =>
            {
                using var rows = connection.Prepare(
                    $"SELECT {Columns} FROM api_tokens t WHERE t.account = ?1 ORDER BY t.created DESC, t.id DESC");
                rows.Bind(1, account);
                var tokens = new List<ApiToken>();
                while (rows.Step())
                {
                    tokens.Add(Token(rows));
                }

                return tokens;
            },
            cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<TokenHolder>> ListAsync(CancellationToken cancellationToken = default) =>
        file.ReadAsync<IReadOnlyList<TokenHolder>>(
            connection =>
            {
                using var rows = connection.Prepare(WithAccounts + " ORDER BY t.created DESC, t.id DESC");
                var holders = new List<TokenHolder>();
                while (rows.Step())
                {
                    holders.Add(new TokenHolder(Token(rows), AccountRows.Account(rows, AccountAt)));
                }

                return holders;
            },
            cancellationToken);

    /// <inheritdoc/>
    public Task<TokenHolder?> FindAsync(string hash, CancellationToken cancellationToken = default) => file.ReadAsync(
        connection =>
        {
            using var row = connection.Prepare(WithAccounts + " WHERE t.hash = ?1 AND t.expires > ?2 AND a.state = 2");
            row.Bind(1, hash).Bind(2, file.Now);
            return row.Step() ? new TokenHolder(Token(row), AccountRows.Account(row, AccountAt)) : null;
        },
        cancellationToken);

    /// <inheritdoc/>
    public Task NoteUsedAsync(Guid id, DateOnly day, CancellationToken cancellationToken = default) => file.WriteQuietlyAsync(
        "noting that a token was used",
        (connection, _) => connection.Execute(
            "UPDATE api_tokens SET last_used = ?2 WHERE id = ?1 AND (last_used IS NULL OR last_used < ?2)", id, day),
        cancellationToken);

    /// <inheritdoc/>
    public Task<bool> RevokeAsync(Guid id, Guid? account, AuditLine line, CancellationToken cancellationToken = default) =>
        file.WriteQuietlyAsync(
            "revoking a token",
            (connection, now) =>
            {
                if (connection.Execute("DELETE FROM api_tokens WHERE id = ?1 AND account = coalesce(?2, account)", id, account) == 0)
                {
                    return false;
                }

                AuditLog.Write(connection, now, line);
                return true;
            },
            cancellationToken);

    private static ApiToken Token(Statement row) => new(
        row.Guid(0), row.Guid(1), row.Text(2), (TokenScope)row.Int(3), row.Moment(4), row.Moment(5), row.DateOrNull(6));
}
