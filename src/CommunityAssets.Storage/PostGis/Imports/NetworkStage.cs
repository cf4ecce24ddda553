using CommunityAssets.Domain.Places;
using CommunityAssets.Domain.Stewardship;
using Npgsql;

namespace CommunityAssets.Storage.PostGis.Imports;

/// <summary>Stretches of the walking network of an import. What its source no longer has is taken away.</summary>
internal sealed class NetworkStage(Workbench bench) : IStage
{
    private const string Make = """
        CREATE TEMP TABLE staged_network (
            row bigint NOT NULL, metres double precision NOT NULL, walkable boolean NOT NULL, source text COLLATE "C" NOT NULL,
            source_id text COLLATE "C" NOT NULL, kind text, geom geometry NOT NULL) ON COMMIT DROP
        """;

    private const string CountUnchanged = """
        SELECT count(*) FROM staged_network s JOIN atlas.network n USING (source, source_id)
        WHERE (n.metres, n.walkable, n.kind, n.geom::bytea) IS NOT DISTINCT FROM (s.metres, s.walkable, s.kind, s.geom::bytea)
        """;

    private const string Change = """
        UPDATE atlas.network n SET metres = s.metres, walkable = s.walkable, kind = s.kind, geom = s.geom FROM staged_network s
        WHERE n.source = s.source AND n.source_id = s.source_id
            AND (n.metres, n.walkable, n.kind, n.geom::bytea) IS DISTINCT FROM (s.metres, s.walkable, s.kind, s.geom::bytea)
        """;

    // Left to the table's own index: looking into the table while it grows is read through anew for each row where its statistics say that
    // it is empty, which was hours for a country's network.
    private const string Add = """
        INSERT INTO atlas.network (metres, walkable, source, source_id, kind, geom) SELECT metres, walkable, source, source_id, kind, geom
            FROM staged_network
        ON CONFLICT (source, source_id) DO NOTHING
        """;

    private const string TakeAway = """
        DELETE FROM atlas.network n WHERE n.source = $1 AND NOT EXISTS (SELECT
            FROM staged_network s WHERE s.source = n.source AND s.source_id = n.source_id)
        """;

    private bool made;

    /// <summary>Copies stretches into the session.</summary>
    public async Task StageAsync(IAsyncEnumerable<Row<NetworkEdge>> rows, CancellationToken cancellationToken)
    {
        if (!made)
        {
            await bench.RunAsync(Make, cancellationToken);
            made = true;
        }

        await bench.CopyAsync(
            "staged_network", ["row", "metres", "walkable", "source", "source_id", "kind", "geom"], rows, Write, cancellationToken);
    }

    /// <inheritdoc/>
    public async Task ApplyAsync(CancellationToken cancellationToken)
    {
        await bench.RefuseTwiceAsync("staged_network", "source, source_id", "id", "source_id", cancellationToken);
        await bench.RunAsync("ANALYZE staged_network", cancellationToken);
        bench.Findings.Unchanged += await bench.CountAsync(CountUnchanged, cancellationToken);
        bench.Findings.Changed += await bench.RunAsync(Change, cancellationToken);
        if (bench.Plan.RetireMissing)
        {
            bench.Findings.Retired += await bench.RunAsync(TakeAway, cancellationToken, Source());
        }

        bench.Findings.Added += await bench.RunAsync(Add, cancellationToken);
        await bench.RunAsync("ANALYZE atlas.network", cancellationToken);
    }

    /// <inheritdoc/>
    public Task FinishAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private NpgsqlParameter Source() => new() { Value = bench.Plan.Source };

    private static bool Write(CopyWriter copy, NetworkEdge edge, long row)
    {
        copy.Row();
        copy.Big(row);
        copy.Double(edge.Metres);
        copy.Boolean(edge.Walkable);
        copy.Text(edge.Source);
        copy.Text(edge.SourceId);
        copy.Text(edge.Kind);
        copy.Shape(edge.Line);
        return true;
    }
}
