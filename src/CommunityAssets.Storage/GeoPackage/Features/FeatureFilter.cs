using System.Globalization;
using System.Text;
using System.Text.Json;
using CommunityAssets.Domain.Assets;
using CommunityAssets.Storage.Filters;
using CommunityAssets.Storage.GeoPackage.Sqlite;
using NetTopologySuite.Geometries;
using NetTopologySuite.Geometries.Prepared;

namespace CommunityAssets.Storage.GeoPackage.Features;

/// <summary>
/// Writes filters for the embedded engine. Boxes are asked of the R-tree first, then the shape itself is compared by a function of the
/// connection (<see cref="SpatialFunctions"/>), which holds the other shapes by number.
/// </summary>
internal sealed class FeatureFilter : FilterWriter
{
    private const int SortedBy = 100;
    private readonly Connection _connection;
    private readonly FeatureSet _set;
    private readonly List<object?> _values = [];
    private readonly List<string> _joins = [];
    private readonly Dictionary<Field, string> _indicators = [];

    /// <summary>Begins on a connection, which forgets the shapes of what it did before.</summary>
    public FeatureFilter(Connection connection, FeatureSet set)
    {
        _connection = connection;
        _set = set;
        connection.Clear();
    }

    /// <summary>The tables, with those joined that fields written so far are kept in.</summary>
    public string Tables => $"{Table} a" + string.Concat(_joins);

    /// <summary>The id of a feature.</summary>
    public string Id => _set is FeatureSet.OfAssets ? "a.id" : "a.code";

    private string Table => _set is FeatureSet.OfAssets ? "assets" : "areas";

    private string InTree =>
        $"a.fid IN (SELECT id FROM rtree_{Table}_geom WHERE maxx >= {{0}} AND minx <= {{1}} AND maxy >= {{2}} AND miny <= {{3}})";

    /// <summary>Prepares a statement whose parameters are those taken so far.</summary>
    public Statement Prepare(string sql)
    {
        var statement = _connection.Prepare(sql);
        for (var at = 0; at < _values.Count; at++)
        {
            statement.BindAny(at + 1, _values[at]);
        }

        return statement;
    }

    /// <summary>What every feature of the set answers to, and what the query asks for beside.</summary>
    public string Where(FeatureQuery query)
    {
        // A plus keeps SQLite from walking along the index on status, which nearly every record shares, where it is of no use.
        var along = query.Sort is [{ Field.Name: "name" }, ..] && query.Filter is null && query.Id is null ? "" : "+";
        var where = _set switch
        {
            FeatureSet.OfAssets assets =>
                $"{along}a.status = 'published'"
                + (query.See == Visibility.Public ? $" AND {along}a.visibility = 'public'" : "")
                + (assets.Kind is { } kind ? $" AND a.kind = {Value(KindNames.Name(kind))}" : ""),
            FeatureSet.OfAreas areas => string.Create(
                CultureInfo.InvariantCulture, $"a.level = {(int)areas.Level} AND a.vintage = {areas.Vintage}"),
            _ => throw new ArgumentException("No such set of features.", nameof(query)),
        };
        if (query.Id is { } id)
        {
            var known = _set is FeatureSet.OfAssets && Guid.TryParseExact(id, "D", out var key) ? key.ToString("D") : id;
            where += $" AND {Id} = {Value(known)}";
        }

        return query.Filter is null ? where : $"{where} AND {Write(query.Filter)}";
    }

    /// <inheritdoc/>
    public override string Value(object value)
    {
        _values.Add(value is DateTimeOffset moment ? Moments.Write(moment) : value);
        return string.Create(CultureInfo.InvariantCulture, $"?{_values.Count}");
    }

    /// <inheritdoc/>
    public override string Column(Field field) => field.Indicator is not null ? Indicator(field)
        : _set is FeatureSet.OfAreas areas ? FeatureColumns.Area(field.Name, areas.Level)
        : FeatureColumns.Assets[field.Name];

    /// <inheritdoc/>
    public override string SortColumn(Field field) => field switch
    {
        { Name: "name" } when _set is FeatureSet.OfAssets => "a.name_key",
        { Type: FieldType.Text } => string.Create(CultureInfo.InvariantCulture, $"substr({Column(field)}, 1, {SortedBy})"),
        _ => Column(field),
    };

    /// <inheritdoc/>
    protected override string InOrder(string text) => text;

    /// <inheritdoc/>
    protected override string Fold(string text, Folding folding) =>
        string.Create(CultureInfo.InvariantCulture, $"ca_fold({text}, {(int)folding})");

    /// <inheritdoc/>
    /// <remarks>SQLite's LIKE does not mind the case of ASCII letters; its GLOB does, and has other signs.</remarks>
    protected override string Pattern(string pattern)
    {
        var glob = new StringBuilder(pattern.Length + 8);
        for (var at = 0; at < pattern.Length; at++)
        {
            switch (pattern[at])
            {
                case '%':
                    glob.Append('*');
                    break;
                case '_':
                    glob.Append('?');
                    break;
                case '\\' when at + 1 < pattern.Length:
                    AppendAsItIs(pattern[++at]);
                    break;
                default:
                    AppendAsItIs(pattern[at]);
                    break;
            }
        }

        return glob.ToString();

        void AppendAsItIs(char letter)
        {
            if (letter is '*' or '?' or '[')
            {
                glob.Append('[').Append(letter).Append(']');
            }
            else
            {
                glob.Append(letter);
            }
        }
    }

    /// <inheritdoc/>
    protected override string Like(string text, string pattern) => $"({text} GLOB {pattern})";

    /// <inheritdoc/>
    protected override string Spatial(Filter.Spatial spatial)
    {
        var relates = string.Create(
            CultureInfo.InvariantCulture, $"ca_relates(a.geom, {Outline(spatial.Other)}, {(int)spatial.Relation})");

        // What is disjoint lies outside of any box.
        return spatial.Relation == SpatialRelation.Disjoint ? relates : Boxed(spatial.Other.EnvelopeInternal, relates);
    }

    /// <inheritdoc/>
    protected override string Near(Filter.Near near)
    {
        // A hair wider, since the R-tree keeps single precision.
        var around = near.Other.EnvelopeInternal.Copy();
        around.ExpandBy(near.Metres + 1);
        return Boxed(
            around,
            string.Create(CultureInfo.InvariantCulture, $"ca_near(a.geom, {Outline(near.Other)}, {Value(near.Metres)})"));
    }

    /// <inheritdoc/>
    protected override string Words(Filter.Words words)
    {
        if (words.Field.Name == "days")
        {
            return Days(words);
        }

        var others = Value(JsonSerializer.Serialize(words.Others));
        var relates = string.Create(
            CultureInfo.InvariantCulture, $"ca_words({Column(words.Field)}, {others}, {(int)words.Relation})");
        var table = words.Field.Name switch
        {
            "topics" => ("asset_topics", "topic"),
            "covers" => ("asset_covers", "code"),
            _ => default,
        };

        // Words that are kept in a table of their own are looked up there first.
        return table == default || words.Others.IsEmpty || words.Relation == WordsRelation.ContainedBy
            ? relates
            : $"(a.fid IN (SELECT fid FROM {table.Item1} WHERE {table.Item2} IN (SELECT value FROM json_each({others}))) AND {relates})";
    }

    /// <inheritdoc/>
    protected override string? Exactly(Field field, IReadOnlyList<string> texts) => null;

    private static int DayBit(string word) => AssetFields.DayNames.IndexOf(word);

    private string Days(Filter.Words words)
    {
        var mask = words.Others.Where(word => DayBit(word) >= 0).Aggregate(0, (bits, word) => bits | (1 << DayBit(word)));
        var beyond = words.Others.Any(word => DayBit(word) < 0);
        return words.Relation switch
        {
            WordsRelation.Overlaps => $"((a.days & {mask}) <> 0)",
            WordsRelation.ContainedBy => $"((a.days & ~{mask}) = 0)",
            _ when beyond => "false",
            WordsRelation.Contains => $"((a.days & {mask}) = {mask})",
            _ => $"(a.days = {mask})",
        };
    }

    /// <summary>
    /// A condition with the R-tree asked first. Under a negation that would give "false" for a feature without a shape, whose answer is
    /// "unknown": there the function alone is asked.
    /// </summary>
    private string Boxed(Envelope box, string condition) => UnderNot
        ? condition
        : "(" + string.Format(
            CultureInfo.InvariantCulture, InTree, Value(box.MinX), Value(box.MaxX), Value(box.MinY), Value(box.MaxY))
            + $" AND {condition})";

    private int Outline(Geometry shape)
    {
        _connection.Outlines.Add(PreparedGeometryFactory.Prepare(shape));
        return _connection.Outlines.Count - 1;
    }

    private string Indicator(Field field)
    {
        if (_indicators.TryGetValue(field, out var known))
        {
            return known;
        }

        var table = string.Create(CultureInfo.InvariantCulture, $"v{_indicators.Count + 1}");
        _joins.Add(
            $" LEFT JOIN indicator_values {table} ON {table}.id = ((SELECT fid FROM indicators WHERE id = {Value(field.Indicator!)}) << 40)"
            + $" + ((SELECT id FROM periods WHERE period = {Value(field.Period ?? "")}) << 24) + a.fid");
        var column = table + ".value";
        _indicators.Add(field, column);
        return column;
    }
}
