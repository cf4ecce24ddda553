using CommunityAssets.Domain.Places;
using CommunityAssets.Domain.Stewardship;

namespace CommunityAssets.Storage.PostGis.Imports;

/// <summary>A change lookup of an import: how areas of one vintage became those of another. Areas that are not loaded are
/// allowed.</summary>
internal sealed class ChangeStage(Workbench bench) : IStage
{
    private const string Make = """
        CREATE TEMP TABLE staged_changes (
            row bigint NOT NULL, earlier_vintage integer NOT NULL, later_vintage integer NOT NULL, earlier_level smallint NOT NULL,
            later_level smallint NOT NULL, kind smallint NOT NULL, earlier text COLLATE "C" NOT NULL,
            later text COLLATE "C" NOT NULL) ON COMMIT DROP
        """;

    private const string AddCodes = """
        INSERT INTO atlas.area_codes (code, vintage, level)
        SELECT code, vintage, max(level) FROM (
            SELECT earlier AS code, earlier_vintage AS vintage, earlier_level AS level FROM staged_changes
            UNION SELECT later, later_vintage, later_level FROM staged_changes) AS s
        WHERE NOT EXISTS (SELECT FROM atlas.area_codes c WHERE c.code = s.code AND c.vintage = s.vintage)
        GROUP BY code, vintage ORDER BY code
        """;

    // A lookup may say the same of two areas on several lines; that is once.
    private const string Resolve = """
        CREATE TEMP TABLE resolved_changes ON COMMIT DROP AS
        SELECT DISTINCT ON (e.key, l.key) e.key AS earlier, l.key AS later, s.kind FROM staged_changes s
        JOIN atlas.area_codes e ON e.code = s.earlier AND e.vintage = s.earlier_vintage
        JOIN atlas.area_codes l ON l.code = s.later AND l.vintage = s.later_vintage
        ORDER BY e.key, l.key, s.row
        """;

    private const string CountUnchanged =
        "SELECT count(*) FROM resolved_changes s JOIN atlas.area_changes c USING (earlier, later) WHERE c.kind = s.kind";

    private const string Change = """
        UPDATE atlas.area_changes c SET kind = s.kind FROM resolved_changes s
        WHERE c.earlier = s.earlier AND c.later = s.later AND c.kind <> s.kind
        """;

    private const string Add = """
        INSERT INTO atlas.area_changes (earlier, later, kind) SELECT earlier, later, kind FROM resolved_changes
        ON CONFLICT (earlier, later) DO NOTHING
        """;

    private bool made;
    private bool applied;
    private long taken;

    /// <summary>Copies a change lookup into the session.</summary>
    public async Task StageAsync(IAsyncEnumerable<Row<AreaChange>> rows, CancellationToken cancellationToken)
    {
        if (!made)
        {
            await bench.RunAsync(Make, cancellationToken);
            made = true;
        }

        await bench.CopyAsync(
            "staged_changes", ["row", "earlier_vintage", "later_vintage", "earlier_level", "later_level", "kind", "earlier", "later"],
            rows, Write, cancellationToken);
    }

    /// <inheritdoc/>
    public async Task ApplyAsync(CancellationToken cancellationToken)
    {
        if (applied)
        {
            return;
        }

        applied = true;
        await bench.RunAsync("ANALYZE staged_changes", cancellationToken);
        await bench.RunAsync(AddCodes, cancellationToken);
        await bench.RunAsync(Resolve, cancellationToken);
        var unchanged = await bench.CountAsync(CountUnchanged, cancellationToken);
        var changed = await bench.RunAsync(Change, cancellationToken);
        var added = await bench.RunAsync(Add, cancellationToken);
        bench.Findings.Unchanged += unchanged;
        bench.Findings.Changed += changed;
        bench.Findings.Added += added;
        taken = unchanged + changed + added;
    }

    /// <inheritdoc/>
    public Task FinishAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private static bool Write(CopyWriter copy, AreaChange change, long row)
    {
        copy.Row();
        copy.Big(row);
        copy.Integer(change.From.Vintage);
        copy.Integer(change.To.Vintage);
        copy.Small((int)(GssCode.LevelOf(change.From.Code) ?? default));
        copy.Small((int)(GssCode.LevelOf(change.To.Code) ?? default));
        copy.Small((int)change.Kind);
        copy.Text(change.From.Code);
        copy.Text(change.To.Code);
        return true;
    }
}
