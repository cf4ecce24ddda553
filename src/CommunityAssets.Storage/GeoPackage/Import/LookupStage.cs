using CommunityAssets.Domain.Places;
using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Storage.GeoPackage.Sqlite;

namespace CommunityAssets.Storage.GeoPackage.Import;

/// <summary>
/// Lookups on their way in: which area lies in which, and how areas changed. A lookup tells the same pair again in every line below it,
/// so a pair that is there already is no mistake.
/// </summary>
internal sealed class LookupStage : Stage
{
    private readonly Statement membership;
    private readonly Statement change;

    public LookupStage(ImportContext context)
        : base(context)
    {
        Connection.Execute(
            """
            CREATE TEMP TABLE stage_memberships (
              child TEXT, child_vintage INTEGER, parent TEXT, parent_vintage INTEGER, parent_level INTEGER, parent_name TEXT, state INTEGER,
              PRIMARY KEY (child, child_vintage, parent, parent_vintage)) WITHOUT ROWID
            """);
        Connection.Execute(
            """
            CREATE TEMP TABLE stage_changes (
              from_code TEXT, from_vintage INTEGER, to_code TEXT, to_vintage INTEGER, kind INTEGER, state INTEGER,
              PRIMARY KEY (from_vintage, to_vintage, from_code, to_code)) WITHOUT ROWID
            """);
        membership = Keep("INSERT OR IGNORE INTO temp.stage_memberships VALUES (?1, ?2, ?3, ?4, ?5, ?6, 1)");
        change = Keep("INSERT OR IGNORE INTO temp.stage_changes VALUES (?1, ?2, ?3, ?4, ?5, 1)");
    }

    public void Add(Row<AreaMembership> row)
    {
        var record = row.Record!;
        membership.Bind(1, record.Child.Code).Bind(2, (long?)record.Child.Vintage).Bind(3, record.Parent.Code)
            .Bind(4, (long?)record.Parent.Vintage);
        membership.Bind(5, (long)record.ParentLevel).Bind(6, record.ParentName).Run();
    }

    public void Add(Row<AreaChange> row)
    {
        var record = row.Record!;
        change.Bind(1, record.From.Code).Bind(2, (long?)record.From.Vintage).Bind(3, record.To.Code).Bind(4, (long?)record.To.Vintage);
        change.Bind(5, (long)record.Kind).Run();
    }

    public override void Check()
    {
        Connection.Execute(
            """
            UPDATE temp.stage_memberships AS s
            SET state = CASE WHEN m.parent_level = s.parent_level AND m.parent_name IS s.parent_name THEN 0 ELSE 2 END
            FROM area_memberships m
            WHERE m.child = s.child AND m.child_vintage = s.child_vintage AND m.parent = s.parent AND m.parent_vintage = s.parent_vintage
            """);
        Connection.Execute(
            """
            UPDATE temp.stage_changes AS s SET state = CASE WHEN c.kind = s.kind THEN 0 ELSE 2 END
            FROM area_changes c
            WHERE c.from_vintage = s.from_vintage AND c.to_vintage = s.to_vintage AND c.from_code = s.from_code AND c.to_code = s.to_code
            """);
        Context.Tally("state", "temp.stage_memberships");
        Context.Tally("state", "temp.stage_changes");
    }

    public override void Commit(DateTimeOffset now)
    {
        Connection.Execute(
            """
            INSERT INTO area_memberships (child, child_vintage, parent, parent_vintage, parent_level, parent_name)
            SELECT child, child_vintage, parent, parent_vintage, parent_level, parent_name FROM temp.stage_memberships WHERE state <> 0
            ON CONFLICT (child, child_vintage, parent, parent_vintage) DO UPDATE SET
              parent_level = excluded.parent_level, parent_name = excluded.parent_name
            """);
        Connection.Execute(
            """
            INSERT INTO area_changes (from_code, from_vintage, to_code, to_vintage, kind)
            SELECT from_code, from_vintage, to_code, to_vintage, kind FROM temp.stage_changes WHERE state <> 0
            ON CONFLICT (from_vintage, to_vintage, from_code, to_code) DO UPDATE SET kind = excluded.kind
            """);
        Schema.Touch(Connection, "area_memberships", now, extent: false);
        Schema.Touch(Connection, "area_changes", now, extent: false);
    }
}
