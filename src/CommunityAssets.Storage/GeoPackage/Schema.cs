using System.Globalization;
using CommunityAssets.Domain.Places;
using CommunityAssets.Storage.GeoPackage.Sqlite;

namespace CommunityAssets.Storage.GeoPackage;

/// <summary>Lays out an embedded atlas, and keeps the list of its layers that QGIS and GDAL read.</summary>
internal static class Schema
{
    private const string RtreeDefinition = "http://www.geopackage.org/spec130/#extension_rtree";

    private static readonly (string Table, string Geometry)[] Indexed =
        [("assets", "GEOMETRY"), ("areas", "MULTIPOLYGON"), ("network", "LINESTRING")];

    /// <summary>
    /// What was added after the first schema, in order: a script, and the tables of it that other programs are told of. A table with
    /// anything about a person is never told of: QGIS would offer it.
    /// </summary>
    private static readonly (string Script, (string Table, string Identifier, string Description)[] Shown)[] Steps =
    [
        ("Touched.sql", [("touched", "What commits touched",
            "The last thousand versions, so that drawn maps are kept no longer than they are true; "
            + "part 1 assets, 2 areas, 3 values, 4 patches; an asset's id with the box around it, or none for anything in the part.")]),
        ("SourceFiles.sql", [("source_files", "Files of sources",
            "The files of each source, and how many records each of them brought at its last import.")]),
        ("Audit.sql", []),
        ("LinkChanges.sql", [("link_changes", "Changes of links",
            "Links that people added or took away; kind as in links; what 1 added, 3 taken away.")]),
        ("Keys.sql", []),
        ("Suggestions.sql", []),
        ("Accounts.sql", []),
        ("Tokens.sql", []),
        ("Connectors.sql", []),
        ("Introductions.sql", []),
        ("Keepers.sql", []),
        ("Reminders.sql", []),
        ("Stories.sql", []),
        ("Unplaced.sql", []),
        ("Duplicates.sql", []),
        ("Patches.sql", []),
        ("Alike.sql", []),
    ];

    private static readonly (string Table, string Identifier, string Description)[] Attributes =
    [
        ("communityassets_atlas", "About this atlas", "One row: the schema, the grid, and a number that grows with every change."),
        ("area_populations", "Populations",
            "People and population-weighted centre by area code and year of boundaries, whether or not the area is loaded."),
        ("area_memberships", "Which area lies in which", "As publishers' lookups say."),
        ("area_changes", "Changes of areas",
            "How areas of one year relate to areas of another; kind 1 unchanged, 2 split, 3 merged, 4 irregular."),
        ("indicators", "Indicators", "What is measured; value_kind 1 count, 2 proportion, 3 rate, 4 mean, 5 score, 6 index; "
            + "polarity 1 higher is better, 2 higher is worse."),
        ("periods", "Periods", "Periods of values, as publishers write them."),
        ("indicator_values", "Values, packed",
            "id = indicator * 2^40 + period * 2^24 + area; indicator_values_named tells the same with names."),
        ("indicator_values_named", "Values",
            "Values of indicators by area code and period, with 95% limits. Suppressed is not the same as missing."),
        ("indicator_layers", "Layers of values", "How many areas have a value, by indicator, period, level and year of boundaries."),
        ("links", "Links", "Who links what; kind 1 meets at, 2 runs, 3 takes part in, 4 knows, 5 partners with."),
        ("sources", "Sources", "Where records came from."),
        ("history", "History", "Every change of a record; what 1 added, 2 changed, 3 retired, 4 restored."),
    ];

    /// <summary>The schema that this program reads and writes.</summary>
    public static int Version { get; } = 1 + Steps.Length;

    /// <summary>Lays out a new file. Runs in the caller's transaction.</summary>
    public static void Create(Connection connection, ReferenceSystem grid, DateTimeOffset now)
    {
        CreateFirst(connection, grid, now);
        Upgrade(connection, now);
    }

    /// <summary>Lays out a new file as the first version of the schema was, which every atlas starts from.</summary>
    public static void CreateFirst(Connection connection, ReferenceSystem grid, DateTimeOffset now)
    {
        connection.ExecuteScript(Read("Schema.sql"));
        connection.ExecuteScript(Read("SearchTriggers.sql"));
        AddTextInsertTrigger(connection);
        AddSystems(connection, grid);
        AddFeatures(connection, "assets", "Assets", "What a community can build on.", "GEOMETRY", grid.Code);
        AddFeatures(connection, "areas", "Areas, every level", "Areas of every level and year of boundaries.", "MULTIPOLYGON", grid.Code);
        AddFeatures(connection, "network", "Walking network", "Ways that people can walk.", "LINESTRING", grid.Code);
        AddFeatures(connection, "postcodes", "Postcodes", "Postcodes with the areas that their directory gives.", "POINT", grid.Code);
        foreach (var (table, identifier, description) in Attributes)
        {
            AddAttributes(connection, table, identifier, description);
        }

        foreach (var (table, _) in Indexed)
        {
            connection.ExecuteScript($"CREATE VIRTUAL TABLE rtree_{table}_geom USING rtree(id, minx, maxx, miny, maxy)");
            AddIndexTriggers(connection, table);
            connection.Execute(
                "INSERT INTO gpkg_extensions VALUES (?1, 'geom', 'gpkg_rtree_index', ?2, 'write-only')", table, RtreeDefinition);
        }

        connection.Execute("INSERT INTO communityassets_atlas VALUES (1, 1, ?1, 1, ?2)", grid.Code, Moments.Write(now));
    }

    /// <summary>Brings a file of an older schema up to this one. Runs in the caller's transaction.</summary>
    public static void Upgrade(Connection connection, DateTimeOffset now)
    {
        var version = (int)connection.Scalar("SELECT schema_version FROM communityassets_atlas");
        foreach (var (script, shown) in Steps.Skip(version - 1))
        {
            connection.ExecuteScript(Read(script));
            foreach (var (table, identifier, description) in shown)
            {
                AddAttributes(connection, table, identifier, description);
                Touch(connection, table, now, extent: false);
            }
        }

        connection.Execute("UPDATE communityassets_atlas SET schema_version = ?1", Version);
    }

    /// <summary>Adds the triggers that keep an R-tree in step, exactly those of the standard (OGC 12-128r17, F.3).</summary>
    public static void AddIndexTriggers(Connection connection, string table)
    {
        var box = "ST_MinX(NEW.geom), ST_MaxX(NEW.geom), ST_MinY(NEW.geom), ST_MaxY(NEW.geom)";
        var tree = $"rtree_{table}_geom";
        connection.ExecuteScript(
            $"""
            CREATE TRIGGER {tree}_insert AFTER INSERT ON {table} WHEN (NEW.geom NOT NULL AND NOT ST_IsEmpty(NEW.geom))
            BEGIN INSERT OR REPLACE INTO {tree} VALUES (NEW.fid, {box}); END;
            CREATE TRIGGER {tree}_update1 AFTER UPDATE OF geom ON {table}
            WHEN OLD.fid = NEW.fid AND (NEW.geom NOT NULL AND NOT ST_IsEmpty(NEW.geom))
            BEGIN INSERT OR REPLACE INTO {tree} VALUES (NEW.fid, {box}); END;
            CREATE TRIGGER {tree}_update2 AFTER UPDATE OF geom ON {table}
            WHEN OLD.fid = NEW.fid AND (NEW.geom ISNULL OR ST_IsEmpty(NEW.geom))
            BEGIN DELETE FROM {tree} WHERE id = OLD.fid; END;
            CREATE TRIGGER {tree}_update3 AFTER UPDATE ON {table}
            WHEN OLD.fid != NEW.fid AND (NEW.geom NOT NULL AND NOT ST_IsEmpty(NEW.geom))
            BEGIN DELETE FROM {tree} WHERE id = OLD.fid; INSERT OR REPLACE INTO {tree} VALUES (NEW.fid, {box}); END;
            CREATE TRIGGER {tree}_update4 AFTER UPDATE ON {table}
            WHEN OLD.fid != NEW.fid AND (NEW.geom ISNULL OR ST_IsEmpty(NEW.geom))
            BEGIN DELETE FROM {tree} WHERE id IN (OLD.fid, NEW.fid); END;
            CREATE TRIGGER {tree}_delete AFTER DELETE ON {table} WHEN OLD.geom NOT NULL
            BEGIN DELETE FROM {tree} WHERE id = OLD.fid; END;
            """);
    }

    /// <summary>
    /// Takes an R-tree's triggers and a text index's triggers off an empty table that is about to be filled, so that they can be filled at
    /// once afterwards (<see cref="FillIndex"/>). In the same transaction: nobody ever sees the table without them.
    /// </summary>
    public static void DropIndexTriggers(Connection connection, string table)
    {
        foreach (var ending in (ReadOnlySpan<string>)["insert", "update1", "update2", "update3", "update4", "delete"])
        {
            connection.Execute($"DROP TRIGGER rtree_{table}_geom_{ending}");
        }
    }

    /// <summary>Fills the R-tree of a table that was filled without triggers, and puts the triggers back.</summary>
    public static void FillIndex(Connection connection, string table)
    {
        connection.Execute(
            $"""
            INSERT INTO rtree_{table}_geom
            SELECT fid, ST_MinX(geom), ST_MaxX(geom), ST_MinY(geom), ST_MaxY(geom) FROM {table} WHERE geom IS NOT NULL
            """);
        AddIndexTriggers(connection, table);
    }

    /// <summary>Puts back the trigger that a bulk load of assets took off.</summary>
    public static void AddTextInsertTrigger(Connection connection) => connection.ExecuteScript(
        """
        CREATE TRIGGER assets_text_insert AFTER INSERT ON assets BEGIN
          INSERT INTO assets_text(rowid, name, summary) VALUES (NEW.fid, NEW.name, NEW.summary);
        END;
        """);

    /// <summary>Notes a change of a table, and its new extent when it is a layer.</summary>
    public static void Touch(Connection connection, string table, DateTimeOffset now, bool extent)
    {
        connection.Execute("UPDATE gpkg_contents SET last_change = ?2 WHERE table_name = ?1", table, Moments.Write(now));
        if (extent)
        {
            connection.Execute(
                $"""
                UPDATE gpkg_contents SET (min_x, min_y, max_x, max_y) =
                  (SELECT min(ST_MinX(geom)), min(ST_MinY(geom)), max(ST_MaxX(geom)), max(ST_MaxY(geom)) FROM {table})
                WHERE table_name = '{table}'
                """);
        }
    }

    /// <summary>
    /// Makes one layer for each level and year of boundaries (areas_lsoa_2021…), and brings the extents of all of them up to date.
    /// </summary>
    public static void ShowAreaLayers(Connection connection, int grid, DateTimeOffset now)
    {
        Touch(connection, "areas", now, extent: true);
        var layers = new List<(AreaLevel Level, int Vintage)>();
        using (var list = connection.Prepare("SELECT DISTINCT level, vintage FROM areas"))
        {
            while (list.Step())
            {
                layers.Add(((AreaLevel)list.Int(0), list.Int(1)));
            }
        }

        foreach (var (level, vintage) in layers)
        {
            var view = string.Create(CultureInfo.InvariantCulture, $"areas_{LevelNames.Name(level)}_{vintage}").Replace('-', '_');
            if (connection.Scalar("SELECT count(*) FROM gpkg_contents WHERE table_name = ?1", view) == 0)
            {
                connection.ExecuteScript(string.Create(
                    CultureInfo.InvariantCulture,
                    $"""
                    CREATE VIEW {view} AS
                    SELECT fid, code, name, population, square_metres, source, geom FROM areas WHERE level = {(int)level}
                      AND vintage = {vintage}
                    """));
                AddFeatures(
                    connection, view, string.Create(CultureInfo.InvariantCulture, $"{LevelNames.One(level)}, {vintage}"),
                    string.Create(CultureInfo.InvariantCulture, $"Areas of one level, boundaries of {vintage}."), "MULTIPOLYGON", grid);
            }

            Touch(connection, view, now, extent: true);
        }
    }

    private static void AddSystems(Connection connection, ReferenceSystem grid)
    {
        const string Insert = "INSERT INTO gpkg_spatial_ref_sys VALUES (?1, ?2, ?3, ?4, ?5, ?6)";
        connection.Execute(
            Insert, "Undefined Cartesian SRS", -1, "NONE", -1, "undefined", "undefined Cartesian coordinate reference system");
        connection.Execute(
            Insert, "Undefined geographic SRS", 0, "NONE", 0, "undefined", "undefined geographic coordinate reference system");
        foreach (var system in (ReferenceSystem[])[ReferenceSystem.Wgs84, ReferenceSystem.WebMercator, grid])
        {
            connection.Execute(
                "INSERT OR IGNORE INTO gpkg_spatial_ref_sys VALUES (?1, ?2, 'EPSG', ?2, ?3, NULL)", system.Name, system.Code,
                system.Wkt.Trim());
        }
    }

    private static void AddAttributes(Connection connection, string table, string identifier, string description) => connection.Execute(
        "INSERT INTO gpkg_contents (table_name, data_type, identifier, description) VALUES (?1, 'attributes', ?2, ?3)",
        table, identifier, description);

    private static void AddFeatures(Connection connection, string table, string identifier, string description, string geometry, int grid)
    {
        connection.Execute(
            "INSERT INTO gpkg_contents (table_name, data_type, identifier, description, srs_id) VALUES (?1, 'features', ?2, ?3, ?4)",
            table, identifier, description, grid);
        connection.Execute("INSERT INTO gpkg_geometry_columns VALUES (?1, 'geom', ?2, ?3, 0, 0)", table, geometry, grid);
    }

    private static string Read(string name)
    {
        using var stream = typeof(Schema).Assembly.GetManifestResourceStream("CommunityAssets.Storage.GeoPackage." + name)
            ?? throw new InvalidOperationException("The program was built without " + name + ".");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
