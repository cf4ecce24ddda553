using CommunityAssets.Storage.Filters;
using CommunityAssets.Storage.GeoPackage.Sqlite;
using CommunityAssets.Storage.Paging;

namespace CommunityAssets.Storage.GeoPackage.Features;

/// <summary>A feature as a row: the id, the fields, the shape where it is wanted, the sort keys.</summary>
/// <param name="query">The query.</param>
/// <param name="row">The row.</param>
internal sealed class FeatureRow(FeatureQuery query, Statement row) : IFeatureRow
{
    private readonly List<string> _days = [];

    /// <inheritdoc/>
    public string Id => row.Text(0);

    /// <inheritdoc/>
    public ReadOnlySpan<byte> Shape
    {
        get
        {
            var column = 1 + query.Fields.Length;
            return !query.Shapes || row.IsNull(column) ? [] : GeometryBlob.WellKnownBinary(row.Blob(column));
        }
    }

    /// <inheritdoc/>
    public string Cursor
    {
        get
        {
            var first = 1 + query.Fields.Length + (query.Shapes ? 1 : 0);
            return FeatureCursor.Write(
                query, new FeaturePosition([.. query.Sort.Select((key, place) => Key(key.Field.Type, first + place))], Id));
        }
    }

    /// <inheritdoc/>
    public bool IsNull(int field) => query.Fields[field].Type != FieldType.Words && row.IsNull(1 + field);

    /// <inheritdoc/>
    public string Text(int field) => row.Text(1 + field);

    /// <inheritdoc/>
    public ReadOnlySpan<byte> Utf8(int field) => row.Blob(1 + field);

    /// <inheritdoc/>
    public long Whole(int field) => row.Long(1 + field);

    /// <inheritdoc/>
    public double Number(int field) => row.Double(1 + field);

    /// <inheritdoc/>
    public bool Truth(int field) => row.Bool(1 + field);

    /// <inheritdoc/>
    public DateOnly Day(int field) => row.DateOrNull(1 + field) ?? default;

    /// <inheritdoc/>
    public DateTimeOffset Moment(int field) => row.Moment(1 + field);

    /// <inheritdoc/>
    public IReadOnlyList<string> Words(int field)
    {
        if (query.Fields[field].Name != "days")
        {
            return AssetRow.Split(row.TextOrNull(1 + field));
        }

        _days.Clear();
        var mask = row.Int(1 + field);
        for (var bit = 0; bit < AssetFields.DayNames.Length; bit++)
        {
            if ((mask & (1 << bit)) != 0)
            {
                _days.Add(AssetFields.DayNames[bit]);
            }
        }

        return _days;
    }

    private object? Key(FieldType type, int column) => row.IsNull(column)
        ? null
        : type switch
        {
            FieldType.Whole or FieldType.Number => row.Double(column),
            FieldType.Truth => row.Bool(column),
            FieldType.Day => row.DateOrNull(column),
            FieldType.Moment => row.Moment(column),
            _ => row.Text(column),
        };
}
