using Npgsql;

namespace CommunityAssets.Storage.PostGis.Imports;

/// <summary>
/// A new table that takes an empty one's place at the commit. Rows go straight into it, and its indexes are built when they are all
/// there, which is many times as fast as keeping indexes up row by row; and nobody who reads or writes the old table waits meanwhile. The
/// migrations are the only place where the table and its indexes are defined: everything is read off the old table.
/// </summary>
internal sealed class FreshTable
{
    // A table that others have built on (views, triggers, row policies, published to other servers) is filled in its own place.
    private const string MayBeReplaced = """
        SELECT NOT EXISTS (SELECT FROM atlas.{0})
            AND NOT c.relhastriggers AND NOT c.relrowsecurity
            AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.refclassid = 'pg_class'::regclass AND d.refobjid = c.oid
                AND d.classid = 'pg_rewrite'::regclass)
            AND NOT EXISTS (SELECT FROM pg_publication_rel p WHERE p.prrelid = c.oid)
            AND pg_has_role(c.relowner, 'USAGE')
        FROM pg_class c WHERE c.oid = 'atlas.{0}'::regclass
        """;

    private const string FindIndexes = """
        SELECT c.relname, i.indisunique, i.indisprimary, pg_get_indexdef(i.indexrelid)
            FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid
        WHERE i.indrelid = 'atlas.{0}'::regclass ORDER BY i.indisunique DESC, c.relname
        """;

    private const string Make = "CREATE TABLE atlas.{0}_next (LIKE atlas.{0} INCLUDING ALL EXCLUDING INDEXES)";

    private const string PassRightsOn = """
        DO $$
        DECLARE held record;
        BEGIN
            FOR held IN SELECT a.privilege_type, a.is_grantable, coalesce(quote_ident(r.rolname), 'PUBLIC') AS grantee
                FROM pg_class c, aclexplode(c.relacl) a LEFT JOIN pg_roles r ON r.oid = a.grantee
                WHERE c.oid = 'atlas.{0}'::regclass AND a.grantee <> c.relowner
            LOOP
                EXECUTE format('GRANT %s ON atlas.{0}_next TO %s %s', held.privilege_type, held.grantee,
                    CASE WHEN held.is_grantable THEN 'WITH GRANT OPTION' ELSE '' END);
            END LOOP;
            EXECUTE format('ALTER TABLE atlas.{0}_next OWNER TO %s', (
                SELECT relowner::regrole::text FROM pg_class WHERE oid = 'atlas.{0}'::regclass));
        END
        $$
        """;

    private readonly Workbench bench;
    private readonly string name;
    private readonly List<Index> indexes = [];

    private FreshTable(Workbench bench, string name)
    {
        this.bench = bench;
        this.name = name;
    }

    /// <summary>The table that rows go into.</summary>
    public string Name => $"atlas.{name}_next";

    /// <summary>Makes a new table for one that is empty and that nobody has built on; null when there is none of the sort.</summary>
    /// <param name="bench">The import.</param>
    /// <param name="name">The table's name in the schema of the atlas.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public static async Task<FreshTable?> MakeAsync(Workbench bench, string name, CancellationToken cancellationToken)
    {
        var replaceable = false;
        await bench.ReadAsync(Format(MayBeReplaced, name), row => replaceable = row.GetBoolean(0), cancellationToken);
        if (!replaceable)
        {
            return null;
        }

        var fresh = new FreshTable(bench, name);
        await bench.ReadAsync(
            Format(FindIndexes, name),
            row => fresh.indexes.Add(new Index(row.GetString(0), row.GetBoolean(1), row.GetBoolean(2), row.GetString(3))),
            cancellationToken);
        await bench.RunAsync(Format(Make, name), cancellationToken);
        return fresh;
    }

    /// <summary>Builds the unique indexes.</summary>
    /// <returns>False when a key is there twice; the transaction is then as before.</returns>
    public async Task<bool> TryBuildUniqueAsync(CancellationToken cancellationToken)
    {
        await bench.RunAsync("SAVEPOINT unique_indexes", cancellationToken);
        try
        {
            foreach (var index in indexes.Where(index => index.Unique))
            {
                await BuildAsync(index, cancellationToken);
            }

            await bench.RunAsync("RELEASE SAVEPOINT unique_indexes", cancellationToken);
            return true;
        }
        catch (PostgresException problem) when (problem.SqlState == PostgresErrorCodes.UniqueViolation)
        {
            await bench.RunAsync("ROLLBACK TO SAVEPOINT unique_indexes", cancellationToken);
            return false;
        }
    }

    /// <summary>Builds the indexes that are not unique.</summary>
    public async Task BuildOthersAsync(CancellationToken cancellationToken)
    {
        foreach (var index in indexes.Where(index => !index.Unique))
        {
            await BuildAsync(index, cancellationToken);
        }

        // A sample of some thousand rows tells the planner enough until the server's own upkeep looks closer.
        await bench.RunAsync(
            $"SET LOCAL default_statistics_target = 20; ANALYZE {Name}; RESET default_statistics_target", cancellationToken);
    }

    /// <summary>Puts the new table in the place of the old one; rows that the old one was given meanwhile are taken along. Whoever uses
    /// the old one waits from here on.</summary>
    public async Task TakePlaceAsync(CancellationToken cancellationToken)
    {
        await bench.RunAsync(Format(PassRightsOn, name), cancellationToken);
        await bench.RunAsync(
            $"""
            LOCK TABLE atlas.{name} IN ACCESS EXCLUSIVE MODE;
            INSERT INTO {Name} SELECT * FROM atlas.{name};
            DROP TABLE atlas.{name};
            ALTER TABLE {Name} RENAME TO {name}
            """,
            cancellationToken);
        foreach (var index in indexes)
        {
            await bench.RunAsync(
                index.Primary
                    ? $"ALTER TABLE atlas.{name} ADD CONSTRAINT {index.Name} PRIMARY KEY USING INDEX {index.Name}_next"
                    : $"ALTER INDEX atlas.{index.Name}_next RENAME TO {index.Name}",
                cancellationToken);
        }
    }

    // "CREATE UNIQUE INDEX assets_source ON atlas.assets USING …", as PostgreSQL writes it, with both names changed.
    private Task BuildAsync(Index index, CancellationToken cancellationToken) => bench.RunAsync(
        index.Definition.Replace($" INDEX {index.Name} ON atlas.{name} ", $" INDEX {index.Name}_next ON {Name} ", StringComparison.Ordinal),
        cancellationToken);

    private static string Format(string sql, string name) => sql.Replace("{0}", name, StringComparison.Ordinal);

    private sealed record Index(string Name, bool Unique, bool Primary, string Definition);
}
