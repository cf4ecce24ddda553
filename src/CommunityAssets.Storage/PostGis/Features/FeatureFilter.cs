using CommunityAssets.Storage.Filters;
using NpgsqlTypes;

namespace CommunityAssets.Storage.PostGis.Features;

/// <summary>Writes filters for PostGIS, and takes note of the tables that they need.</summary>
/// <param name="sql">The statement; it takes the parameters.</param>
/// <param name="set">The set of features.</param>
internal sealed class FeatureFilter(SqlText sql, FeatureSet set) : FilterWriter
{
    // Sort keys travel in cursors: of long texts their beginning decides.
    private const int SortedBy = 100;

    private readonly List<string> _joins = [];
    private readonly Dictionary<Field, string> _indicators = [];
    private bool _populations;

    /// <summary>The tables, with those joined that fields written so far are kept in.</summary>
    public string Tables => (set is FeatureSet.OfAssets ? "atlas.assets a" : "atlas.areas a") + string.Concat(_joins);

    /// <summary>The id of a feature.</summary>
    public string Id => set is FeatureSet.OfAssets ? "a.id" : "a.code";

    /// <summary>Where a field is kept.</summary>
    public FeatureColumn Find(Field field)
    {
        if (field.Indicator is not null)
        {
            return new FeatureColumn(Indicator(field));
        }

        if (set is not FeatureSet.OfAreas areas)
        {
            return FeatureColumns.Assets[field.Name];
        }

        if (field.Name == "population" && !_populations)
        {
            _populations = true;
            _joins.Add(" LEFT JOIN atlas.populations p ON p.key = a.key");
        }

        return FeatureColumns.Area(field.Name, areas.Level);
    }

    /// <inheritdoc/>
    public override string Value(object value) => value switch
    {
        string text => sql.Value(text),
        double number => sql.Value(number),
        bool truth => sql.Value(truth),
        DateOnly day => sql.Value(day, NpgsqlDbType.Date),
        DateTimeOffset moment => sql.Value(moment.UtcDateTime, NpgsqlDbType.TimestampTz),
        _ => throw new ArgumentException($"No way to look for a {value.GetType().Name}.", nameof(value)),
    };

    /// <inheritdoc/>
    public override string Column(Field field) => Find(field).Expression;

    /// <inheritdoc/>
    public override string SortColumn(Field field) => field switch
    {
        { Name: "name" } when set is FeatureSet.OfAssets => "a.sort_name",
        { Type: FieldType.Text } => InOrder($"left({Column(field)}, {SortedBy})"),
        { Type: FieldType.Whole } => $"{Column(field)}::float8",
        _ => Column(field),
    };

    /// <inheritdoc/>
    protected override string InOrder(string text) => $"{text} COLLATE \"C\"";

    /// <inheritdoc/>
    protected override string Fold(string text, Folding folding)
    {
        if (folding.HasFlag(Folding.Accents))
        {
            text = $"regexp_replace(normalize({text}, NFD), '[\\u0300-\\u036f]', '', 'g')";
        }

        return folding.HasFlag(Folding.Case) ? $"lower({text})" : text;
    }

    /// <inheritdoc/>
    protected override string Pattern(string pattern) => pattern;

    /// <inheritdoc/>
    protected override string Like(string text, string pattern) => $"({text} LIKE {pattern})";

    /// <inheritdoc/>
    protected override string Spatial(Filter.Spatial spatial)
    {
        var other = sql.Shape(spatial.Other);
        return spatial.Relation switch
        {
            SpatialRelation.Intersects => $"ST_Intersects(a.geom, {other})",
            SpatialRelation.Disjoint => $"ST_Disjoint(a.geom, {other})",
            SpatialRelation.Equals => $"ST_Equals(a.geom, {other})",
            SpatialRelation.Touches => $"ST_Touches(a.geom, {other})",
            SpatialRelation.Within => $"ST_Within(a.geom, {other})",
            SpatialRelation.Contains => $"ST_Contains(a.geom, {other})",
            SpatialRelation.Crosses => $"ST_Crosses(a.geom, {other})",
            _ => $"ST_Overlaps(a.geom, {other})",
        };
    }

    /// <inheritdoc/>
    protected override string Near(Filter.Near near) => $"ST_DWithin(a.geom, {sql.Shape(near.Other)}, {sql.Value(near.Metres)})";

    /// <inheritdoc/>
    protected override string Words(Filter.Words words)
    {
        var column = Find(words.Field);
        if (column.Words.Length > 0)
        {
            return Bits(column, words);
        }

        var others = sql.Value(words.Others.ToArray(), NpgsqlDbType.Array | NpgsqlDbType.Text);
        return words.Relation switch
        {
            WordsRelation.Contains => $"({column.Expression} @> {others})",
            WordsRelation.ContainedBy => $"({column.Expression} <@ {others})",
            WordsRelation.Overlaps => $"({column.Expression} && {others})",
            _ => $"({column.Expression} @> {others} AND {column.Expression} <@ {others})",
        };
    }

    /// <inheritdoc/>
    protected override string? Exactly(Field field, IReadOnlyList<string> texts)
    {
        if (set is not FeatureSet.OfAssets)
        {
            return null;
        }

        if (field.Name == "id")
        {
            // The text of an id has one spelling; anything else is the id of nothing.
            Guid[] ids =
            [
                .. texts.Where(text => Guid.TryParseExact(text, "D", out var id) && id.ToString("D") == text)
                    .Select(text => Guid.ParseExact(text, "D")),
            ];
            return ids.Length == 0 ? "false" : $"(a.id = ANY ({sql.Value(ids)}))";
        }

        var column = Find(field);
        if (column.Words.Length == 0 || field.Type != FieldType.Text)
        {
            return null;
        }

        var codes = texts.Select(text => (short)(Array.IndexOf(column.Words, text) + 1)).Where(code => code > 0).ToArray();
        return $"({column.Read} = ANY ({sql.Value(codes)}))";
    }

    private string Bits(FeatureColumn column, Filter.Words words)
    {
        var known = words.Others.Where(word => column.Words.Contains(word)).ToArray();
        var mask = sql.Value(known.Aggregate(0, (bits, word) => bits | (1 << Array.IndexOf(column.Words, word))));

        // A word that no mask can hold is had by no feature.
        var beyond = words.Others.Any(word => !column.Words.Contains(word));
        return words.Relation switch
        {
            WordsRelation.Overlaps => $"({column.Expression} & {mask} <> 0)",
            WordsRelation.ContainedBy => $"({column.Expression} & ~{mask} = 0)",
            _ when beyond => "false",
            WordsRelation.Contains => $"({column.Expression} & {mask} = {mask})",
            _ => $"({column.Expression} = {mask})",
        };
    }

    private string Indicator(Field field)
    {
        if (_indicators.TryGetValue(field, out var known))
        {
            return known;
        }

        var areas = (FeatureSet.OfAreas)set;
        var table = $"v{_indicators.Count + 1}";
        _joins.Add($"""
             LEFT JOIN atlas.indicator_values {table} ON {table}.area = a.key AND {table}.series = (
                SELECT s.key FROM atlas.series s JOIN atlas.indicators i ON i.key = s.indicator
                WHERE i.id = {sql.Value(field.Indicator!)} AND s.level = {sql.Value((int)areas.Level)}
                    AND s.vintage = {sql.Value(areas.Vintage)} AND s.period = {sql.Value(field.Period ?? "")})
            """);
        var column = table + ".value";
        _indicators.Add(field, column);
        return column;
    }
}
