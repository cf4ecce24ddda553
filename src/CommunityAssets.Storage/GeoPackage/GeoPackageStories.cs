using CommunityAssets.Domain.Assets;
using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Storage.GeoPackage.Sqlite;
using CommunityAssets.Storage.Records;

namespace CommunityAssets.Storage.GeoPackage;

/// <summary>The stories of an embedded atlas.</summary>
internal sealed class GeoPackageStories(AtlasFile file) : IStories
{
    private const string Columns = "asset, wording_version, wording, agreed, hash, jpeg, width, height, alt";

    public Task<Story> AddAsync(
        Suggestion suggestion, Story story, byte[]? picture, string tokenHash, CancellationToken cancellationToken = default) =>
        file.WriteQuietlyAsync(
            "a story",
            (connection, now) =>
            {
                GeoPackageSuggestions.Add(connection, suggestion, tokenHash, now);
                var told = story with { Asset = suggestion.Proposed.Id, Agreed = now };
                var shown = told.Picture;
                connection.Execute(
                    $"INSERT INTO stories (token, picture, {Columns}) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)",
                    tokenHash, shown is null ? null : picture, told.Asset, told.WordingVersion, told.Wording, Moments.Write(now),
                    shown?.Hash, shown?.Jpeg, shown?.Width, shown?.Height, shown?.Alt);
                return told;
            },
            cancellationToken);

    public Task<Story?> FindAsync(Guid asset, CancellationToken cancellationToken = default) =>
        file.ReadAsync(connection => Find(connection, "asset = ?1", asset), cancellationToken);

    public Task<Story?> FindByTokenAsync(string tokenHash, CancellationToken cancellationToken = default) =>
        file.ReadAsync(connection => Find(connection, "token = ?1", tokenHash), cancellationToken);

    public Task<StoredPicture?> PictureAsync(string hash, CancellationToken cancellationToken = default) => file.ReadAsync(
        connection =>
        {
            using var rows = connection.Prepare("SELECT asset, jpeg, picture FROM stories WHERE hash = ?1 ORDER BY asset");
            rows.BindAny(1, hash);
            var assets = new List<Guid>();
            var (bytes, jpeg) = ((byte[]?)null, false);
            while (rows.Step())
            {
                assets.Add(rows.Guid(0));
                (bytes, jpeg) = (bytes ?? rows.Blob(2).ToArray(), rows.Bool(1));
            }

            return bytes is null ? null : new StoredPicture(bytes, jpeg, assets);
        },
        cancellationToken);

    public async Task<bool> WithdrawAsync(string tokenHash, CancellationToken cancellationToken = default)
    {
        try
        {
            return await file.WriteAsync(
                "taking a story back",
                (connection, now) =>
                {
                    var story = Find(connection, "token = ?1", tokenHash) ?? throw new KeyNotFoundException();
                    return (true, Withdraw(connection, story.Asset, tokenHash, now));
                },
                cancellationToken);
        }
        catch (KeyNotFoundException)
        {
            return false;
        }
    }

    private Touch Withdraw(Connection connection, Guid asset, string tokenHash, DateTimeOffset now)
    {
        // What is deleted must not be found in the file's free pages either.
        connection.Execute("PRAGMA secure_delete = ON");
        connection.Execute("DELETE FROM stories WHERE token = ?1", tokenHash);
        foreach (var (id, proposed) in Proposals(connection, asset))
        {
            connection.Execute(
                """
                UPDATE suggestions SET proposed = ?2, why = NULL, words = NULL, version = version + 1,
                  state = CASE WHEN state IN (1, 5) THEN 4 ELSE state END, decided = ifnull(decided, ?3),
                  decided_by = ifnull(decided_by, ?4)
                WHERE id = ?1
                """,
                id, AssetJson.WriteState(SuggestionRecords.Erased(proposed)), Moments.Write(now), Actor.Sender.Role);
        }

        AuditLog.Write(connection, now, StoryRecords.Audit(asset));
        if (AssetEdits.Find(connection, file.Grid.Code, "a.id = ?1", asset) is not { } published)
        {
            return new Touch(AtlasPart.Assets, asset);
        }

        var (before, saved) = AssetEdits.Save(
            connection, file.Grid.Code, StoryRecords.Emptied(published), now, StoryRecords.Teller, StoryRecords.Because);
        connection.Execute("UPDATE history SET state = NULL WHERE record = ?1", asset);
        return Touch.Of(before, saved);
    }

    private List<(string Id, Asset Proposed)> Proposals(Connection connection, Guid asset)
    {
        var found = new List<(string, Asset)>();
        using var rows = connection.Prepare("SELECT id, proposed FROM suggestions WHERE asset = ?1");
        rows.BindAny(1, asset);
        while (rows.Step())
        {
            found.Add((rows.Text(0), AssetState.Read(rows.Text(1), file.Grid.Code)));
        }

        return found;
    }

    private static Story? Find(Connection connection, string where, object value)
    {
        using var row = connection.Prepare($"SELECT {Columns} FROM stories WHERE {where}");
        row.BindAny(1, value);
        return row.Step()
            ? new Story(
                row.Guid(0), row.Int(1), row.Text(2), row.Moment(3),
                row.IsNull(4) ? null : new StoryPicture(row.Text(4), row.Bool(5), row.Int(6), row.Int(7), row.Text(8)))
            : null;
    }
}
