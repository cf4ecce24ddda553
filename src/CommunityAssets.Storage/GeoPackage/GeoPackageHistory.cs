using CommunityAssets.Domain.Assets;
using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Storage.Records;

namespace CommunityAssets.Storage.GeoPackage;

/// <summary>The history of an embedded atlas.</summary>
internal sealed class GeoPackageHistory(AtlasFile file) : IHistory
{
    public Task<IReadOnlyList<Change>> OfAsync(Guid record, CancellationToken cancellationToken = default) =>
        file.ReadAsync<IReadOnlyList<Change>>(
        connection =>
        {
            var changes = new List<Change>();
            using var rows =
                connection.Prepare("SELECT version, at, by, what, reason, state FROM history WHERE record = ?1 ORDER BY version");
            rows.Bind(1, record);
            while (rows.Step())
            {
                changes.Add(
                    new Change(
                    record, rows.Int(0), rows.Moment(1), rows.Text(2), (ChangeKind)rows.Int(3), rows.TextOrNull(4), rows.TextOrNull(5)));
            }

            // The latest state is the record itself; see AssetEdits.KeepState.
            if (changes is [.., { State: null } last] && AssetEdits.Find(connection, file.Grid.Code, "a.id = ?1", record) is { } now)
            {
                changes[^1] = last with { State = AssetJson.WriteState(now) };
            }

            return changes;
        },
        cancellationToken);

    public Task<Asset?> AssetAtAsync(Guid asset, int version, CancellationToken cancellationToken = default) => file.ReadAsync(
        connection =>
        {
            if (AssetEdits.Find(connection, file.Grid.Code, "a.id = ?1 AND a.version = ?2", asset, version) is { } now)
            {
                return now;
            }

            using var row = connection.Prepare("SELECT state FROM history WHERE record = ?1 AND version = ?2 AND state IS NOT NULL");
            row.Bind(1, asset).Bind(2, (long?)version);
            return row.Step() ? AssetState.Read(row.Text(0), file.Grid.Code) : null;
        },
        cancellationToken);
}
