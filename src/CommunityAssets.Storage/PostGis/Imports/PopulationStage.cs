using CommunityAssets.Domain.Places;
using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Storage.Imports;

namespace CommunityAssets.Storage.PostGis.Imports;

/// <summary>Populations and centroids of an import, by code and vintage; a vintage that the file does not say is the latest that has the
/// code.</summary>
internal sealed class PopulationStage(Workbench bench) : IStage
{
    private const string Make = """
        CREATE TEMP TABLE staged_populations (
            row bigint NOT NULL, vintage integer, population integer, code text COLLATE "C" NOT NULL, centroid geometry) ON COMMIT DROP
        """;

    private const string Resolve = """
        CREATE TEMP TABLE resolved_populations ON COMMIT DROP AS
        SELECT s.row, s.code, c.key, s.population, s.centroid FROM staged_populations s
        LEFT JOIN LATERAL (
            SELECT key FROM atlas.area_codes c WHERE c.code = s.code AND (
                s.vintage IS NULL OR c.vintage = s.vintage) ORDER BY c.vintage DESC LIMIT 1) AS c ON true;
        CREATE TEMP TABLE merged_populations (row bigint, code text, key integer, population integer, centroid geometry) ON COMMIT DROP
        """;

    // A file may give an area's people on one row and its centroid on another; two counts of one area are too many.
    private const string FindTwice = """
        SELECT row, first, code FROM (
            SELECT row, code, population IS NOT NULL AS counted, count(population) OVER same AS counts,
                count(centroid) OVER same AS centroids,
                first_value(row) OVER same AS first
            FROM resolved_populations WHERE key IS NOT NULL WINDOW same AS (PARTITION BY key ORDER BY row)) AS s
        WHERE row > first AND (CASE WHEN counted THEN counts ELSE centroids END) > 1 ORDER BY row
        """;

    private const string Merge = """
        INSERT INTO merged_populations
        SELECT min(row), min(code), key, (array_agg(population ORDER BY row) FILTER (WHERE population IS NOT NULL))[1],
            (array_agg(centroid ORDER BY row) FILTER (WHERE centroid IS NOT NULL))[1]
        FROM resolved_populations WHERE key IS NOT NULL GROUP BY key
        """;

    private const string CountUnchanged = """
        SELECT count(*) FROM merged_populations s JOIN atlas.populations p USING (key)
        WHERE p.population IS NOT DISTINCT FROM coalesce(s.population, p.population)
            AND p.centroid::bytea IS NOT DISTINCT FROM coalesce(s.centroid, p.centroid)::bytea
        """;

    private const string Change = """
        UPDATE atlas.populations p SET population = coalesce(s.population, p.population), centroid = coalesce(s.centroid, p.centroid)
        FROM merged_populations s WHERE p.key = s.key AND (p.population IS DISTINCT FROM coalesce(s.population, p.population)
            OR p.centroid::bytea IS DISTINCT FROM coalesce(s.centroid, p.centroid)::bytea)
        """;

    private const string Add = """
        INSERT INTO atlas.populations (key, population, centroid) SELECT key, population, centroid FROM merged_populations
        ON CONFLICT (key) DO NOTHING
        """;

    private readonly OutsideAreas outside = new();
    private bool made;
    private long taken;

    /// <summary>Copies populations into the session.</summary>
    public async Task StageAsync(IAsyncEnumerable<Row<AreaPopulation>> rows, CancellationToken cancellationToken)
    {
        if (!made)
        {
            await bench.RunAsync(Make, cancellationToken);
            made = true;
        }

        await bench.CopyAsync("staged_populations", ["row", "vintage", "population", "code", "centroid"], rows, Write, cancellationToken);
    }

    /// <inheritdoc/>
    public async Task ApplyAsync(CancellationToken cancellationToken)
    {
        await bench.RunAsync("ANALYZE staged_populations", cancellationToken);
        await bench.RunAsync(Resolve, cancellationToken);
        await bench.ReadAsync(
            "SELECT row, code FROM resolved_populations WHERE key IS NULL ORDER BY row",
            row => outside.Add(bench.Findings, row.GetInt64(0), row.GetString(1)),
            cancellationToken);
        await bench.ReadAsync(
            FindTwice,
            row => bench.Findings.Refuse(
                ImportSentences.Twice(bench.Plan.File, row.GetInt64(0), row.GetInt64(1), "area code", row.GetString(2))),
            cancellationToken);
        await bench.RunAsync(Merge, cancellationToken);
        var unchanged = await bench.CountAsync(CountUnchanged, cancellationToken);
        var changed = await bench.RunAsync(Change, cancellationToken);
        var added = await bench.RunAsync(Add, cancellationToken);
        taken = unchanged + changed + added;
        outside.Tell(bench.Findings, taken);
        bench.Findings.Unchanged += unchanged;
        bench.Findings.Changed += changed;
        bench.Findings.Added += added;
        await bench.RunAsync("ANALYZE atlas.populations", cancellationToken);
    }

    /// <inheritdoc/>
    public Task FinishAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private static bool Write(CopyWriter copy, AreaPopulation population, long row)
    {
        copy.Row();
        copy.Big(row);
        copy.Integer(population.Vintage);
        copy.Integer(population.Population);
        copy.Text(population.Code);
        copy.Shape(population.Centroid);
        return true;
    }
}
