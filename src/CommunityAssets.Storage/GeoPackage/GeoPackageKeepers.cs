using CommunityAssets.Domain.Assets;
using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Storage.GeoPackage.Sqlite;

namespace CommunityAssets.Storage.GeoPackage;

/// <summary>The keepers of an embedded atlas.</summary>
internal sealed class GeoPackageKeepers(AtlasFile file) : IKeepers
{
    private const string Columns = "id, asset, account, offered, until, taken_up, ended";

    public Task<Keeping> OfferAsync(
        Guid asset, string tokenHash, DateTimeOffset until, Actor by, CancellationToken cancellationToken = default) =>
        file.WriteQuietlyAsync(
            "an offer to a keeper",
            (connection, now) =>
            {
                var id = Guid.CreateVersion7(now);
                var offered = connection.Execute(
                    """
                    INSERT INTO keepings (id, asset, offered, until, token)
                    SELECT ?1, ?2, ?3, ?4, ?5 WHERE EXISTS (SELECT 1 FROM assets WHERE id = ?2)
                    """,
                    id, asset, Moments.Write(now), Moments.Write(Moments.Cut(until)), tokenHash);
                if (offered == 0)
                {
                    throw new KeyNotFoundException($"There is no asset {asset}.");
                }

                AuditLog.Write(connection, now, new AuditLine(by.Account, by.Role, AuditAct.KeeperInvited, asset));
                return Read(connection, "id = ?1", id)[0];
            },
            cancellationToken);

    public Task<Keeping?> FindByTokenAsync(string tokenHash, CancellationToken cancellationToken = default) =>
        file.ReadAsync(connection => Read(connection, "token = ?1", tokenHash).FirstOrDefault(), cancellationToken);

    public Task<Keeping?> TakeUpAsync(string tokenHash, Guid? account, CancellationToken cancellationToken = default) =>
        file.WriteQuietlyAsync(
            "a keeper",
            (connection, now) =>
            {
                // Somebody who takes up their own offer again, by the link or with the same account, has it already.
                var taken = connection.Execute(
                    """
                    UPDATE keepings SET taken_up = coalesce(taken_up, ?2), account = coalesce(account, ?3)
                    WHERE token = ?1 AND ended IS NULL AND (taken_up IS NULL AND until >= ?2 OR taken_up IS NOT NULL AND account IS NULL)
                    """,
                    tokenHash, Moments.Write(now), account);
                if (taken == 0)
                {
                    return null;
                }

                var keeping = Read(connection, "token = ?1", tokenHash)[0];
                AuditLog.Write(connection, now, new AuditLine(account, Actor.Group.Role, AuditAct.KeeperJoined, keeping.Asset));
                return keeping;
            },
            cancellationToken);

    public Task<bool> EndAsync(Guid keeping, Actor by, CancellationToken cancellationToken = default) => file.WriteQuietlyAsync(
        "the end of a keeping",
        (connection, now) =>
        {
            if (connection.Execute("UPDATE keepings SET ended = ?2 WHERE id = ?1 AND ended IS NULL", keeping, Moments.Write(now)) == 0)
            {
                return false;
            }

            var ended = Read(connection, "id = ?1", keeping)[0];
            AuditLog.Write(connection, now, new AuditLine(by.Account, by.Role, AuditAct.KeeperRemoved, ended.Asset));
            return true;
        },
        cancellationToken);

    public Task<IReadOnlyList<Keeping>> OfAssetAsync(Guid asset, CancellationToken cancellationToken = default) =>
        file.ReadAsync<IReadOnlyList<Keeping>>(connection => Read(connection, "asset = ?1", asset), cancellationToken);

    public Task<IReadOnlyList<Keeping>> OfAccountAsync(Guid account, CancellationToken cancellationToken = default) =>
        file.ReadAsync<IReadOnlyList<Keeping>>(connection => Read(connection, "account = ?1 AND ended IS NULL", account), cancellationToken);

    public Task<Asset> SaveAsync(Guid keeping, Asset asset, string? reason, CancellationToken cancellationToken = default) =>
        file.WriteAsync(
            "a keeper's edit",
            (connection, now) =>
            {
                if (Read(connection, "id = ?1", keeping) is not [{ Holds: true } held] || held.Asset != asset.Id)
                {
                    throw new UnauthorizedAccessException("Whoever makes this change no longer keeps the entry.");
                }

                AuditLog.Write(connection, now, new AuditLine(held.Account, Actor.Group.Role, AuditAct.AssetChanged, asset.Id));
                var (before, saved) = AssetEdits.Save(connection, file.Grid.Code, asset, now, Actor.Group.Role, reason);
                return (saved, Touch.Of(before, saved));
            },
            cancellationToken);

    public Task<IReadOnlyList<KeeperChange>> ChangesAsync(
        int limit, DateTimeOffset? before, CancellationToken cancellationToken = default) =>
        file.ReadAsync<IReadOnlyList<KeeperChange>>(
            connection =>
            {
                using var rows = connection.Prepare(
                    """
                    SELECT h.record, h.version, h.at, h.by, h.what, h.reason, a.name, a.version
                    FROM history h JOIN assets a ON a.id = h.record
                    WHERE h.by = 'group' AND (?2 IS NULL OR h.at < ?2) ORDER BY h.at DESC, h.record LIMIT ?1
                    """);
                rows.BindAny(1, Math.Clamp(limit, 1, 200)).BindAny(2, before is { } moment ? Moments.Write(moment) : null);
                var changes = new List<KeeperChange>();
                while (rows.Step())
                {
                    var change = new Change(
                        rows.Guid(0), rows.Int(1), rows.Moment(2), rows.Text(3), (ChangeKind)rows.Int(4), rows.TextOrNull(5), State: null);
                    changes.Add(new KeeperChange(change, rows.Text(6), rows.Int(7)));
                }

                return changes;
            },
            cancellationToken);

    private static List<Keeping> Read(Connection connection, string where, object value)
    {
        using var rows = connection.Prepare($"SELECT {Columns} FROM keepings WHERE {where} ORDER BY id DESC");
        rows.BindAny(1, value);
        var keepings = new List<Keeping>();
        while (rows.Step())
        {
            keepings.Add(new Keeping
            {
                Id = rows.Guid(0),
                Asset = rows.Guid(1),
                Account = rows.IsNull(2) ? null : rows.Guid(2),
                Offered = rows.Moment(3),
                Until = rows.Moment(4),
                TakenUp = rows.IsNull(5) ? null : rows.Moment(5),
                Ended = rows.IsNull(6) ? null : rows.Moment(6),
            });
        }

        return keepings;
    }
}
