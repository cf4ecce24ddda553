using CommunityAssets.Domain.Assets;
using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Storage.Imports;
using CommunityAssets.Storage.Records;
using Npgsql;

namespace CommunityAssets.Storage.PostGis.Imports;

/// <summary>
/// Brings staged assets into an atlas that has assets already. Which asset is meant is told by source and source id; whether its source
/// says something new, by the digest kept from its last import. What an import takes out of sight loses that digest, so that it is
/// restored when it comes back; what people took out of sight stays so.
/// </summary>
/// <param name="bench">The import.</param>
/// <param name="columns">The staged columns, separated by commas.</param>
internal sealed class AssetMerge(Workbench bench, string columns)
{
    private const int BatchSize = 2000;

    // One that had no place since its postcode was not loaded then, and that has one now, counts as changed though its source says the
    // same.
    private const string Classify = """
        UPDATE staged_assets s SET outcome = CASE WHEN a.said = s.said AND NOT (a.geom IS NULL AND s.placement = 2) THEN 1 ELSE 2 END,
            id = a.id
        FROM atlas.assets a WHERE a.source = s.source AND a.source_id = s.source_id
        """;

    // What people retired keeps its digest of 16 bytes (see Change below); one byte more says that its source had retired it itself.
    private const string CountRetired = """
        SELECT count(*) FROM staged_assets s JOIN atlas.assets a USING (id) WHERE s.outcome <> 0 AND a.status = 3
            AND octet_length(a.said) = 16 AND s.status <> 3
        """;

    private const string GiveNewIds = """
        UPDATE staged_assets s SET id = atlas.new_id() FROM atlas.assets a WHERE s.outcome = 0 AND a.id = s.id
        """;

    private const string FindChanged = """
        CREATE TEMP TABLE touched_assets ON COMMIT DROP AS
        SELECT a.id, a.status AS status_before FROM staged_assets s JOIN atlas.assets a USING (id) WHERE s.outcome = 2
        """;

    private const string FindMissing = """
        INSERT INTO touched_assets SELECT a.id, a.status FROM atlas.assets a
        WHERE a.source = $1 AND a.status <> 3
            AND NOT EXISTS (SELECT FROM staged_assets s WHERE s.source = a.source AND s.source_id = a.source_id)
            AND NOT EXISTS (SELECT FROM atlas.merges m JOIN atlas.assets g ON g.id = m.gone
                WHERE m.kept = a.id AND m.undone IS NULL AND g.source <> a.source)
        """;

    private const string Retire = """
        UPDATE atlas.assets a SET status = 3, said = NULL, version = a.version + 1, updated = $1
        FROM touched_assets t WHERE a.id = t.id AND NOT EXISTS (SELECT FROM staged_assets s WHERE s.id = t.id AND s.outcome = 2)
        """;

    private static readonly string Settings =
        string.Join(", ", AssetColumns.Content.Where(column => column != "status").Select(column => $"{column} = s.{column}"));

    private static readonly string Change = $"""
        UPDATE atlas.assets a SET {Settings},
            status = CASE WHEN a.status = 3 AND octet_length(a.said) = 16 THEN a.status ELSE s.status END,
            said = s.said, source_row = s.source_row, version = a.version + 1, updated = s.updated
        FROM staged_assets s WHERE a.id = s.id AND s.outcome = 2
        """;

    private static readonly string ReadTouched = $"""
        SELECT {AssetColumns.Read}, t.status_before, i.file FROM touched_assets t JOIN atlas.assets a USING (id)
        LEFT JOIN atlas.imports i ON i.key = a.import WHERE t.id > $1 ORDER BY t.id LIMIT $2
        """;

    /// <summary>Does it all, and counts it.</summary>
    public async Task MergeAsync(CancellationToken cancellationToken)
    {
        await bench.RunAsync("CREATE INDEX ON staged_assets (source, source_id); ANALYZE staged_assets", cancellationToken);
        var known = await bench.RunAsync(Classify, cancellationToken);
        await bench.RunAsync(GiveNewIds, cancellationToken);
        bench.Findings.KeptBack += await new AssetsKeptBack(bench, "staged_assets").RemoveAsync("s.outcome = 0", cancellationToken);
        bench.Findings.KeptBack += await bench.CountAsync(CountRetired, cancellationToken);
        await bench.RunAsync(FindChanged, cancellationToken);
        var changed = await bench.CountAsync("SELECT count(*) FROM touched_assets", cancellationToken);
        var retired = bench.Plan.RetireMissing
            ? await bench.RunAsync(FindMissing, cancellationToken, new NpgsqlParameter { Value = bench.Plan.Source })
            : 0;
        if (changed + retired > 0)
        {
            await bench.RunAsync(
                "CREATE UNIQUE INDEX ON touched_assets (id); CREATE INDEX ON staged_assets (id); ANALYZE touched_assets",
                cancellationToken);
            await RecordAsync(before: true, cancellationToken);
            await new MergedAssets(bench).KeepTakenAsync(cancellationToken);
            await bench.RunAsync(Change, cancellationToken);
            await bench.RunAsync(Retire, cancellationToken, new NpgsqlParameter { Value = bench.Now });
            await RecordAsync(before: false, cancellationToken);
        }

        bench.Findings.Unchanged += known - changed;
        bench.Findings.Changed += changed;
        bench.Findings.Retired += retired;
        bench.Findings.Added += await bench.RunAsync(
            $"INSERT INTO atlas.assets ({columns}) SELECT {columns} FROM staged_assets WHERE outcome = 0", cancellationToken);
        var restored = await bench.CountAsync(
            "SELECT count(*) FROM touched_assets t JOIN atlas.assets a USING (id) WHERE t.status_before = 3 AND a.status <> 3",
            cancellationToken);
        if (restored > 0)
        {
            bench.Findings.Notice(ImportSentences.Restored(restored));
        }
    }

    // Before the change: the state of what has no line in the history yet. After it: the new state of everything touched.
    private async Task RecordAsync(bool before, CancellationToken cancellationToken)
    {
        var by = PostGisHistory.ImportOf(bench.Plan.File);
        var last = Guid.Empty;
        var lines = new List<Change>(BatchSize);
        do
        {
            lines.Clear();
            await bench.ReadAsync(
                ReadTouched,
                row =>
                {
                    var asset = AssetColumns.From(row);
                    var statusBefore = (AssetStatus)row.GetInt16(AssetColumns.After);
                    last = asset.Id;
                    lines.Add(before
                        ? PostGisHistory.Added(asset, row.IsDBNull(AssetColumns.After + 1) ? null : row.GetString(AssetColumns.After + 1))
                        : new Change(
                            asset.Id, asset.Version, asset.Updated, by, AssetEdits.Kind(statusBefore, asset.Status), Reason: null,
                            AssetJson.WriteState(asset)));
                },
                cancellationToken,
                new NpgsqlParameter { Value = last },
                new NpgsqlParameter { Value = BatchSize });
            await PostGisHistory.AddAsync(bench.Connection, lines, cancellationToken);
        }
        while (lines.Count == BatchSize);
    }
}
