using CommunityAssets.Domain.People;
using CommunityAssets.Domain.Stewardship;

namespace CommunityAssets.Storage.PostGis;

/// <summary>Sessions in PostGIS.</summary>
internal sealed class PostGisSessions(Database database) : ISessions
{
    // Whole while it lives, used within its idle time, of an open account.
    private const string Live = "s.until > $2 AND s.seen > $3 AND a.state = 2";

    private const string Try = """
        INSERT INTO atlas.tries AS t (key, last, tries) VALUES ($1, $2, 1)
        ON CONFLICT (key) DO UPDATE SET
          tries = CASE WHEN t.last <= $3 THEN 1 ELSE t.tries + 1 END,
          last = CASE WHEN t.last > $3 AND t.tries >= $4 THEN t.last ELSE excluded.last END
        RETURNING tries
        """;

    /// <inheritdoc/>
    public async Task StartAsync(Session session, string? instead, AuditLine? line, CancellationToken cancellationToken = default)
    {
        await using var edit = await AccountEdit.BeginAsync(database, cancellationToken);
        await edit.RunAsync(
            "DELETE FROM atlas.sessions WHERE until <= $1 OR seen <= $2 OR hash = $3::text",
            [database.Now, database.Now - Session.Idle, instead], cancellationToken);
        await edit.RunAsync(
            "INSERT INTO atlas.sessions (hash, account, stage, created, seen, until, device) VALUES ($1, $2, $3, $4, $5, $6, $7)",
            [
                session.Hash, session.Account, (short)session.Stage, session.Created.ToUniversalTime(), session.Seen.ToUniversalTime(),
                session.Until.ToUniversalTime(), session.Device,
            ],
            cancellationToken);
        if (session.Stage != SessionStage.CodeDue)
        {
            await edit.RunAsync(
                "UPDATE atlas.accounts SET last_sign_in = $2 WHERE id = $1",
                [session.Account, session.Created.ToUniversalTime()], cancellationToken);
        }

        await edit.CommitAsync(line, cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<SessionHolder?> FindAsync(string hash, CancellationToken cancellationToken = default)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        await using var command = AccountEdit.Command(
            connection,
            $"""
            SELECT {AccountRows.SessionColumns}, {AccountRows.Columns}
            FROM atlas.sessions s JOIN atlas.accounts a ON a.id = s.account WHERE s.hash = $1 AND {Live}
            """,
            hash, database.Now, database.Now - Session.Idle);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        return await reader.ReadAsync(cancellationToken)
            ? new SessionHolder(AccountRows.Session(reader), AccountRows.Account(reader, first: 7))
            : null;
    }

    /// <inheritdoc/>
    public async Task NoteSeenAsync(string hash, CancellationToken cancellationToken = default)
    {
        await using var edit = await AccountEdit.BeginAsync(database, cancellationToken);
        await edit.RunAsync(
            "UPDATE atlas.sessions SET seen = $2 WHERE hash = $1 AND seen < $2", [hash, database.Now], cancellationToken);
        await edit.CommitAsync(line: null, cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Session>> OfAsync(Guid account, CancellationToken cancellationToken = default)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        await using var command = AccountEdit.Command(
            connection,
            $"""
            SELECT {AccountRows.SessionColumns} FROM atlas.sessions s JOIN atlas.accounts a ON a.id = s.account
            WHERE s.account = $1 AND s.stage <> 1 AND {Live} ORDER BY s.seen DESC, s.created DESC
            """,
            account, database.Now, database.Now - Session.Idle);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var sessions = new List<Session>();
        while (await reader.ReadAsync(cancellationToken))
        {
            sessions.Add(AccountRows.Session(reader));
        }

        return sessions;
    }

    /// <inheritdoc/>
    public async Task<bool> EndAsync(Guid account, string hash, AuditLine line, CancellationToken cancellationToken = default)
    {
        await using var edit = await AccountEdit.BeginAsync(database, cancellationToken);
        if (await edit.RunAsync("DELETE FROM atlas.sessions WHERE account = $1 AND hash = $2", [account, hash], cancellationToken) == 0)
        {
            return false;
        }

        await edit.CommitAsync(line, cancellationToken);
        return true;
    }

    /// <inheritdoc/>
    public async Task<int> EndAllAsync(Guid account, string? keep, AuditLine line, CancellationToken cancellationToken = default)
    {
        await using var edit = await AccountEdit.BeginAsync(database, cancellationToken);
        var ended = await edit.EndSessionsAsync(account, keep, cancellationToken);
        await edit.CommitAsync(line, cancellationToken);
        return ended;
    }

    /// <inheritdoc/>
    public async Task<int> TryAsync(string key, int most, TimeSpan window, CancellationToken cancellationToken = default)
    {
        await using var edit = await AccountEdit.BeginAsync(database, cancellationToken);

        // What is long over tells nothing any more.
        await edit.RunAsync(
            "DELETE FROM atlas.tries WHERE last <= $1 AND key <> $2", [database.Now - TimeSpan.FromDays(1), key], cancellationToken);
        var tries = await edit.AskAsync<int>(Try, [key, database.Now, database.Now - window, most], cancellationToken);
        await edit.CommitAsync(line: null, cancellationToken);
        return Math.Max(-1, most - tries);
    }

    /// <inheritdoc/>
    public async Task ForgetTriesAsync(string key, CancellationToken cancellationToken = default)
    {
        await using var edit = await AccountEdit.BeginAsync(database, cancellationToken);
        await edit.RunAsync("DELETE FROM atlas.tries WHERE key = $1", [key], cancellationToken);
        await edit.CommitAsync(line: null, cancellationToken);
    }
}
