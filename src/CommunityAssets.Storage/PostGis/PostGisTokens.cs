using CommunityAssets.Domain.People;
using CommunityAssets.Domain.Stewardship;
using Npgsql;

namespace CommunityAssets.Storage.PostGis;

/// <summary>Tokens for programs in PostGIS.</summary>
internal sealed class PostGisTokens(Database database) : ITokens
{
    private const int AccountAt = 7;
    private const string Columns = "t.id, t.account, t.name, t.scopes, t.created, t.expires, t.last_used";

    private const string WithAccounts =
        $"SELECT {Columns}, {AccountRows.Columns} FROM atlas.api_tokens t JOIN atlas.accounts a ON a.id = t.account";

    /// <inheritdoc/>
    public async Task AddAsync(ApiToken token, string hash, AuditLine line, CancellationToken cancellationToken = default)
    {
        await using var edit = await AccountEdit.BeginAsync(database, cancellationToken);
        await edit.RunAsync(
            "DELETE FROM atlas.api_tokens WHERE expires <= $1",
            [database.Now - TimeSpan.FromDays(ApiToken.ListedAfterDays)], cancellationToken);

        // The lock makes two that are made at once count each other.
        if (await edit.AskAsync<Guid?>(
            "SELECT id FROM atlas.accounts WHERE id = $1 AND state = 2 FOR UPDATE", [token.Account], cancellationToken) is null)
        {
            throw new BadInputException("That account can't be signed in to, so it can't have a token.");
        }

        if (await edit.AskAsync<long>(
            "SELECT count(*) FROM atlas.api_tokens WHERE account = $1", [token.Account], cancellationToken) >= ApiToken.Most)
        {
            throw new BadInputException($"An account has {ApiToken.Most} tokens at most. Revoke one that is not needed any more.");
        }

        await edit.RunAsync(
            "INSERT INTO atlas.api_tokens (id, account, name, hash, scopes, created, expires) VALUES ($1, $2, $3, $4, $5, $6, $7)",
            [
                token.Id, token.Account, token.Name, hash, (int)token.Scopes, token.Created.ToUniversalTime(),
                token.Expires.ToUniversalTime(),
            ],
            cancellationToken);
        await edit.CommitAsync(line, cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<ApiToken>> OfAsync(Guid account, CancellationToken cancellationToken = default)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        await using var command = AccountEdit.Command(
            connection, $"SELECT {Columns} FROM atlas.api_tokens t WHERE t.account = $1 ORDER BY t.created DESC, t.id DESC", account);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var tokens = new List<ApiToken>();
        while (await reader.ReadAsync(cancellationToken))
        {
            tokens.Add(Token(reader));
        }

        return tokens;
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<TokenHolder>> ListAsync(CancellationToken cancellationToken = default)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        await using var command = new NpgsqlCommand(WithAccounts + " ORDER BY t.created DESC, t.id DESC", connection);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var holders = new List<TokenHolder>();
        while (await reader.ReadAsync(cancellationToken))
        {
            holders.Add(new TokenHolder(Token(reader), AccountRows.Account(reader, AccountAt)));
        }

        return holders;
    }

    /// <inheritdoc/>
    public async Task<TokenHolder?> FindAsync(string hash, CancellationToken cancellationToken = default)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        await using var command = AccountEdit.Command(
            connection, WithAccounts + " WHERE t.hash = $1 AND t.expires > $2 AND a.state = 2", hash, database.Now);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        return await reader.ReadAsync(cancellationToken)
            ? new TokenHolder(Token(reader), AccountRows.Account(reader, AccountAt))
            : null;
    }

    /// <inheritdoc/>
    public async Task NoteUsedAsync(Guid id, DateOnly day, CancellationToken cancellationToken = default)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        await using var command = AccountEdit.Command(
            connection, "UPDATE atlas.api_tokens SET last_used = $2 WHERE id = $1 AND (last_used IS NULL OR last_used < $2)", id, day);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<bool> RevokeAsync(Guid id, Guid? account, AuditLine line, CancellationToken cancellationToken = default)
    {
        await using var edit = await AccountEdit.BeginAsync(database, cancellationToken);
        if (await edit.RunAsync(
            "DELETE FROM atlas.api_tokens WHERE id = $1 AND account = coalesce($2::uuid, account)", [id, account], cancellationToken) == 0)
        {
            return false;
        }

        await edit.CommitAsync(line, cancellationToken);
        return true;
    }

    private static ApiToken Token(NpgsqlDataReader row) => new(
        row.GetGuid(0),
        row.GetGuid(1),
        row.GetString(2),
        (TokenScope)row.GetInt32(3),
        row.GetFieldValue<DateTimeOffset>(4),
        row.GetFieldValue<DateTimeOffset>(5),
        row.IsDBNull(6) ? null : row.GetFieldValue<DateOnly>(6));
}
