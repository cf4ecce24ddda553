namespace CommunityAssets.Exchange.Writers;

/// <summary>
/// The triggers that keep a layer's R-tree in step when a GIS edits the file: those of the GeoPackage specification's annex F.3, in the form
/// of version 1.4 (with <c>update6</c> and <c>update7</c>, which do right by upserts).
/// </summary>
internal static class GeoPackageTriggers
{
    /// <summary>The statements for a layer whose geometry is in <c>geom</c> and whose key is <c>fid</c>.</summary>
    public static string For(string table)
    {
        var index = $"\"rtree_{table}_geom\"";
        const string Box = "NEW.fid, ST_MinX(NEW.geom), ST_MaxX(NEW.geom), ST_MinY(NEW.geom), ST_MaxY(NEW.geom)";
        const string Filled = "(NEW.geom NOTNULL AND NOT ST_IsEmpty(NEW.geom))";
        return
            $"""
            CREATE TRIGGER "rtree_{table}_geom_insert" AFTER INSERT ON "{table}"
            WHEN {Filled}
            BEGIN INSERT OR REPLACE INTO {index} VALUES ({Box}); END;
            CREATE TRIGGER "rtree_{table}_geom_update6" AFTER UPDATE OF geom ON "{table}"
            WHEN OLD.fid = NEW.fid AND {Filled} AND (OLD.geom NOTNULL AND NOT ST_IsEmpty(OLD.geom))
            BEGIN UPDATE {index} SET minx = ST_MinX(NEW.geom), maxx = ST_MaxX(NEW.geom), miny = ST_MinY(NEW.geom), maxy = ST_MaxY(NEW.geom) WHERE id = NEW.fid; END;
            CREATE TRIGGER "rtree_{table}_geom_update7" AFTER UPDATE OF geom ON "{table}"
            WHEN OLD.fid = NEW.fid AND {Filled} AND NOT (OLD.geom NOTNULL AND NOT ST_IsEmpty(OLD.geom))
            BEGIN INSERT INTO {index} VALUES ({Box}); END;
            CREATE TRIGGER "rtree_{table}_geom_update2" AFTER UPDATE OF geom ON "{table}"
            WHEN OLD.fid = NEW.fid AND (NEW.geom ISNULL OR ST_IsEmpty(NEW.geom))
            BEGIN DELETE FROM {index} WHERE id = OLD.fid; END;
            CREATE TRIGGER "rtree_{table}_geom_update5" AFTER UPDATE ON "{table}"
            WHEN OLD.fid != NEW.fid AND {Filled}
            BEGIN DELETE FROM {index} WHERE id = OLD.fid; INSERT OR REPLACE INTO {index} VALUES ({Box}); END;
            CREATE TRIGGER "rtree_{table}_geom_update4" AFTER UPDATE ON "{table}"
            WHEN OLD.fid != NEW.fid AND (NEW.geom ISNULL OR ST_IsEmpty(NEW.geom))
            BEGIN DELETE FROM {index} WHERE id IN (OLD.fid, NEW.fid); END;
            CREATE TRIGGER "rtree_{table}_geom_delete" AFTER DELETE ON "{table}"
            WHEN OLD.geom NOT NULL
            BEGIN DELETE FROM {index} WHERE id = OLD.fid; END;
            """;
    }
}
