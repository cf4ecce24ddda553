using CommunityAssets.Domain.Assets;
using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Storage.GeoPackage.Sqlite;
using CommunityAssets.Storage.Records;

namespace CommunityAssets.Storage.GeoPackage;

/// <summary>The suggestions of an embedded atlas. One writer at a time: two stewards never decide on one.</summary>
internal sealed class GeoPackageSuggestions(AtlasFile file) : ISuggestions
{
    private const string Columns = "id, kind, state, version, sent, why, proposed, decided, decided_by, amended, reason, words, account";

    private const string Digits = "replace(replace(replace(replace(replace(replace(phone, ' ', ''), '(', ''), ')', ''), '-', ''), "
        + "'+', ''), '.', '')";

    private const string Host = "replace(replace(replace(lower(web), 'https://', ''), 'http://', ''), 'www.', '') || '/'";

    /// <summary>
    /// Finds what shares a postcode, telephone number, e-mail address or web host; each by its own index (Alike.sql), since a condition of
    /// several would read the whole table.
    /// </summary>
    internal static readonly string SameSql =
        $"""
        SELECT {AssetRow.Select} FROM assets a WHERE a.fid IN (
          SELECT fid FROM (SELECT fid FROM assets WHERE postcode = ?1 LIMIT 70)
          UNION SELECT fid FROM (
            SELECT fid FROM assets WHERE phone IS NOT NULL AND substr({Digits}, -{AlikeQuery.PhoneDigits}) = ?2 LIMIT 70)
          UNION SELECT fid FROM (SELECT fid FROM assets WHERE email IS NOT NULL AND lower(email) = ?3 LIMIT 70)
          UNION SELECT fid FROM (
            SELECT fid FROM assets WHERE web IS NOT NULL AND substr({Host}, 1, instr({Host}, '/') - 1) = ?4 LIMIT 70))
        """;

    public Task<Suggestion> AddAsync(Suggestion suggestion, string tokenHash, CancellationToken cancellationToken = default) =>
        file.WriteQuietlyAsync("a suggestion", (connection, now) => Add(connection, suggestion, tokenHash, now), cancellationToken);

    /// <summary>The same within a transaction that holds more.</summary>
    public static Suggestion Add(Connection connection, Suggestion suggestion, string tokenHash, DateTimeOffset now)
    {
        var added = suggestion with { Sent = now, Version = 1, Decision = null };
        if (added.State == SuggestionState.Caught)
        {
            connection.Execute(
                "DELETE FROM suggestions WHERE state = ?1 AND sent < ?2", (int)SuggestionState.Caught,
                Moments.Write(now - SuggestionRecords.CaughtFor));
        }

        connection.Execute(
            """
            INSERT INTO suggestions (id, asset, sent, version, kind, state, token, why, proposed, account)
            VALUES (?1, ?2, ?3, 1, ?4, ?5, ?6, ?7, ?8, ?9)
            """,
            added.Id, added.Proposed.Id, Moments.Write(now), (int)added.Kind, (int)added.State, tokenHash, added.Why,
            AssetJson.WriteState(added.Proposed), added.Account);
        return added;
    }

    public Task<Suggestion?> FindAsync(Guid id, CancellationToken cancellationToken = default) =>
        file.ReadAsync(connection => Find(connection, "id = ?1", id), cancellationToken);

    public Task<Suggestion?> FindByTokenAsync(string tokenHash, CancellationToken cancellationToken = default) =>
        file.ReadAsync(connection => Find(connection, "token = ?1", tokenHash), cancellationToken);

    public Task<SuggestionPage> ListAsync(SuggestionQuery query, CancellationToken cancellationToken = default)
    {
        var oldestFirst = query.State is SuggestionState.Waiting;
        var limit = Math.Clamp(query.Limit, 1, 200);
        return file.ReadAsync(
            connection =>
            {
                using var rows = connection.Prepare(
                    $"""
                    SELECT {Columns} FROM suggestions
                    WHERE (?1 IS NULL OR state = ?1) AND (?2 IS NULL OR asset = ?2) AND (?5 IS NULL OR account = ?5) AND (?3 IS NULL OR id {(oldestFirst ? ">" : "<")} ?3)
                    ORDER BY id {(oldestFirst ? "" : "DESC")} LIMIT ?4
                    """);
                rows.BindAny(1, (int?)query.State).BindAny(2, query.Asset).BindAny(3, query.After).BindAny(4, limit + 1).BindAny(5, query.Account);
                var suggestions = new List<Suggestion>();
                while (rows.Step())
                {
                    suggestions.Add(Read(rows));
                }

                var more = suggestions.Count > limit;
                return new SuggestionPage(more ? suggestions[..limit] : suggestions, more ? suggestions[limit - 1].Id : null);
            },
            cancellationToken);
    }

    public Task<SuggestionCounts> CountAsync(CancellationToken cancellationToken = default) => file.ReadAsync(
        connection =>
        {
            var counts = new Dictionary<SuggestionState, long>();
            DateTimeOffset? oldest = null;
            using var rows = connection.Prepare("SELECT state, count(*), min(sent) FROM suggestions GROUP BY state");
            while (rows.Step())
            {
                var state = (SuggestionState)rows.Int(0);
                counts.Add(state, rows.Long(1));
                oldest = state == SuggestionState.Waiting ? rows.Moment(2) : oldest;
            }

            return new SuggestionCounts(counts, oldest);
        },
        cancellationToken);

    public Task<Asset> AcceptAsync(
        Guid id, int version, Asset publish, string? words, Actor by, CancellationToken cancellationToken = default) =>
        file.WriteAsync(
            "a steward's decision",
            (connection, now) =>
            {
                var suggestion = Expect(connection, id, version, SuggestionState.Waiting);
                SuggestionRecords.ExpectSame(suggestion, publish);
                var amended = SuggestionRecords.IsAmended(suggestion, publish);
                Move(connection, suggestion with
                {
                    State = SuggestionState.Accepted,
                    Decision = new SuggestionDecision(now, by.Role, amended, Reason: null, words),
                });
                foreach (var line in SuggestionRecords.Accepted(suggestion, amended, by))
                {
                    AuditLog.Write(connection, now, line);
                }

                if (suggestion.Kind == SuggestionKind.Closure)
                {
                    KeptOutRows.Add(connection, publish.Id, now, DeclineReason.NotThere, Fingerprint.Of(publish));
                }

                var because = SuggestionRecords.Because(suggestion, amended);
                if (suggestion.Kind == SuggestionKind.Addition)
                {
                    var change = new Change(publish.Id, 1, now, by.Role, ChangeKind.Added, because, null);
                    var added = AssetEdits.Add(connection, file.Grid.Code, publish, change);
                    return (added, Touch.Of(before: null, added));
                }

                var (before, saved) = AssetEdits.Save(connection, file.Grid.Code, publish, now, by.Role, because);
                return (saved, Touch.Of(before, saved));
            },
            cancellationToken);

    public Task<Suggestion> DeclineAsync(
        Guid id, int version, DeclineReason reason, string? words, Actor by, CancellationToken cancellationToken = default) =>
        file.WriteQuietlyAsync(
            "a steward's decision",
            (connection, now) =>
            {
                var suggestion = Expect(connection, id, version, SuggestionState.Waiting);
                if (suggestion.Kind == SuggestionKind.Addition && DeclineReasons.KeepsOut(reason))
                {
                    KeptOutRows.Add(connection, id, now, reason, Fingerprint.Of(suggestion.Proposed));
                }

                AuditLog.Write(connection, now, SuggestionRecords.Declined(suggestion, reason, by));
                return Move(connection, suggestion with
                {
                    State = SuggestionState.Declined,
                    Decision = new SuggestionDecision(now, by.Role, Amended: false, reason, words),
                    Why = reason == DeclineReason.Personal ? null : suggestion.Why,
                    Proposed = reason == DeclineReason.Personal ? SuggestionRecords.Erased(suggestion.Proposed) : suggestion.Proposed,
                });
            },
            cancellationToken);

    public Task<Suggestion> WithdrawAsync(string tokenHash, CancellationToken cancellationToken = default) => file.WriteQuietlyAsync(
        "a suggestion",
        (connection, now) =>
        {
            var suggestion = Find(connection, "token = ?1", tokenHash) ?? throw new KeyNotFoundException("There is no such suggestion.");
            return suggestion.State is SuggestionState.Waiting or SuggestionState.Caught
                ? Move(connection, suggestion with
                {
                    State = SuggestionState.Withdrawn,
                    Decision = new SuggestionDecision(now, Actor.Sender.Role, Amended: false, Reason: null, Words: null),
                    Why = null,
                    Proposed = SuggestionRecords.Erased(suggestion.Proposed),
                })
                : throw new SuggestionDecidedException(suggestion);
        },
        cancellationToken);

    public Task<Suggestion> ReleaseAsync(Guid id, int version, Actor by, CancellationToken cancellationToken = default) =>
        file.WriteQuietlyAsync(
            "a steward's decision",
            (connection, _) =>
                Move(connection, Expect(connection, id, version, SuggestionState.Caught) with { State = SuggestionState.Waiting }),
            cancellationToken);

    public Task<IReadOnlyList<Asset>> AlikeAsync(AlikeQuery query, CancellationToken cancellationToken = default) =>
        file.ReadAsync(connection => Alike(connection, query), cancellationToken);

    private IReadOnlyList<Asset> Alike(Connection connection, AlikeQuery query)
    {
        var assets = new Dictionary<Guid, Asset>();
        if (query.Near is { } near)
        {
            // The box finds what may be near; the circle is told afterwards, for there are few.
            using var rows = connection.Prepare(
                $"""
                SELECT {AssetRow.Select} FROM rtree_assets_geom r JOIN assets a ON a.fid = r.id
                WHERE r.maxx >= ?1 AND r.minx <= ?2 AND r.maxy >= ?3 AND r.miny <= ?4
                """);
            var reach = query.WithinMetres;
            rows.BindAny(1, near.X - reach).BindAny(2, near.X + reach).BindAny(3, near.Y - reach).BindAny(4, near.Y + reach);
            var found = new List<(Asset Asset, double Metres)>();
            while (rows.Step())
            {
                var asset = AssetRow.Read(rows, file.Grid.Code);
                if (asset.Location.Shape?.Distance(near) is { } metres && metres <= reach)
                {
                    found.Add((asset, metres));
                }
            }

            foreach (var (asset, _) in found.OrderBy(item => item.Metres).Take(70))
            {
                assets[asset.Id] = asset;
            }
        }

        using var same = connection.Prepare(SameSql);
        same.BindAny(1, query.Postcode).BindAny(2, query.Phone).BindAny(3, query.Email).BindAny(4, query.WebHost);
        while (same.Step())
        {
            var asset = AssetRow.Read(same, file.Grid.Code);
            assets[asset.Id] = asset;
        }

        return [.. assets.Values.Where(asset => asset.Id != query.Except).Take(100)];
    }

    private Suggestion Expect(Connection connection, Guid id, int version, SuggestionState state)
    {
        var suggestion = Find(connection, "id = ?1", id) ?? throw new KeyNotFoundException("There is no such suggestion.");
        SuggestionRecords.Expect(suggestion, version, state);
        return suggestion;
    }

    private Suggestion? Find(Connection connection, string where, object value)
    {
        using var row = connection.Prepare($"SELECT {Columns} FROM suggestions WHERE {where}");
        row.BindAny(1, value);
        return row.Step() ? Read(row) : null;
    }

    private static Suggestion Move(Connection connection, Suggestion suggestion)
    {
        var moved = suggestion with { Version = suggestion.Version + 1 };
        var decision = moved.Decision;
        connection.Execute(
            """
            UPDATE suggestions SET state = ?2, version = ?3, decided = ?4, decided_by = ?5, amended = ?6, reason = ?7, words = ?8, why = ?9,
              proposed = ?10
            WHERE id = ?1
            """,
            moved.Id, (int)moved.State, moved.Version, decision is null ? null : Moments.Write(decision.At), decision?.By,
            decision?.Amended ?? false, (int?)decision?.Reason, decision?.Words, moved.Why, AssetJson.WriteState(moved.Proposed));
        return moved;
    }

    private Suggestion Read(Statement row) => new()
    {
        Id = row.Guid(0),
        Kind = (SuggestionKind)row.Int(1),
        State = (SuggestionState)row.Int(2),
        Version = row.Int(3),
        Sent = row.Moment(4),
        Why = row.TextOrNull(5),
        Proposed = AssetState.Read(row.Text(6), file.Grid.Code),
        Account = row.IsNull(12) ? null : row.Guid(12),
        Decision = row.IsNull(7) ? null : new SuggestionDecision(
            row.Moment(7), row.Text(8), row.Bool(9), (DeclineReason?)row.IntOrNull(10), row.TextOrNull(11)),
    };
}
