using CommunityAssets.Domain.Assets;
using CommunityAssets.Domain.Links;
using CommunityAssets.Domain.Needs;
using CommunityAssets.Domain.Places;
using CommunityAssets.Domain.Stewardship;
using Npgsql;

namespace CommunityAssets.Storage.PostGis.Imports;

/// <summary>
/// One import into PostGIS: one connection with one transaction, from beginning to end. Rows are copied into tables of the session; the
/// check applies them inside the transaction, so that it can say exactly what a commit would do; the commit makes it seen. When the
/// session is disposed before, or its process dies, the server rolls everything back.
/// </summary>
internal sealed class ImportSession : IImportSession
{
    private readonly Workbench bench;
    private readonly NpgsqlTransaction transaction;
    private AreaStage? areas;
    private ChangeStage? changes;
    private MembershipStage? memberships;
    private PopulationStage? populations;
    private PostcodeStage? postcodes;
    private IndicatorStage? indicators;
    private AssetStage? assets;
    private LinkStage? links;
    private NetworkStage? network;
    private ImportOutcome? outcome;
    private bool committed;

    private ImportSession(Workbench bench, NpgsqlTransaction transaction)
    {
        this.bench = bench;
        this.transaction = transaction;
    }

    // In the order in which they build on each other.
    private IEnumerable<IStage> Stages =>
        new IStage?[] { areas, changes, memberships, populations, postcodes, indicators, assets, links, network }.OfType<IStage>();

    // Areas are touched by what gives them names and parents too; whatever an import may touch is told, whether or not it did.
    private IEnumerable<AtlasPart> Touched => Stages.SelectMany<IStage, AtlasPart>(stage => stage switch
    {
        AssetStage => [AtlasPart.Assets],
        AreaStage => [AtlasPart.Areas],
        IndicatorStage => [AtlasPart.Values],
        PopulationStage or MembershipStage or ChangeStage => [AtlasPart.Areas, AtlasPart.Values],
        _ => [],
    }).Distinct();

    /// <summary>Begins an import, when no other one runs.</summary>
    /// <exception cref="AtlasBusyException">Another import runs, and did not end in time.</exception>
    public static async Task<ImportSession> BeginAsync(Database database, ImportPlan plan, CancellationToken cancellationToken)
    {
        var connection = await database.OpenAsync(cancellationToken);
        try
        {
            var begun = await connection.BeginTransactionAsync(cancellationToken);
            await ImportLock.TakeAsync(database, connection, plan, cancellationToken);
            return new ImportSession(new Workbench(database, connection, plan, database.Now), begun);
        }
        catch (Exception problem)
        {
            await connection.DisposeAsync();
            if (database.Explain(problem) is var told && !ReferenceEquals(told, problem))
            {
                throw told;
            }

            throw;
        }
    }

    /// <inheritdoc/>
    public Task StageAsync(IAsyncEnumerable<Row<Area>> rows, CancellationToken cancellationToken = default)
    {
        indicators?.ExpectAreas();
        return StageAsync(() => (areas ??= new AreaStage(bench)).StageAsync(rows, cancellationToken));
    }

    /// <inheritdoc/>
    public Task StageAsync(IAsyncEnumerable<Row<AreaPopulation>> rows, CancellationToken cancellationToken = default) =>
        StageAsync(() => (populations ??= new PopulationStage(bench)).StageAsync(rows, cancellationToken));

    /// <inheritdoc/>
    public Task StageAsync(IAsyncEnumerable<Row<AreaMembership>> rows, CancellationToken cancellationToken = default) =>
        StageAsync(() => (memberships ??= new MembershipStage(bench)).StageAsync(rows, cancellationToken));

    /// <inheritdoc/>
    public Task StageAsync(IAsyncEnumerable<Row<AreaChange>> rows, CancellationToken cancellationToken = default) =>
        StageAsync(() => (changes ??= new ChangeStage(bench)).StageAsync(rows, cancellationToken));

    /// <inheritdoc/>
    public Task StageAsync(IAsyncEnumerable<Row<Postcode>> rows, CancellationToken cancellationToken = default) =>
        StageAsync(() => (postcodes ??= new PostcodeStage(bench)).StageAsync(rows, cancellationToken));

    /// <inheritdoc/>
    public Task StageAsync(IReadOnlyCollection<Indicator> indicators, CancellationToken cancellationToken = default) =>
        StageAsync(() => (this.indicators ??= new IndicatorStage(bench)).StageAsync(indicators, cancellationToken));

    /// <inheritdoc/>
    public Task StageAsync(IAsyncEnumerable<Row<IndicatorValue>> rows, CancellationToken cancellationToken = default) =>
        StageAsync(() => (indicators ??= new IndicatorStage(bench)).StageAsync(rows, cancellationToken));

    /// <inheritdoc/>
    public Task StageAsync(IAsyncEnumerable<Row<Asset>> rows, CancellationToken cancellationToken = default) =>
        StageAsync(() => (assets ??= new AssetStage(bench)).StageAsync(rows, cancellationToken));

    /// <inheritdoc/>
    public Task StageAsync(IAsyncEnumerable<Row<LinkClaim>> rows, CancellationToken cancellationToken = default) =>
        StageAsync(() =>
        {
            links ??= new LinkStage(bench) { Assets = () => assets?.Table ?? "atlas.assets" };
            return links.StageAsync(rows, cancellationToken);
        });

    /// <inheritdoc/>
    public Task StageAsync(IAsyncEnumerable<Row<NetworkEdge>> rows, CancellationToken cancellationToken = default) =>
        StageAsync(() => (network ??= new NetworkStage(bench)).StageAsync(rows, cancellationToken));

    /// <inheritdoc/>
    public async Task<ImportOutcome> CheckAsync(CancellationToken cancellationToken = default)
    {
        if (outcome is null)
        {
            await GuardAsync(async () =>
            {
                foreach (var stage in Stages)
                {
                    await stage.ApplyAsync(cancellationToken);
                }
            });
            outcome = bench.Findings.ToOutcome();
        }

        return outcome;
    }

    /// <inheritdoc/>
    public async Task<ImportOutcome> CommitAsync(CancellationToken cancellationToken = default)
    {
        if (outcome is null)
        {
            throw new InvalidOperationException("Check an import before it is committed.");
        }

        if (committed)
        {
            throw new InvalidOperationException("This import was committed already.");
        }

        await GuardAsync(async () =>
        {
            foreach (var stage in Stages)
            {
                await stage.FinishAsync(cancellationToken);
            }

            await RecordSourceAsync(cancellationToken);
            await TouchLog.WriteAsync(bench.Connection, Touched, cancellationToken);
            await transaction.CommitAsync(cancellationToken);
            committed = true;
        });
        return outcome;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        try
        {
            // Disposing a transaction that was not committed rolls it back, and with it the session's tables and its lock.
            await transaction.DisposeAsync();
        }
        finally
        {
            await bench.Connection.DisposeAsync();
        }
    }

    private async Task RecordSourceAsync(CancellationToken cancellationToken)
    {
        await bench.RunAsync(
            """
            INSERT INTO atlas.sources (name, what, file, licence, imported, records) VALUES ($1, $2, $3, $4, $5, $6)
            ON CONFLICT (what, name) DO UPDATE SET file = excluded.file, licence = coalesce(excluded.licence, sources.licence),
                imported = excluded.imported, records = excluded.records
            """,
            cancellationToken,
            new() { Value = bench.Plan.Source },
            new() { Value = bench.Plan.What },
            new() { Value = bench.Plan.File },
            new() { Value = (object?)bench.Plan.Licence ?? DBNull.Value, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Text },
            new() { Value = bench.Now },
            new() { Value = bench.Findings.Taken });
        if (bench.Plan.IsWholeSource)
        {
            await bench.RunAsync(
                "DELETE FROM atlas.source_files WHERE what = $1 AND name = $2",
                cancellationToken,
                new() { Value = bench.Plan.What },
                new() { Value = bench.Plan.Source });
        }

        await bench.RunAsync(
            """
            INSERT INTO atlas.source_files (what, name, file, imported, records) VALUES ($1, $2, $3, $4, $5)
            ON CONFLICT (what, name, file) DO UPDATE SET imported = excluded.imported, records = excluded.records
            """,
            cancellationToken,
            new() { Value = bench.Plan.What },
            new() { Value = bench.Plan.Source },
            new() { Value = bench.Plan.File },
            new() { Value = bench.Now },
            new() { Value = bench.Findings.Taken });
    }

    private Task StageAsync(Func<Task> work) =>
        outcome is null ? GuardAsync(work) : throw new InvalidOperationException("Rows are staged before an import is checked, not after.");

    private async Task GuardAsync(Func<Task> work)
    {
        try
        {
            await work();
        }
        catch (Exception problem) when (
            bench.Database.Explain(problem) is var told && !ReferenceEquals(told, problem) && problem is NpgsqlException)
        {
            throw bench.Database.Explain(problem);
        }
        catch (PostgresException problem) when (problem.SqlState == PostgresErrorCodes.UniqueViolation)
        {
            // Everything within the file was looked for before; what is left came from somebody who worked in the atlas meanwhile.
            throw new AtlasBusyException(
                $"Somebody added one of the records of {bench.Plan.File} while it was being imported. "
                + "Nothing was changed. Import it again.",
                problem);
        }
    }
}
