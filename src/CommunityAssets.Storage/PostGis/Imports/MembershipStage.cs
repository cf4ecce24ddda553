using CommunityAssets.Domain.Places;
using CommunityAssets.Domain.Stewardship;

namespace CommunityAssets.Storage.PostGis.Imports;

/// <summary>A membership lookup of an import: which area lies in which. Areas that are not loaded are allowed.</summary>
internal sealed class MembershipStage(Workbench bench) : IStage
{
    private const string Make = """
        CREATE TEMP TABLE staged_memberships (
            row bigint NOT NULL, child_vintage integer NOT NULL, parent_vintage integer NOT NULL, child_level smallint NOT NULL,
            parent_level smallint NOT NULL, child text COLLATE "C" NOT NULL, parent text COLLATE "C" NOT NULL,
            parent_name text) ON COMMIT DROP
        """;

    private const string AddCodes = """
        INSERT INTO atlas.area_codes (code, vintage, level)
        SELECT code, vintage, max(level) FROM (
            SELECT child AS code, child_vintage AS vintage, child_level AS level FROM staged_memberships
            UNION SELECT parent, parent_vintage, parent_level FROM staged_memberships) AS s
        WHERE NOT EXISTS (SELECT FROM atlas.area_codes c WHERE c.code = s.code AND c.vintage = s.vintage)
        GROUP BY code, vintage ORDER BY code
        """;

    // A lookup of small areas tells of the larger ones many times over; that is once.
    private const string Resolve = """
        CREATE TEMP TABLE resolved_memberships ON COMMIT DROP AS
        SELECT DISTINCT ON (c.key, p.key) c.key AS child, p.key AS parent, s.parent_level, s.parent_name FROM staged_memberships s
        JOIN atlas.area_codes c ON c.code = s.child AND c.vintage = s.child_vintage
        JOIN atlas.area_codes p ON p.code = s.parent AND p.vintage = s.parent_vintage
        WHERE c.key <> p.key ORDER BY c.key, p.key, s.row
        """;

    private const string CountUnchanged = """
        SELECT count(*) FROM resolved_memberships s JOIN atlas.memberships m USING (child, parent)
        WHERE (m.parent_level, m.parent_name) IS NOT DISTINCT FROM (s.parent_level, s.parent_name)
        """;

    private const string Change = """
        UPDATE atlas.memberships m SET parent_level = s.parent_level, parent_name = s.parent_name FROM resolved_memberships s
        WHERE m.child = s.child AND m.parent = s.parent AND (m.parent_level, m.parent_name) IS DISTINCT FROM (s.parent_level, s.parent_name)
        """;

    private const string Add = """
        INSERT INTO atlas.memberships (child, parent, parent_level, parent_name) SELECT child, parent, parent_level, parent_name
            FROM resolved_memberships
        ON CONFLICT (child, parent) DO NOTHING
        """;

    private bool made;
    private bool applied;
    private long taken;

    /// <summary>Copies a membership lookup into the session.</summary>
    public async Task StageAsync(IAsyncEnumerable<Row<AreaMembership>> rows, CancellationToken cancellationToken)
    {
        if (!made)
        {
            await bench.RunAsync(Make, cancellationToken);
            made = true;
        }

        await bench.CopyAsync(
            "staged_memberships",
            ["row", "child_vintage", "parent_vintage", "child_level", "parent_level", "child", "parent", "parent_name"],
            rows,
            Write,
            cancellationToken);
    }

    /// <inheritdoc/>
    public async Task ApplyAsync(CancellationToken cancellationToken)
    {
        if (applied)
        {
            return;
        }

        applied = true;
        await bench.RunAsync("ANALYZE staged_memberships", cancellationToken);
        await bench.RunAsync(AddCodes, cancellationToken);
        await bench.RunAsync(Resolve, cancellationToken);
        var unchanged = await bench.CountAsync(CountUnchanged, cancellationToken);
        var changed = await bench.RunAsync(Change, cancellationToken);
        var added = await bench.RunAsync(Add, cancellationToken);
        bench.Findings.Unchanged += unchanged;
        bench.Findings.Changed += changed;
        bench.Findings.Added += added;
        taken = unchanged + changed + added;
        await bench.RunAsync("ANALYZE atlas.area_codes; ANALYZE atlas.memberships", cancellationToken);
    }

    /// <inheritdoc/>
    public Task FinishAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private static bool Write(CopyWriter copy, AreaMembership membership, long row)
    {
        copy.Row();
        copy.Big(row);
        copy.Integer(membership.Child.Vintage);
        copy.Integer(membership.Parent.Vintage);
        copy.Small((int)(GssCode.LevelOf(membership.Child.Code) ?? default));
        copy.Small((int)membership.ParentLevel);
        copy.Text(membership.Child.Code);
        copy.Text(membership.Parent.Code);
        copy.Text(membership.ParentName);
        return true;
    }
}
