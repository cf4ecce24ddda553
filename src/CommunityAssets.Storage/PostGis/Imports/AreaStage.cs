using CommunityAssets.Domain.Places;
using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Storage.Records;

namespace CommunityAssets.Storage.PostGis.Imports;

/// <summary>Areas of an import. Same code and vintage: same area.</summary>
internal sealed class AreaStage(Workbench bench) : IStage
{
    private const string Make = """
        CREATE TEMP TABLE staged_areas (
            row bigint NOT NULL, vintage integer NOT NULL, level smallint NOT NULL,
            code text COLLATE "C" NOT NULL, name text NOT NULL, source text,
            said bytea NOT NULL, geom geometry NOT NULL) ON COMMIT DROP
        """;

    private const string AddCodes = """
        INSERT INTO atlas.area_codes (code, vintage, level) SELECT s.code, s.vintage, s.level FROM staged_areas s
        WHERE NOT EXISTS (SELECT FROM atlas.area_codes c WHERE c.code = s.code AND c.vintage = s.vintage)
        ORDER BY s.level, s.vintage, s.code;
        UPDATE atlas.area_codes c SET level = s.level FROM staged_areas s
        WHERE c.code = s.code AND c.vintage = s.vintage AND c.level <> s.level
        """;

    private const string CountUnchanged = """
        SELECT count(*) FROM staged_areas s JOIN atlas.areas a ON a.code = s.code AND a.vintage = s.vintage WHERE a.said = s.said
        """;

    private const string Change = """
        UPDATE atlas.areas a SET level = s.level, name = s.name, source = s.source, said = s.said,
            inner_point = ST_PointOnSurface(s.geom), geom = s.geom
        FROM staged_areas s WHERE a.code = s.code AND a.vintage = s.vintage AND a.said <> s.said
        """;

    private const string Add = """
        INSERT INTO atlas.areas (key, vintage, level, code, name, source, said, inner_point, geom)
        SELECT c.key, s.vintage, s.level, s.code, s.name, s.source, s.said, ST_PointOnSurface(s.geom), s.geom
        FROM staged_areas s JOIN atlas.area_codes c ON c.code = s.code AND c.vintage = s.vintage
        WHERE NOT EXISTS (SELECT FROM atlas.areas a WHERE a.key = c.key) ORDER BY s.level, s.vintage, s.code
        """;

    private bool made;
    private bool applied;

    /// <summary>Copies areas into the session.</summary>
    public async Task StageAsync(IAsyncEnumerable<Row<Area>> rows, CancellationToken cancellationToken)
    {
        if (!made)
        {
            await bench.RunAsync(Make, cancellationToken);
            made = true;
        }

        await bench.CopyAsync(
            "staged_areas", ["row", "vintage", "level", "code", "name", "source", "said", "geom"], rows, Write, cancellationToken);
    }

    /// <inheritdoc/>
    public async Task ApplyAsync(CancellationToken cancellationToken)
    {
        if (applied)
        {
            return;
        }

        applied = true;
        await bench.RefuseTwiceAsync("staged_areas", "code, vintage", "area code", "code || ' of ' || vintage", cancellationToken);
        await bench.RunAsync("ANALYZE staged_areas", cancellationToken);
        await bench.RunAsync(AddCodes, cancellationToken);
        bench.Findings.Unchanged += await bench.CountAsync(CountUnchanged, cancellationToken);
        bench.Findings.Changed += await bench.RunAsync(Change, cancellationToken);
        bench.Findings.Added += await bench.RunAsync(Add, cancellationToken);
        await bench.RunAsync("ANALYZE atlas.area_codes; ANALYZE atlas.areas", cancellationToken);
    }

    /// <inheritdoc/>
    public Task FinishAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private bool Write(CopyWriter copy, Area area, long row)
    {
        if (area.Shape is not { } shape)
        {
            bench.Findings.Refuse(
                new Refusal(bench.Plan.File, row, "geometry", $"'{area.Key.Code}' has no shape.", "Give each area its polygon."));
            return false;
        }

        copy.Row();
        copy.Big(row);
        copy.Integer(area.Key.Vintage);
        copy.Small((int)area.Level);
        copy.Text(area.Key.Code);
        copy.Text(area.Name);
        copy.Text(area.Source ?? bench.Plan.Source);
        copy.Bytes(ContentHash.Of(area));
        copy.Shape(shape);
        return true;
    }
}
