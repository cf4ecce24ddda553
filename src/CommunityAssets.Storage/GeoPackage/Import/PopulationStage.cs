using CommunityAssets.Domain.Places;
using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Storage.GeoPackage.Sqlite;
using CommunityAssets.Storage.Imports;

namespace CommunityAssets.Storage.GeoPackage.Import;

/// <summary>
/// Populations and centroids on their way in. They may come in two files about the same areas, so each is staged for itself. Those of areas
/// that are known from a lookup alone are kept as well: carrying values from one year's areas to another's is weighted by them.
/// </summary>
internal sealed class PopulationStage : Stage
{
    private readonly Statement insertCount;
    private readonly Statement firstCount;
    private readonly Statement insertCentre;
    private readonly Statement firstCentre;

    public PopulationStage(ImportContext context)
        : base(context)
    {
        // Vintage 0 stands for "the file does not say".
        Connection.Execute(
            "CREATE TEMP TABLE stage_counts (row INTEGER, code TEXT, vintage INTEGER, population INTEGER, resolved INTEGER, "
                + "UNIQUE (code, vintage))");
        Connection.Execute(
            "CREATE TEMP TABLE stage_centres (row INTEGER, code TEXT, vintage INTEGER, x REAL, y REAL, resolved INTEGER, UNIQUE "
                + "(code, vintage))");
        insertCount = Keep("INSERT OR IGNORE INTO temp.stage_counts (row, code, vintage, population) VALUES (?1, ?2, ?3, ?4)");
        firstCount = Keep("SELECT row FROM temp.stage_counts WHERE code = ?1 AND vintage = ?2");
        insertCentre = Keep("INSERT OR IGNORE INTO temp.stage_centres (row, code, vintage, x, y) VALUES (?1, ?2, ?3, ?4, ?5)");
        firstCentre = Keep("SELECT row FROM temp.stage_centres WHERE code = ?1 AND vintage = ?2");
    }

    public void Add(Row<AreaPopulation> row)
    {
        var record = row.Record!;
        var vintage = (long)(record.Vintage ?? 0);
        if (record.Population is { } people)
        {
            insertCount.Bind(1, (long?)row.Number).Bind(2, record.Code).Bind(3, (long?)vintage).Bind(4, (long)people);
            firstCount.Bind(1, record.Code).Bind(2, (long?)vintage);
            InsertOnce(insertCount, firstCount, row.Number, "area code", record.Code);
        }

        if (record.Centroid is { } centre)
        {
            insertCentre.Bind(1, (long?)row.Number).Bind(2, record.Code).Bind(3, (long?)vintage).Bind(4, (double?)centre.X)
                .Bind(5, (double?)centre.Y);
            firstCentre.Bind(1, record.Code).Bind(2, (long?)vintage);
            InsertOnce(insertCentre, firstCentre, row.Number, "area code", record.Code);
        }
    }

    public override void Check()
    {
        ListKnownCodes();
        foreach (var table in (ReadOnlySpan<string>)["stage_counts", "stage_centres"])
        {
            Connection.Execute(
                $"""
                UPDATE temp.{table} SET resolved = CASE
                  WHEN vintage <> 0 THEN (SELECT k.vintage FROM temp.known_codes k WHERE k.code = {table}.code
                    AND k.vintage = {table}.vintage)
                  ELSE (SELECT k.vintage FROM temp.known_codes k WHERE k.code = {table}.code ORDER BY k.loaded DESC, k.vintage DESC LIMIT 1)
                END
                """);
        }

        Connection.Execute(
            "CREATE TEMP TABLE people (code TEXT, vintage INTEGER, population INTEGER, x REAL, y REAL, state INTEGER, PRIMARY KEY "
                + "(code, vintage)) WITHOUT ROWID");
        Connection.Execute(
            "INSERT OR IGNORE INTO temp.people (code, vintage, population) SELECT code, resolved, population FROM "
                + "temp.stage_counts WHERE resolved IS NOT NULL");
        Connection.Execute(
            """
            INSERT INTO temp.people (code, vintage, x, y) SELECT code, resolved, x, y FROM temp.stage_centres WHERE resolved IS NOT NULL
            ON CONFLICT (code, vintage) DO UPDATE SET x = excluded.x, y = excluded.y
            """);
        RefuseUnknown();
        Connection.Execute(
            """
            UPDATE temp.people AS s SET state = CASE
              WHEN ifnull(s.population, p.population) IS p.population AND ifnull(s.x, p.x) IS p.x
                AND ifnull(s.y, p.y) IS p.y THEN 0 ELSE 2 END
            FROM area_populations p WHERE p.code = s.code AND p.vintage = s.vintage
            """);
        Connection.Execute("UPDATE temp.people SET state = 1 WHERE state IS NULL");
        Context.Tally("state", "temp.people");
    }

    public override void Commit(DateTimeOffset now)
    {
        Connection.Execute(
            """
            INSERT INTO area_populations (code, vintage, population, x, y)
            SELECT code, vintage, population, x, y FROM temp.people WHERE state <> 0
            ON CONFLICT (code, vintage) DO UPDATE SET
              population = ifnull(excluded.population, population), x = ifnull(excluded.x, x), y = ifnull(excluded.y, y)
            """);
        Spread(Connection);
        Schema.Touch(Connection, "area_populations", now, extent: false);
    }

    /// <summary>
    /// Writes populations and centroids beside the areas that have them; areas whose row would stay the same are not touched.
    /// </summary>
    public static void Spread(Connection connection) => connection.Execute(
        """
        UPDATE areas SET population = p.population, x = ifnull(p.x, inner_x), y = ifnull(p.y, inner_y), weighted = p.x IS NOT NULL
        FROM area_populations p
        WHERE p.code = areas.code AND p.vintage = areas.vintage
          AND (areas.population IS NOT p.population OR areas.x IS NOT ifnull(p.x, inner_x) OR areas.y IS NOT ifnull(p.y, inner_y)
               OR areas.weighted <> (p.x IS NOT NULL))
        """);

    private void ListKnownCodes()
    {
        Connection.Execute(
            "CREATE TEMP TABLE known_codes (code TEXT, vintage INTEGER, loaded INTEGER, PRIMARY KEY (code, vintage)) WITHOUT ROWID");
        Connection.Execute("INSERT INTO temp.known_codes SELECT code, vintage, 1 FROM areas");
        if (IsStaged("stage_areas"))
        {
            Connection.Execute("INSERT OR IGNORE INTO temp.known_codes SELECT code, vintage, 1 FROM temp.stage_areas");
        }

        foreach (var memberships in IsStaged("stage_memberships") ? (string[])["area_memberships", "temp.stage_memberships"]
            : ["area_memberships"])
        {
            Connection.Execute($"INSERT OR IGNORE INTO temp.known_codes SELECT child, child_vintage, 0 FROM {memberships}");
            Connection.Execute($"INSERT OR IGNORE INTO temp.known_codes SELECT parent, parent_vintage, 0 FROM {memberships}");
        }

        foreach (var changes in IsStaged("stage_changes") ? (string[])["area_changes", "temp.stage_changes"] : ["area_changes"])
        {
            Connection.Execute($"INSERT OR IGNORE INTO temp.known_codes SELECT from_code, from_vintage, 0 FROM {changes}");
            Connection.Execute($"INSERT OR IGNORE INTO temp.known_codes SELECT to_code, to_vintage, 0 FROM {changes}");
        }
    }

    private void RefuseUnknown()
    {
        var outside = 0L;
        string? example = null;
        using (var unknown = Connection.Prepare(
            """
            SELECT code, min(row) FROM (
              SELECT code, row FROM temp.stage_counts WHERE resolved IS NULL UNION ALL SELECT code, row FROM temp.stage_centres
                WHERE resolved IS NULL)
            GROUP BY code ORDER BY 2
            """))
        {
            while (unknown.Step())
            {
                var code = unknown.Text(0);
                if (GssCode.IsShaped(code))
                {
                    outside++;
                    example ??= code;
                }
                else
                {
                    Context.Refuse(ImportSentences.UnknownArea(Context.Plan.File, unknown.Long(1), code));
                }
            }
        }

        if (example is null)
        {
            return;
        }

        if (IsEmpty("temp.people"))
        {
            throw ImportSentences.NothingMatches(Context.Plan.File, example);
        }

        Context.Notice(ImportSentences.Outside(outside, example));
    }
}
