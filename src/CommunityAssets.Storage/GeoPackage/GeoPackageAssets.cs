using CommunityAssets.Domain.Assets;
using CommunityAssets.Domain.Places;
using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Storage.GeoPackage.Sqlite;
using CommunityAssets.Storage.Paging;
using CommunityAssets.Storage.Queries;
using CommunityAssets.Storage.Records;
using NetTopologySuite.Geometries;

namespace CommunityAssets.Storage.GeoPackage;

/// <summary>The assets of an embedded atlas.</summary>
internal sealed class GeoPackageAssets(AtlasFile file) : IAssets
{
    public Task<Asset?> FindAsync(Guid id, CancellationToken cancellationToken = default) => file.ReadAsync(
        connection => AssetEdits.Find(connection, file.Grid.Code, "a.id = ?1", id), cancellationToken);

    public Task<Asset?> FindBySourceAsync(string source, string sourceId, CancellationToken cancellationToken = default) => file.ReadAsync(
        connection =>
            AssetEdits.Find(connection, file.Grid.Code, "a.source = ?1 AND a.source_id = ?2", source, sourceId), cancellationToken);

    public Task<AssetPage> SearchAsync(AssetQuery query, CancellationToken cancellationToken = default)
    {
        QueryChecks.CheckPage(query);
        var after = Cursor.Read(query);
        return file.ReadAsync(connection => new AssetPaging(file, connection, query).Read(after), cancellationToken);
    }

    public Task<IReadOnlyList<AssetHit>> CandidatesAsync(CandidateQuery query, CancellationToken cancellationToken = default)
    {
        QueryChecks.Check(query);
        return file.ReadAsync(connection => new CandidateSearch(file, connection, query).Read(), cancellationToken);
    }

    public Task<AssetCounts> CountAsync(AssetQuery query, CancellationToken cancellationToken = default)
    {
        QueryChecks.CheckFilter(query);
        return file.ReadAsync(connection => Count(connection, AssetFilter.Of(query, connection, file)), cancellationToken);
    }

    public Task<IReadOnlyList<string>> AreasWithoutAsync(
        AreaLevel level, int vintage, AssetQuery query, CancellationToken cancellationToken = default)
    {
        QueryChecks.CheckFilter(query);
        return file.ReadAsync(connection => AreasWithout(connection, level, vintage, query), cancellationToken);
    }

    public IAsyncEnumerable<AssetMark> MarksAsync(AssetQuery query, CancellationToken cancellationToken = default)
    {
        QueryChecks.CheckFilter(query);
        return file.StreamAsync(connection => Marks(connection, query), cancellationToken);
    }

    public IAsyncEnumerable<AssetMark> ShapedMarksAsync(AssetQuery query, CancellationToken cancellationToken = default)
    {
        QueryChecks.CheckFilter(query);
        return file.StreamAsync(
            connection => Marks(connection, query).Where(mark => mark.Shape.Dimension != Dimension.Point), cancellationToken);
    }

    public IAsyncEnumerable<AssetSite> SitesAsync(AssetQuery query, CancellationToken cancellationToken = default)
    {
        QueryChecks.CheckFilter(query);
        return file.StreamAsync(connection => Sites(connection, query), cancellationToken);
    }

    public IAsyncEnumerable<Asset> StreamAsync(AssetQuery query, CancellationToken cancellationToken = default)
    {
        QueryChecks.CheckFilter(query);
        return file.StreamAsync(connection => All(connection, query), cancellationToken);
    }

    public Task<Asset> AddAsync(Asset asset, string by, string? reason, CancellationToken cancellationToken = default) => file.WriteAsync(
        "an edit",
        (connection, now) =>
        {
            var change = new Change(asset.Id, 1, now, by, ChangeKind.Added, reason, null);
            var added = AssetEdits.Add(connection, file.Grid.Code, asset, change);
            return (added, Touch.Of(before: null, added));
        },
        cancellationToken);

    public Task<Asset> SaveAsync(Asset asset, string by, string? reason, CancellationToken cancellationToken = default) => file.WriteAsync(
        "an edit",
        (connection, now) =>
        {
            var (before, saved) = AssetEdits.Save(connection, file.Grid.Code, asset, now, by, reason);
            return (saved, Touch.Of(before, saved));
        },
        cancellationToken);

    public Task<Asset> SaveAsync(Asset asset, Actor by, string? reason, CancellationToken cancellationToken = default) =>
        SaveAsync(asset.Id, _ => asset, keepOut: null, by, reason, cancellationToken);

    public Task<Asset> RetireAsync(
        Guid id, int version, DeclineReason? keepOut, Actor by, string? reason, CancellationToken cancellationToken = default) => SaveAsync(
            id, before => before with { Version = version, Status = AssetStatus.Retired }, keepOut, by, reason, cancellationToken);

    private Task<Asset> SaveAsync(
        Guid id, Func<Asset, Asset> change, DeclineReason? keepOut, Actor by, string? reason, CancellationToken cancellationToken) =>
        file.WriteAsync(
            "an edit",
            (connection, now) =>
            {
                var was = AssetEdits.Find(connection, file.Grid.Code, "a.id = ?1", id) ?? throw new KeyNotFoundException($"There is no asset {id}.");
                var after = change(was);
                AuditLog.Write(connection, now, SuggestionRecords.Edited(id, was.Status, after.Status, by));
                if (keepOut is { } why)
                {
                    KeptOutRows.Add(connection, id, now, why, Fingerprint.Of(was));
                }
                else if (after.Status != AssetStatus.Retired)
                {
                    KeptOutRows.Remove(connection, id);
                }

                var (before, saved) = AssetEdits.Save(connection, file.Grid.Code, after, now, by.Role, reason);
                return (saved, Touch.Of(before, saved));
            },
            cancellationToken);

    private IEnumerable<AssetMark> Marks(Connection connection, AssetQuery query)
    {
        var filter = AssetFilter.Of(query, connection, file);
        using var rows = filter.Prepare(
            $"SELECT a.id, a.kind, a.name, a.topics, a.geom, a.x, a.y, a.visibility{Score(filter)} FROM assets a WHERE {filter.Where} AND "
                + "a.geom IS NOT NULL");
        while (rows.Step())
        {
            if (!filter.HasWords || rows.Int(8) > 0)
            {
                yield return new AssetMark(
                    rows.Guid(0), AssetRow.ReadKind(rows.Text(1)), rows.Text(2), AssetRow.Split(rows.TextOrNull(3)),
                    GeometryBlob.Read(rows.Blob(4), file.Grid.Code), rows.Double(5), rows.Double(6),
                    AssetRow.ReadVisibility(rows.Text(7)));
            }
        }
    }

    private IEnumerable<AssetSite> Sites(Connection connection, AssetQuery query)
    {
        var filter = AssetFilter.Of(query, connection, file);
        using var rows = filter.Prepare(
            $"SELECT a.id, a.kind, a.name, a.topics, a.geom, a.capacity{Score(filter)} FROM assets a WHERE {filter.Where}");
        var topics = new TopicSets();
        while (rows.Step())
        {
            if (!filter.HasWords || rows.Int(6) > 0)
            {
                yield return new AssetSite(
                    rows.Guid(0), AssetRow.ReadKind(rows.Text(1)), rows.Text(2), topics.Of(AssetRow.Split(rows.TextOrNull(3))),
                    rows.IsNull(4) ? null : GeometryBlob.Read(rows.Blob(4), file.Grid.Code), rows.IntOrNull(5));
            }
        }
    }

    private IReadOnlyList<string> AreasWithout(Connection connection, AreaLevel level, int vintage, AssetQuery query)
    {
        var areas = new List<AreaKey>();
        using (var layer = connection.Prepare("SELECT code FROM areas WHERE level = ?1 AND vintage = ?2 ORDER BY code"))
        {
            layer.Bind(1, (long)level).Bind(2, (long)vintage);
            while (layer.Step())
            {
                areas.Add(new AreaKey(layer.Text(0), vintage));
            }
        }

        return [.. areas.Where(area => !IsAny(connection, query with { Area = area })).Select(area => area.Code)];
    }

    private bool IsAny(Connection connection, AssetQuery query)
    {
        var filter = AssetFilter.Of(query, connection, file);
        var scored = filter.HasWords ? " AND ca_score(a.name, a.summary) > 0" : "";
        using var first = filter.Prepare($"SELECT 1 FROM assets a WHERE {filter.Where}{scored} LIMIT 1");
        return first.Step();
    }

    private IEnumerable<Asset> All(Connection connection, AssetQuery query)
    {
        var filter = AssetFilter.Of(query, connection, file);
        using var rows = filter.Prepare($"SELECT {AssetRow.Select}{Score(filter)} FROM assets a WHERE {filter.Where} ORDER BY a.id");
        while (rows.Step())
        {
            if (!filter.HasWords || rows.Int(AssetRow.Content.Length + 3) > 0)
            {
                yield return AssetRow.Read(rows, file.Grid.Code);
            }
        }
    }

    private static AssetCounts Count(Connection connection, AssetFilter filter)
    {
        var byKind = new Dictionary<AssetKind, long>();
        var byTopic = new Dictionary<string, long>(StringComparer.Ordinal);
        var bySource = new Dictionary<string, long>(StringComparer.Ordinal);
        long total = 0;
        long placed = 0;
        long verified = 0;
        DateOnly? latest = null;
        using var rows = filter.Prepare(
            $"SELECT a.kind, a.topics, a.source, a.x IS NOT NULL, a.verified{Score(filter)} FROM assets a WHERE {filter.Where}");
        while (rows.Step())
        {
            if (filter.HasWords && rows.Int(5) == 0)
            {
                continue;
            }

            total++;
            placed += rows.Int(3);
            if (rows.DateOrNull(4) is { } day)
            {
                verified++;
                latest = latest is null || day > latest ? day : latest;
            }

            AddOne(byKind, AssetRow.ReadKind(rows.Text(0)));
            AddOne(bySource, rows.Text(2));
            foreach (var topic in AssetRow.Split(rows.TextOrNull(1)).Distinct(StringComparer.Ordinal))
            {
                AddOne(byTopic, topic);
            }
        }

        return new AssetCounts(total, byKind, byTopic, bySource, placed, verified) { LatestCheck = latest };
    }

    private static string Score(AssetFilter filter) => filter.HasWords ? ", ca_score(a.name, a.summary)" : "";

    private static void AddOne<T>(Dictionary<T, long> counts, T key)
        where T : notnull => counts[key] = counts.GetValueOrDefault(key) + 1;
}
