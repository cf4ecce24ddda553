using CommunityAssets.Storage.Filters;
using CommunityAssets.Storage.Paging;
using Npgsql;

namespace CommunityAssets.Storage.PostGis.Features;

/// <summary>A feature as a row of the statement that <see cref="FeatureStatement.Page"/> writes.</summary>
/// <param name="query">The query.</param>
/// <param name="layout">Where the parts of the row are.</param>
/// <param name="row">The row.</param>
internal sealed class FeatureRow(FeatureQuery query, FeatureLayout layout, NpgsqlDataReader row) : IFeatureRow
{
    private const int Unread = -1;

    private readonly bool _assets = query.Set is FeatureSet.OfAssets;
    private readonly bool[] _optional = [.. query.Fields.Select(field => field.Optional)];
    private readonly List<string> _words = [];
    private byte[] _bytes = new byte[1024];
    private int _had = Unread;
    private int _denied = Unread;

    /// <inheritdoc/>
    public string Id => _assets ? row.GetGuid(0).ToString("D") : row.GetString(0);

    /// <inheritdoc/>
    public ReadOnlySpan<byte> Shape => !query.Shapes || row.IsDBNull(layout.Shape) ? [] : Bytes(layout.Shape);

    /// <inheritdoc/>
    public string Cursor => FeatureCursor.Write(
        query, new FeaturePosition([.. query.Sort.Select((key, place) => Key(key.Field.Type, layout.Sort + place))], Id));

    /// <inheritdoc/>
    public bool IsNull(int field) => _optional[field]
        && (layout.Denials[field] < 0 ? row.IsDBNull(layout.Places[field]) : ((Had(field) | Denied(field)) & layout.Columns[field].Bit) == 0);

    /// <inheritdoc/>
    public string Text(int field)
    {
        var place = layout.Places[field];
        return place == 0 ? Id : layout.Columns[field].Words is { Length: > 0 } words ? words[row.GetInt16(place) - 1] : row.GetString(place);
    }

    /// <inheritdoc/>
    public ReadOnlySpan<byte> Utf8(int field)
    {
        var place = layout.Places[field];
        if (place > 0 || !_assets)
        {
            return layout.Columns[field].Encoded is { Length: > 0 } words ? words[row.GetInt16(place) - 1] : Bytes(place);
        }

        row.GetGuid(0).TryFormat(_bytes, out var length, "D");
        return _bytes.AsSpan(0, length);
    }

    /// <inheritdoc/>
    public long Whole(int field)
    {
        var place = layout.Places[field];
        return row.GetFieldType(place) == typeof(short) ? row.GetInt16(place) : row.GetInt32(place);
    }

    /// <inheritdoc/>
    public double Number(int field) => row.GetDouble(layout.Places[field]);

    /// <inheritdoc/>
    public bool Truth(int field) =>
        layout.Denials[field] < 0 ? row.GetBoolean(layout.Places[field]) : (Had(field) & layout.Columns[field].Bit) != 0;

    /// <inheritdoc/>
    public DateOnly Day(int field) => row.GetFieldValue<DateOnly>(layout.Places[field]);

    /// <inheritdoc/>
    public DateTimeOffset Moment(int field) => row.GetFieldValue<DateTimeOffset>(layout.Places[field]);

    /// <inheritdoc/>
    public IReadOnlyList<string> Words(int field)
    {
        var place = layout.Places[field];
        if (layout.Columns[field].Words is not { Length: > 0 } words)
        {
            return row.IsDBNull(place) ? [] : row.GetFieldValue<string[]>(place);
        }

        _words.Clear();
        var mask = row.GetInt16(place);
        for (var bit = 0; bit < words.Length; bit++)
        {
            if ((mask & (1 << bit)) != 0)
            {
                _words.Add(words[bit]);
            }
        }

        return _words;
    }

    /// <summary>Forgets what was read of the row before; the reader has gone to the next.</summary>
    public void Next() => (_had, _denied) = (Unread, Unread);

    // The two masks are read once for all fields kept in them: going back and forth in a row takes longer than reading.
    private int Had(int field) => _had == Unread ? _had = row.GetInt16(layout.Places[field]) : _had;

    private int Denied(int field) => _denied == Unread ? _denied = row.GetInt16(layout.Denials[field]) : _denied;

    // What came over the wire: for texts UTF-8, with no string made of it.
    private Span<byte> Bytes(int place)
    {
        var length = (int)row.GetBytes(place, 0, _bytes, 0, _bytes.Length);
        if (length == _bytes.Length)
        {
            length = (int)row.GetBytes(place, 0, null, 0, 0);
            _bytes = new byte[Math.Max(length + 1, _bytes.Length * 2)];
            row.GetBytes(place, 0, _bytes, 0, length);
        }

        return _bytes.AsSpan(0, length);
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
