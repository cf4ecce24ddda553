using CommunityAssets.Domain.Assets;
using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Storage.Imports;
using CommunityAssets.Storage.Records;
using Npgsql;

namespace CommunityAssets.Storage.PostGis.Imports;

/// <summary>
/// Assets of an import. The first ones of an atlas are copied straight into the table that takes the empty one's place; later ones into a
/// table of the session, and from there where they belong.
/// </summary>
internal sealed class AssetStage(Workbench bench) : IStage
{
    private const string Staged = "staged_assets";

    // Outcome: 0 new, 1 unchanged, 2 changed.
    private const string Make = """
        CREATE TEMP TABLE staged_assets (LIKE atlas.assets INCLUDING DEFAULTS) ON COMMIT DROP;
        ALTER TABLE staged_assets ADD outcome smallint NOT NULL DEFAULT 0
        """;

    // A file may bring ids along, from an atlas that it was exported from; one that is taken gives way.
    private const string GiveNewIds = """
        UPDATE {0} s SET id = atlas.new_id() FROM (
            SELECT ctid AS place, row_number() OVER (PARTITION BY id ORDER BY source_row, ctid) AS nth FROM {0}) AS ranked
        WHERE s.ctid = ranked.place AND ranked.nth > 1
        """;

    private static readonly string[] Columns =
        [.. AssetColumns.Content, .. AssetColumns.Identity, "import", "source_row", "said"];

    private static readonly string ColumnList = string.Join(", ", Columns);

    private readonly AssetWords words = new();
    private readonly Timetables timetables = new();
    private FreshTable? fresh;
    private bool made;
    private int import;
    private long copied;
    private bool toPlace;

    /// <summary>The table that holds this atlas's assets until the commit.</summary>
    public string Table => fresh?.Name ?? "atlas.assets";

    /// <summary>Copies assets into the session.</summary>
    public async Task StageAsync(IAsyncEnumerable<Row<Asset>> rows, CancellationToken cancellationToken)
    {
        if (!made)
        {
            fresh = await FreshTable.MakeAsync(bench, "assets", cancellationToken);
            if (fresh is null)
            {
                await bench.RunAsync(Make, cancellationToken);
            }

            import = (int)await bench.CountAsync(
                "INSERT INTO atlas.imports (at, source, what, file) VALUES ($1, $2, $3, $4) RETURNING key::bigint",
                cancellationToken,
                new() { Value = bench.Now },
                new() { Value = bench.Plan.Source },
                new() { Value = bench.Plan.What },
                new() { Value = bench.Plan.File });
            made = true;
        }

        copied += await bench.CopyAsync(fresh?.Name ?? Staged, Columns, rows, Write, cancellationToken);
    }

    /// <inheritdoc/>
    public async Task ApplyAsync(CancellationToken cancellationToken)
    {
        var table = fresh?.Name ?? Staged;
        var once = fresh is not null && await fresh.TryBuildUniqueAsync(cancellationToken);
        if (!once)
        {
            await bench.RefuseTwiceAsync(table, "source, source_id", "id", "source_id", cancellationToken, "source_row");
            await bench.RunAsync(GiveNewIds.Replace("{0}", table, StringComparison.Ordinal), cancellationToken);
            if (fresh is not null)
            {
                await fresh.TryBuildUniqueAsync(cancellationToken);
            }
        }

        var places = new AssetPlaces(bench, table);
        if (toPlace)
        {
            await places.PlaceAsync(cancellationToken);
        }

        if (fresh is not null)
        {
            // Even before the first asset comes, somebody may have declined one.
            var keptBack = await new AssetsKeptBack(bench, table).RemoveAsync("true", cancellationToken);
            bench.Findings.KeptBack += keptBack;
            copied -= keptBack;
            bench.Findings.Added += once ? copied : await bench.CountAsync($"SELECT count(*) FROM {table}", cancellationToken);
        }
        else
        {
            await new AssetMerge(bench, ColumnList).MergeAsync(cancellationToken);
        }

        if (bench.Findings.KeptBack > 0)
        {
            bench.Findings.Notice(ImportSentences.KeptBack(bench.Findings.KeptBack));
        }

        var which = fresh is null ? "s.outcome <> 1" : "true";
        if (toPlace)
        {
            await places.TellAsync(which, cancellationToken);
        }

        await places.TellOutsideAsync(which, cancellationToken);
    }

    /// <inheritdoc/>
    public async Task FinishAsync(CancellationToken cancellationToken)
    {
        if (fresh is not null)
        {
            await fresh.BuildOthersAsync(cancellationToken);
        }
        else
        {
            await bench.RunAsync("ANALYZE atlas.assets", cancellationToken);
        }

        // As late as may be: an edit that brings one of the same words waits until this transaction ends.
        await words.SaveAsync(bench.Connection, cancellationToken);
        if (fresh is not null)
        {
            await fresh.TakePlaceAsync(cancellationToken);
            fresh = null;
        }
    }

    private bool Write(CopyWriter copy, Asset asset, long row)
    {
        words.Add(asset.Name);
        words.Add(asset.Summary);
        var location = asset.Location;
        toPlace |= location is { Shape: null, Postcode: not null };
        var (sessions, days) = timetables.Of(asset.Sessions);
        copy.Row();
        copy.Small((int)asset.Kind);
        copy.Small((int)asset.Status);
        copy.Small((int)asset.Visibility);
        copy.Small((int)location.Placement);
        copy.Small(days);
        copy.Small(asset.Access.YesMask);
        copy.Small(asset.Access.NoMask);
        if (asset.Cost is { } cost)
        {
            copy.Small((int)cost.Kind);
        }
        else
        {
            copy.Null();
        }

        copy.Integer(asset.Capacity);
        copy.Integer(asset.Audience?.AgeFrom);
        copy.Integer(asset.Audience?.AgeTo);
        copy.Date(asset.Verification?.On);
        copy.Date(asset.Verification?.NextDue);
        copy.Date(asset.Provenance.Retrieved);
        copy.Boolean(location.Online);
        copy.Text(asset.Provenance.Source);
        copy.Text(asset.Provenance.SourceId);
        copy.Text(asset.Name);
        copy.SortName(asset.Name);
        copy.Text(asset.Summary);
        copy.Texts(asset.Topics);
        copy.Texts(location.Covers);
        copy.Texts(asset.Languages);
        copy.Text(location.Address);
        copy.Text(location.Postcode);
        copy.Text(asset.Audience?.Words);
        copy.Number(asset.Cost?.Pounds);
        copy.Text(asset.Cost?.Note);
        copy.Text(asset.Contact?.Phone);
        copy.Text(asset.Contact?.Email);
        copy.Text(asset.Contact?.Web);
        copy.Text(asset.Provenance.Licence);
        copy.Text(asset.Verification?.ByRole);
        copy.Json(sessions);
        copy.Shape(location.Shape);
        copy.Uuid(asset.Id);
        copy.Integer(Math.Max(1, asset.Version));
        copy.Time(bench.Now);
        copy.Time(bench.Now);
        copy.Integer(import);
        copy.Big(row);
        var said = ContentHash.Of(asset, sessions);

        // One byte more where the source itself says that it is no longer there: so that it comes back when the source lists it again.
        copy.Bytes(asset.Status == AssetStatus.Retired ? [.. said, 1] : said);
        return true;
    }
}
