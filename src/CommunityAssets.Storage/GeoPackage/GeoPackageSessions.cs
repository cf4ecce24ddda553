using CommunityAssets.Domain.People;
using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Storage.GeoPackage.Sqlite;

namespace CommunityAssets.Storage.GeoPackage;

/// <summary>Sessions in an embedded atlas.</summary>
internal sealed class GeoPackageSessions(AtlasFile file) : ISessions
{
    // Within its life, used within its idle time, of an open account.
    private const string Live = "s.until > ?2 AND s.seen > ?3 AND a.state = 2";

    private const string Try = """
        INSERT INTO tries (key, last, tries) VALUES (?1, ?2, 1)
        ON CONFLICT (key) DO UPDATE SET
          tries = CASE WHEN last <= ?3 THEN 1 ELSE tries + 1 END,
          last = CASE WHEN last > ?3 AND tries >= ?4 THEN last ELSE excluded.last END
        RETURNING tries
        """;

    /// <inheritdoc/>
    public Task StartAsync(Session session, string? instead, AuditLine? line, CancellationToken cancellationToken = default) =>
        file.WriteQuietlyAsync(
            "signing somebody in",
            (connection, now) =>
            {
                connection.Execute(
                    "DELETE FROM sessions WHERE until <= ?1 OR seen <= ?2 OR hash = ?3",
                    Moments.Write(now), Moments.Write(now - Session.Idle), instead);
                connection.Execute(
                    "INSERT INTO sessions (hash, account, stage, created, seen, until, device) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
                    session.Hash, session.Account, (int)session.Stage, Moments.Write(session.Created), Moments.Write(session.Seen),
                    Moments.Write(session.Until), session.Device);
                if (session.Stage != SessionStage.CodeDue)
                {
                    connection.Execute(
                        "UPDATE accounts SET last_sign_in = ?2 WHERE id = ?1", session.Account, Moments.Write(session.Created));
                }

                if (line is not null)
                {
                    AuditLog.Write(connection, now, line);
                }

                return true;
            },
            cancellationToken);

    /// <inheritdoc/>
    public Task<SessionHolder?> FindAsync(string hash, CancellationToken cancellationToken = default) => file.ReadAsync(
        connection =>
        {
            using var row = connection.Prepare(
                $"""
                SELECT {AccountRows.SessionColumns}, {AccountRows.Columns}
                FROM sessions s JOIN accounts a ON a.id = s.account WHERE s.hash = ?1 AND {Live}
                """);
            row.Bind(1, hash).Bind(2, file.Now).Bind(3, file.Now - Session.Idle);
            return row.Step() ? new SessionHolder(AccountRows.Session(row), AccountRows.Account(row, first: 7)) : null;
        },
        cancellationToken);

    /// <inheritdoc/>
    public Task NoteSeenAsync(string hash, CancellationToken cancellationToken = default) => file.WriteQuietlyAsync(
        "noting that a session was used",
        (connection, now) => connection.Execute(
            "UPDATE sessions SET seen = ?2 WHERE hash = ?1 AND seen < ?2", hash, Moments.Write(now)),
        cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<Session>> OfAsync(Guid account, CancellationToken cancellationToken = default) =>
        file.ReadAsync<IReadOnlyList<Session>>(
            connection =>
            {
                using var rows = connection.Prepare(
                    $"""
                    SELECT {AccountRows.SessionColumns} FROM sessions s JOIN accounts a ON a.id = s.account
                    WHERE s.account = ?1 AND s.stage <> 1 AND {Live} ORDER BY s.seen DESC, s.created DESC
                    """);
                rows.Bind(1, account).Bind(2, file.Now).Bind(3, file.Now - Session.Idle);
                var sessions = new List<Session>();
                while (rows.Step())
                {
                    sessions.Add(AccountRows.Session(rows));
                }

                return sessions;
            },
            cancellationToken);

    /// <inheritdoc/>
    public Task<bool> EndAsync(Guid account, string hash, AuditLine line, CancellationToken cancellationToken = default) =>
        file.WriteQuietlyAsync(
            "ending a session",
            (connection, now) =>
            {
                if (connection.Execute("DELETE FROM sessions WHERE account = ?1 AND hash = ?2", account, hash) == 0)
                {
                    return false;
                }

                AuditLog.Write(connection, now, line);
                return true;
            },
            cancellationToken);

    /// <inheritdoc/>
    public Task<int> EndAllAsync(Guid account, string? keep, AuditLine line, CancellationToken cancellationToken = default) =>
        file.WriteQuietlyAsync(
            "ending sessions",
            (connection, now) =>
            {
                var ended = AccountRows.EndSessions(connection, account, keep);
                AuditLog.Write(connection, now, line);
                return ended;
            },
            cancellationToken);

    /// <inheritdoc/>
    public Task<int> TryAsync(string key, int most, TimeSpan window, CancellationToken cancellationToken = default) =>
        file.WriteQuietlyAsync(
            "counting a try",
            (connection, now) =>
            {
                // What is long over tells nothing any more.
                connection.Execute("DELETE FROM tries WHERE last <= ?1 AND key <> ?2", Moments.Write(now - TimeSpan.FromDays(1)), key);
                var tries = (int)connection.Scalar(Try, key, Moments.Write(now), Moments.Write(now - window), most);
                return Math.Max(-1, most - tries);
            },
            cancellationToken);

    /// <inheritdoc/>
    public Task ForgetTriesAsync(string key, CancellationToken cancellationToken = default) => file.WriteQuietlyAsync(
        "forgetting tries", (connection, _) => connection.Execute("DELETE FROM tries WHERE key = ?1", key), cancellationToken);
}
