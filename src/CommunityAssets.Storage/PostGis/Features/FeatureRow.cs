using CommunityAssets.Storage.Filters;
using CommunityAssets.Storage.Paging;
using Npgsql;

namespace CommunityAssets.Storage.PostGis.Features;

/// <summary>A feature as a row of the statement that <see cref="FeatureStatement.Page"/> writes.</summary>
/// <param name="query">The query.</param>
/// <param name="columns">Where its fields are kept.</param>
/// <param name="row">The row.</param>
internal sealed class FeatureRow(FeatureQuery query, FeatureColumn[] columns, NpgsqlDataReader row) : IFeatureRow
{
    private readonly bool _assets = query.Set is FeatureSet.OfAssets;
    private readonly List<string> _words = [];
    private byte[] _shape = new byte[256];

    /// <inheritdoc/>
    public string Id => _assets ? row.GetGuid(0).ToString("D") : row.GetString(0);

    /// <inheritdoc/>
    public ReadOnlySpan<byte> Shape
    {
        get
        {
            var column = 1 + columns.Length;
            if (!query.Shapes || row.IsDBNull(column))
            {
                return [];
            }

            var length = (int)row.GetBytes(column, 0, null, 0, 0);
            if (_shape.Length < length)
            {
                _shape = new byte[length * 2];
            }

            row.GetBytes(column, 0, _shape, 0, length);
            return _shape.AsSpan(0, length);
        }
    }

    /// <inheritdoc/>
    public string Cursor
    {
        get
        {
            var first = 1 + columns.Length + (query.Shapes ? 1 : 0);
            return FeatureCursor.Write(
                query, new FeaturePosition([.. query.Sort.Select((key, place) => Key(key.Field.Type, first + place))], Id));
        }
    }

    /// <inheritdoc/>
    public bool IsNull(int field) => row.IsDBNull(1 + field);

    /// <inheritdoc/>
    public string Text(int field) =>
        columns[field].Words is { Length: > 0 } words ? words[row.GetInt16(1 + field) - 1] : row.GetString(1 + field);

    /// <inheritdoc/>
    public long Whole(int field) => row.GetFieldType(1 + field) == typeof(short) ? row.GetInt16(1 + field) : row.GetInt32(1 + field);

    /// <inheritdoc/>
    public double Number(int field) => row.GetDouble(1 + field);

    /// <inheritdoc/>
    public bool Truth(int field) => row.GetBoolean(1 + field);

    /// <inheritdoc/>
    public DateOnly Day(int field) => row.GetFieldValue<DateOnly>(1 + field);

    /// <inheritdoc/>
    public DateTimeOffset Moment(int field) => row.GetFieldValue<DateTimeOffset>(1 + field);

    /// <inheritdoc/>
    public IReadOnlyList<string> Words(int field)
    {
        if (columns[field].Words is not { Length: > 0 } words)
        {
            return row.GetFieldValue<string[]>(1 + field);
        }

        _words.Clear();
        var mask = row.GetInt16(1 + field);
        for (var bit = 0; bit < words.Length; bit++)
        {
            if ((mask & (1 << bit)) != 0)
            {
                _words.Add(words[bit]);
            }
        }

        return _words;
    }

    private object? Key(FieldType type, int column) => row.IsDBNull(column)
        ? null
        : type switch
        {
            FieldType.Whole or FieldType.Number => row.GetDouble(column),
            FieldType.Truth => row.GetBoolean(column),
            FieldType.Day => row.GetFieldValue<DateOnly>(column),
            FieldType.Moment => row.GetFieldValue<DateTimeOffset>(column),
            _ => row.GetString(column),
        };
}
