using System.Text.Json;
using CommunityAssets.Domain.Text;
using CommunityAssets.Storage.Filters;
using NetTopologySuite.Geometries;
using SQLitePCL;

namespace CommunityAssets.Storage.GeoPackage.Sqlite;

/// <summary>
/// The functions that SQL statements of this engine call: the five that the triggers of the R-tree extension need
/// (OGC 12-128r17, F.3: <c>ST_IsEmpty</c>, <c>ST_MinX</c>, <c>ST_MaxX</c>, <c>ST_MinY</c>, <c>ST_MaxY</c>), and those that a search
/// compares with.
/// </summary>
internal static class SpatialFunctions
{
    /// <summary>
    /// SQLITE_INNOCUOUS: reads nothing but its arguments, and may be called by triggers of a file that nobody vouches for.
    /// </summary>
    private const int Innocuous = 0x200000;

    /// <summary>Makes the functions known to a connection.</summary>
    public static void Register(Connection connection)
    {
        Define(connection, "ST_IsEmpty", 1, (context, arguments) =>
            raw.sqlite3_result_int(context, GeometryBlob.Box(raw.sqlite3_value_blob(arguments[0])) is null ? 1 : 0));
        DefineBound(connection, "ST_MinX", box => box.MinX);
        DefineBound(connection, "ST_MaxX", box => box.MaxX);
        DefineBound(connection, "ST_MinY", box => box.MinY);
        DefineBound(connection, "ST_MaxY", box => box.MaxY);

        Define(connection, "ca_metres", 1, (context, arguments) => Metres(connection, context, arguments[0]));
        Define(connection, "ca_meets", 2, (context, arguments) => Meets(connection, context, arguments));
        Define(connection, "ca_holds", 3, (context, arguments) => Holds(connection, context, arguments));
        Define(connection, "ca_relates", 3, (context, arguments) => Relates(connection, context, arguments));
        Define(connection, "ca_near", 3, (context, arguments) => Near(connection, context, arguments));
        Define(connection, "ca_fold", 2, Fold);
        Define(connection, "ca_words", 3, CompareWords);
        Define(connection, "ca_score", 2, (context, arguments) => raw.sqlite3_result_int(
            context,
            connection.Words!.Score(
                raw.sqlite3_value_text(arguments[0]).utf8_to_string() ?? "", raw.sqlite3_value_text(arguments[1]).utf8_to_string())));
        Define(connection, "ca_new_id", 0, (context, _) => raw.sqlite3_result_text(context, Guid.CreateVersion7().ToString("D")), flags: 0);
    }

    /// <summary>Metres from the point searched from; NULL where there is no shape.</summary>
    private static void Metres(Connection connection, sqlite3_context context, sqlite3_value shape)
    {
        if (raw.sqlite3_value_type(shape) == raw.SQLITE_NULL)
        {
            raw.sqlite3_result_null(context);
            return;
        }

        var near = connection.Near!;
        var blob = raw.sqlite3_value_blob(shape);
        raw.sqlite3_result_double(context, GeometryBlob.TryReadPoint(blob, out var x, out var y)
            ? near.Coordinate.Distance(new Coordinate(x, y))
            : GeometryBlob.Read(blob, near.SRID).Distance(near));
    }

    /// <summary>Whether a shape meets the outline of a number.</summary>
    private static void Meets(Connection connection, sqlite3_context context, sqlite3_value[] arguments)
    {
        var meets = raw.sqlite3_value_type(arguments[0]) != raw.SQLITE_NULL
            && connection.Outlines[raw.sqlite3_value_int(arguments[1])].Intersects(
                GeometryBlob.Read(raw.sqlite3_value_blob(arguments[0]), 0));
        raw.sqlite3_result_int(context, meets ? 1 : 0);
    }

    /// <summary>How a shape stands to the outline of a number; NULL where there is no shape.</summary>
    private static void Relates(Connection connection, sqlite3_context context, sqlite3_value[] arguments)
    {
        if (raw.sqlite3_value_type(arguments[0]) == raw.SQLITE_NULL)
        {
            raw.sqlite3_result_null(context);
            return;
        }

        var shape = GeometryBlob.Read(raw.sqlite3_value_blob(arguments[0]), 0);
        var outline = connection.Outlines[raw.sqlite3_value_int(arguments[1])];
        var relation = (SpatialRelation)raw.sqlite3_value_int(arguments[2]);

        // A prepared outline is asked from its own side, so that "the shape lies within" becomes "the outline contains".
        var relates = relation switch
        {
            SpatialRelation.Intersects => outline.Intersects(shape),
            SpatialRelation.Disjoint => outline.Disjoint(shape),
            SpatialRelation.Equals => outline.Geometry.EqualsTopologically(shape),
            SpatialRelation.Touches => outline.Touches(shape),
            SpatialRelation.Within => outline.Contains(shape),
            SpatialRelation.Contains => outline.Within(shape),
            SpatialRelation.Crosses => outline.Crosses(shape),
            _ => outline.Overlaps(shape),
        };
        raw.sqlite3_result_int(context, relates ? 1 : 0);
    }

    /// <summary>Whether a shape is no further from the outline of a number than a distance; NULL where there is no shape.</summary>
    private static void Near(Connection connection, sqlite3_context context, sqlite3_value[] arguments)
    {
        if (raw.sqlite3_value_type(arguments[0]) == raw.SQLITE_NULL)
        {
            raw.sqlite3_result_null(context);
            return;
        }

        var shape = GeometryBlob.Read(raw.sqlite3_value_blob(arguments[0]), 0);
        var outline = connection.Outlines[raw.sqlite3_value_int(arguments[1])].Geometry;
        raw.sqlite3_result_int(context, outline.IsWithinDistance(shape, raw.sqlite3_value_double(arguments[2])) ? 1 : 0);
    }

    /// <summary>A text without what is not minded; NULL for none.</summary>
    private static void Fold(sqlite3_context context, sqlite3_value[] arguments)
    {
        if (raw.sqlite3_value_type(arguments[0]) == raw.SQLITE_NULL)
        {
            raw.sqlite3_result_null(context);
            return;
        }

        var text = raw.sqlite3_value_text(arguments[0]).utf8_to_string() ?? "";
        var folding = (Folding)raw.sqlite3_value_int(arguments[1]);
        if (folding.HasFlag(Folding.Accents))
        {
            text = string.Create(text.Length, text, WriteWithoutAccents);
            text = text.Any(Accents.IsMark) ? string.Concat(text.Where(character => !Accents.IsMark(character))) : text;
        }

        raw.sqlite3_result_text(context, folding.HasFlag(Folding.Case) ? text.ToLowerInvariant() : text);
    }

    // Accents are known of lower-case letters; a capital goes by way of its small one.
    private static void WriteWithoutAccents(Span<char> plain, string text)
    {
        for (var at = 0; at < text.Length; at++)
        {
            plain[at] = char.IsUpper(text[at])
                ? char.ToUpperInvariant(Accents.Off(char.ToLowerInvariant(text[at])))
                : Accents.Off(text[at]);
        }
    }

    /// <summary>How a list kept as one text with semicolons stands to a JSON list.</summary>
    private static void CompareWords(sqlite3_context context, sqlite3_value[] arguments)
    {
        var own = new HashSet<string>(AssetRow.Split(raw.sqlite3_value_text(arguments[0]).utf8_to_string()), StringComparer.Ordinal);
        var others = JsonSerializer.Deserialize<string[]>(raw.sqlite3_value_text(arguments[1]).utf8_to_string() ?? "[]") ?? [];
        var relates = (WordsRelation)raw.sqlite3_value_int(arguments[2]) switch
        {
            WordsRelation.Contains => own.IsSupersetOf(others),
            WordsRelation.ContainedBy => own.IsSubsetOf(others),
            WordsRelation.Overlaps => own.Overlaps(others),
            _ => own.SetEquals(others),
        };
        raw.sqlite3_result_int(context, relates ? 1 : 0);
    }

    /// <summary>Whether the outline of a number holds a point given by x and y.</summary>
    private static void Holds(Connection connection, sqlite3_context context, sqlite3_value[] arguments)
    {
        var point = new Point(raw.sqlite3_value_double(arguments[0]), raw.sqlite3_value_double(arguments[1]));
        raw.sqlite3_result_int(context, connection.Outlines[raw.sqlite3_value_int(arguments[2])].Intersects(point) ? 1 : 0);
    }

    private static void DefineBound(Connection connection, string name, Func<Envelope, double> bound) =>
        Define(connection, name, 1, (context, arguments) =>
        {
            if (raw.sqlite3_value_type(arguments[0]) != raw.SQLITE_NULL
                && GeometryBlob.Box(raw.sqlite3_value_blob(arguments[0])) is { } box)
            {
                raw.sqlite3_result_double(context, bound(box));
            }
            else
            {
                raw.sqlite3_result_null(context);
            }
        });

    private static void Define(
        Connection connection, string name, int arguments, Action<sqlite3_context, sqlite3_value[]> body,
        int flags = raw.SQLITE_DETERMINISTIC | Innocuous)
    {
        var result = raw.sqlite3_create_function(
            connection.Handle, name, arguments, raw.SQLITE_UTF8 | flags, v: null, (context, _, values) =>
            {
                // No exception may cross SQLite's own frames: it is handed over as an SQL error instead.
                try
                {
                    body(context, values);
                }
#pragma warning disable CA1031 // see above
                catch (Exception error)
#pragma warning restore CA1031
                {
                    raw.sqlite3_result_error(context, name + ": " + error.Message);
                }
            });
        Microsoft.Data.Sqlite.SqliteException.ThrowExceptionForRC(result, connection.Handle);
    }
}
