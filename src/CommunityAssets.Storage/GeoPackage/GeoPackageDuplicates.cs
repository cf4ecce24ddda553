using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Storage.GeoPackage.Sqlite;
using CommunityAssets.Storage.Records;

namespace CommunityAssets.Storage.GeoPackage;

/// <summary>Decisions on duplicates in an embedded atlas. One writer at a time: two stewards never decide on one.</summary>
internal sealed class GeoPackageDuplicates(AtlasFile file) : IDuplicates
{
    private const string Columns = "id, kept, gone, at, role, kept_before, gone_before, taken, moved, undone, kept_after, gone_after";

    public Task<Merge> MergeAsync(MergeRequest request, Actor by, CancellationToken cancellationToken = default) =>
        file.WriteQuietlyAsync(
            "a merge",
            (connection, now) =>
            {
                var (merge, touched) = MergeEdits.Merge(connection, file.Grid.Code, request, now, by);
                TouchLog.Write(connection, touched);
                return merge;
            },
            cancellationToken);

    public Task<Merge> UndoAsync(Guid merge, bool anyway, Actor by, CancellationToken cancellationToken = default) =>
        file.WriteQuietlyAsync(
            "undoing a merge",
            (connection, now) =>
            {
                var stored = Read(connection, "WHERE id = ?1", merge).FirstOrDefault() ?? throw MergeRecords.NoMerge(merge);
                var (undone, touched) = MergeEdits.Undo(connection, file.Grid.Code, stored, anyway, now, by);
                TouchLog.Write(connection, touched);
                return undone;
            },
            cancellationToken);

    public Task<Merge?> FindAsync(Guid merge, CancellationToken cancellationToken = default) =>
        file.ReadAsync(connection => Read(connection, "WHERE id = ?1", merge).FirstOrDefault()?.Merge, cancellationToken);

    public Task<IReadOnlyList<Merge>> LatestAsync(int most, CancellationToken cancellationToken = default) =>
        file.ReadAsync<IReadOnlyList<Merge>>(
            connection => [.. Read(connection, "ORDER BY at DESC, id DESC LIMIT ?1", Math.Clamp(most, 1, 200)).Select(one => one.Merge)],
            cancellationToken);

    public Task<IReadOnlyList<Merge>> OfAssetAsync(Guid asset, CancellationToken cancellationToken = default) =>
        file.ReadAsync<IReadOnlyList<Merge>>(
            connection =>
                [.. Read(connection, "WHERE undone IS NULL AND (kept = ?1 OR gone = ?1) ORDER BY at, id", asset).Select(one => one.Merge)],
            cancellationToken);

    public Task<Guid?> StandInAsync(Guid asset, CancellationToken cancellationToken = default) => file.ReadAsync(
        connection =>
        {
            Guid? standIn = null;
            for (var (step, id) = (0, asset); step < MergeRecords.LongestChain; step++)
            {
                using var row = connection.Prepare("SELECT kept FROM merges WHERE gone = ?1 AND undone IS NULL");
                row.Bind(1, id);
                if (!row.Step())
                {
                    break;
                }

                standIn = id = row.Guid(0);
            }

            return standIn;
        },
        cancellationToken);

    public Task<IReadOnlyDictionary<Guid, Guid>> StandInsAsync(CancellationToken cancellationToken = default) => file.ReadAsync(
        connection =>
        {
            var kept = new Dictionary<Guid, Guid>();
            using var rows = connection.Prepare("SELECT gone, kept FROM merges WHERE undone IS NULL");
            while (rows.Step())
            {
                kept.Add(rows.Guid(0), rows.Guid(1));
            }

            return MergeRecords.StandIns(kept);
        },
        cancellationToken);

    public Task<PairDecision> DecideAsync(PairDecision decision, Actor by, CancellationToken cancellationToken = default)
    {
        var (one, other) = PairDecision.Order(decision.One, decision.Other);
        return file.WriteQuietlyAsync(
            "a steward's decision",
            (connection, now) =>
            {
                if (connection.Scalar("SELECT count(*) FROM assets WHERE id IN (?1, ?2)", one, other) < 2)
                {
                    throw new KeyNotFoundException("One of the two records is not there any more.");
                }

                var kept = decision with { One = one, Other = other, At = now, By = by.Role };
                connection.Execute(
                    "INSERT OR REPLACE INTO pair_decisions (one, other, verdict, bits, at, account, role) "
                    + "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
                    one, other, (int)kept.Verdict, kept.Bits, Moments.Write(now), by.Account, kept.By);
                if (MergeRecords.Decided(kept, by) is { } line)
                {
                    AuditLog.Write(connection, now, line);
                }

                return kept;
            },
            cancellationToken);
    }

    public Task<bool> ForgetAsync(Guid one, Guid other, Actor by, CancellationToken cancellationToken = default)
    {
        var pair = PairDecision.Order(one, other);
        return file.WriteQuietlyAsync(
            "a steward's decision",
            (connection, _) => connection.Execute("DELETE FROM pair_decisions WHERE one = ?1 AND other = ?2", pair.One, pair.Other) > 0,
            cancellationToken);
    }

    public Task<IReadOnlyList<PairDecision>> DecisionsAsync(CancellationToken cancellationToken = default) =>
        file.ReadAsync<IReadOnlyList<PairDecision>>(
            connection =>
            {
                using var rows = connection.Prepare(
                    "SELECT one, other, verdict, bits, at, role FROM pair_decisions ORDER BY at DESC, one, other");
                var decisions = new List<PairDecision>();
                while (rows.Step())
                {
                    decisions.Add(new PairDecision(
                        rows.Guid(0), rows.Guid(1), (PairVerdict)rows.Int(2), rows.Double(3), rows.Moment(4), rows.Text(5)));
                }

                return decisions;
            },
            cancellationToken);

    private static List<StoredMerge> Read(Connection connection, string which, params ReadOnlySpan<object?> parameters)
    {
        using var rows = connection.Prepare($"SELECT {Columns} FROM merges {which}");
        for (var at = 0; at < parameters.Length; at++)
        {
            rows.BindAny(at + 1, parameters[at]);
        }

        var merges = new List<StoredMerge>();
        while (rows.Step())
        {
            var moved = Moved.Read(rows.Text(8));
            var merge = new Merge(
                rows.Guid(0), rows.Guid(1), rows.Guid(2), rows.Moment(3), rows.Text(4), rows.Int(5), rows.Int(6),
                MergeRecords.Parts(rows.Text(7).Split(',')), moved.Links.Count, rows.IsNull(9) ? null : rows.Moment(9));
            merges.Add(new StoredMerge(merge, moved, rows.Int(10), rows.Int(11)));
        }

        return merges;
    }
}
