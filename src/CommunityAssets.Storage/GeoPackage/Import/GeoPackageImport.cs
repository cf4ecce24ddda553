using CommunityAssets.Domain.Assets;
using CommunityAssets.Domain.Links;
using CommunityAssets.Domain.Needs;
using CommunityAssets.Domain.Places;
using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Storage.GeoPackage.Sqlite;
using Microsoft.Data.Sqlite;

namespace CommunityAssets.Storage.GeoPackage.Import;

/// <summary>
/// One import into an embedded atlas. It holds the file's write lock from beginning to end, so what the check says is what the commit
/// does; readers go on with the atlas as it was. A process that dies leaves a transaction that was never committed, which SQLite forgets.
/// </summary>
internal sealed class GeoPackageImport(AtlasFile file, Connection connection, ImportPlan plan) : IImportSession
{
    private readonly ImportContext context = new(connection, plan, file.Grid.Code);
    private AreaStage? areas;
    private LookupStage? lookups;
    private PopulationStage? populations;
    private PostcodeStage? postcodes;
    private IndicatorStage? indicators;
    private AssetStage? assets;
    private LinkStage? links;
    private NetworkStage? network;
    private ImportOutcome? outcome;
    private bool committed;
    private bool disposed;

    // In this order each part finds what it needs of the others: values their areas, assets their postcodes, links their assets.
    private IEnumerable<Stage> Stages =>
        new Stage?[] { areas, lookups, populations, postcodes, indicators, assets, links, network }.OfType<Stage>();

    // Areas are touched by what gives them names and parents too; whatever an import may touch is told, whether or not it did.
    private IEnumerable<AtlasPart> Touched => Stages.SelectMany<Stage, AtlasPart>(stage => stage switch
    {
        AssetStage => [AtlasPart.Assets],
        AreaStage => [AtlasPart.Areas],
        IndicatorStage => [AtlasPart.Values],
        PopulationStage or LookupStage => [AtlasPart.Areas, AtlasPart.Values],
        _ => [],
    });

    public Task StageAsync(IAsyncEnumerable<Row<Area>> rows, CancellationToken cancellationToken = default) =>
        StageAsync(rows, (areas ??= new AreaStage(context)).Add, cancellationToken);

    public Task StageAsync(IAsyncEnumerable<Row<AreaPopulation>> rows, CancellationToken cancellationToken = default) =>
        StageAsync(rows, (populations ??= new PopulationStage(context)).Add, cancellationToken);

    public Task StageAsync(IAsyncEnumerable<Row<AreaMembership>> rows, CancellationToken cancellationToken = default) =>
        StageAsync<AreaMembership>(rows, (lookups ??= new LookupStage(context)).Add, cancellationToken);

    public Task StageAsync(IAsyncEnumerable<Row<AreaChange>> rows, CancellationToken cancellationToken = default) =>
        StageAsync<AreaChange>(rows, (lookups ??= new LookupStage(context)).Add, cancellationToken);

    public Task StageAsync(IAsyncEnumerable<Row<Postcode>> rows, CancellationToken cancellationToken = default) =>
        StageAsync(rows, (postcodes ??= new PostcodeStage(context)).Add, cancellationToken);

    public Task StageAsync(IReadOnlyCollection<Indicator> indicators, CancellationToken cancellationToken = default)
    {
        StillOpen();
        (this.indicators ??= new IndicatorStage(context)).Add(indicators);
        return Task.CompletedTask;
    }

    public Task StageAsync(IAsyncEnumerable<Row<IndicatorValue>> rows, CancellationToken cancellationToken = default) =>
        StageAsync<IndicatorValue>(rows, (indicators ??= new IndicatorStage(context)).Add, cancellationToken);

    public Task StageAsync(IAsyncEnumerable<Row<Asset>> rows, CancellationToken cancellationToken = default) =>
        StageAsync(rows, (assets ??= new AssetStage(context)).Add, cancellationToken);

    public Task StageAsync(IAsyncEnumerable<Row<LinkClaim>> rows, CancellationToken cancellationToken = default) =>
        StageAsync(rows, (links ??= new LinkStage(context)).Add, cancellationToken);

    public Task StageAsync(IAsyncEnumerable<Row<NetworkEdge>> rows, CancellationToken cancellationToken = default) =>
        StageAsync(rows, (network ??= new NetworkStage(context)).Add, cancellationToken);

    public Task<ImportOutcome> CheckAsync(CancellationToken cancellationToken = default)
    {
        ObjectDisposedException.ThrowIf(disposed, this);
        return outcome is not null ? Task.FromResult(outcome) : Task.Run(
            () =>
            {
                using var stop = cancellationToken.Register(connection.Interrupt);
                try
                {
                    foreach (var stage in Stages)
                    {
                        cancellationToken.ThrowIfCancellationRequested();
                        stage.Check();
                    }
                }
                catch (SqliteException error)
                {
                    throw file.InWords(error, cancellationToken);
                }

                return outcome = context.Outcome();
            },
            cancellationToken);
    }

    public Task<ImportOutcome> CommitAsync(CancellationToken cancellationToken = default)
    {
        ObjectDisposedException.ThrowIf(disposed, this);
        if (outcome is null || committed)
        {
            throw new InvalidOperationException(committed ? "This import was committed already."
                : "Check an import before it is committed.");
        }

        return Task.Run(
            () =>
            {
                try
                {
                    using (cancellationToken.Register(connection.Interrupt))
                    {
                        Move(file.Now);
                        cancellationToken.ThrowIfCancellationRequested();
                    }

                    connection.Execute("COMMIT");
                }
                catch (SqliteException error)
                {
                    throw file.InWords(error, cancellationToken);
                }

                committed = true;

                // Brings the log back into the file, so that the file alone is the atlas. When a reader is in the way, a later one does it.
                connection.Execute("PRAGMA wal_checkpoint(TRUNCATE)");
                return outcome;
            },
            cancellationToken);
    }

    public ValueTask DisposeAsync()
    {
        if (!disposed)
        {
            disposed = true;
            foreach (var stage in Stages)
            {
                stage.Dispose();
            }

            // Closing the connection undoes whatever was not committed, and drops the temporary tables.
            file.EndWriting(connection);
        }

        return ValueTask.CompletedTask;
    }

    private async Task StageAsync<T>(IAsyncEnumerable<Row<T>> rows, Action<Row<T>> add, CancellationToken cancellationToken)
    {
        StillOpen();
        try
        {
            await foreach (var row in rows.WithCancellation(cancellationToken))
            {
                if (row.Refusal is not null)
                {
                    throw new ArgumentException("Rows that their reader refused are not for the atlas.", nameof(rows));
                }

                add(row);
            }
        }
        catch (SqliteException error)
        {
            throw file.InWords(error, cancellationToken);
        }
    }

    private void StillOpen()
    {
        ObjectDisposedException.ThrowIf(disposed, this);
        if (outcome is not null)
        {
            throw new InvalidOperationException("Rows are staged before an import is checked, not after.");
        }
    }

    private void Move(DateTimeOffset now)
    {
        foreach (var stage in Stages)
        {
            stage.Commit(now);
        }

        connection.Execute(
            """
            INSERT INTO sources (name, what, file, licence, imported, records) VALUES (?1, ?2, ?3, ?4, ?5, ?6)
            ON CONFLICT (name, what) DO UPDATE SET
              file = excluded.file, licence = ifnull(excluded.licence, licence), imported = excluded.imported, records = excluded.records
            """,
            plan.Source, plan.What, plan.File, plan.Licence, Moments.Write(now), outcome!.Added + outcome.Changed + outcome.Unchanged);
        if (plan.IsWholeSource)
        {
            connection.Execute("DELETE FROM source_files WHERE name = ?1 AND what = ?2", plan.Source, plan.What);
        }

        connection.Execute(
            """
            INSERT INTO source_files (name, what, file, imported, records) VALUES (?1, ?2, ?3, ?4, ?5)
            ON CONFLICT (name, what, file) DO UPDATE SET imported = excluded.imported, records = excluded.records
            """,
            plan.Source, plan.What, plan.File, Moments.Write(now), outcome.Added + outcome.Changed + outcome.Unchanged);
        Schema.Touch(connection, "sources", now, extent: false);
        Schema.Touch(connection, "source_files", now, extent: false);
        TouchLog.Write(connection, [.. Touched.Distinct().Select(part => new Touch(part))]);
    }
}
