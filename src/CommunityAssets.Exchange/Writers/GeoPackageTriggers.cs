namespace CommunityAssets.Exchange.Writers;

/// <summary>
/// The triggers that keep a layer's R-tree in step when a GIS edits the file: those of the GeoPackage specification 1.3, annex F.3. Version
/// 1.4 has others; checkers of today still ask for these.
/// </summary>
internal static class GeoPackageTriggers
{
    private const string Box = "NEW.fid, ST_MinX(NEW.geom), ST_MaxX(NEW.geom), ST_MinY(NEW.geom), ST_MaxY(NEW.geom)";
    private const string Filled = "(NEW.geom NOTNULL AND NOT ST_IsEmpty(NEW.geom))";
    private const string Empty = "(NEW.geom ISNULL OR ST_IsEmpty(NEW.geom))";

    /// <summary>The statements for a layer whose geometry is in <c>geom</c> and whose key is <c>fid</c>.</summary>
    public static string For(string table)
    {
        var index = $"\"rtree_{table}_geom\"";
        return
            $"""
            CREATE TRIGGER "rtree_{table}_geom_insert" AFTER INSERT ON "{table}"
            WHEN {Filled}
            BEGIN INSERT OR REPLACE INTO {index} VALUES ({Box}); END;
            CREATE TRIGGER "rtree_{table}_geom_update1" AFTER UPDATE OF geom ON "{table}"
            WHEN OLD.fid = NEW.fid AND {Filled}
            BEGIN INSERT OR REPLACE INTO {index} VALUES ({Box}); END;
            CREATE TRIGGER "rtree_{table}_geom_update2" AFTER UPDATE OF geom ON "{table}"
            WHEN OLD.fid = NEW.fid AND {Empty}
            BEGIN DELETE FROM {index} WHERE id = OLD.fid; END;
            CREATE TRIGGER "rtree_{table}_geom_update3" AFTER UPDATE ON "{table}"
            WHEN OLD.fid != NEW.fid AND {Filled}
            BEGIN DELETE FROM {index} WHERE id = OLD.fid; INSERT OR REPLACE INTO {index} VALUES ({Box}); END;
            CREATE TRIGGER "rtree_{table}_geom_update4" AFTER UPDATE ON "{table}"
            WHEN OLD.fid != NEW.fid AND {Empty}
            BEGIN DELETE FROM {index} WHERE id IN (OLD.fid, NEW.fid); END;
            CREATE TRIGGER "rtree_{table}_geom_delete" AFTER DELETE ON "{table}"
            WHEN OLD.geom NOT NULL
            BEGIN DELETE FROM {index} WHERE id = OLD.fid; END;
            """;
    }
}
