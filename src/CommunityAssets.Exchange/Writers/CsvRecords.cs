using System.Globalization;
using System.Text;
using CommunityAssets.Domain.Places;
using CommunityAssets.Exchange.Coordinates;
using NetTopologySuite.Geometries;

namespace CommunityAssets.Exchange.Writers;

/// <summary>
/// CSV (RFC 4180) in UTF-8 with a byte order mark, which spreadsheets need to read it as UTF-8. A shape becomes <c>latitude</c> and
/// <c>longitude</c> (WGS 84) of the point itself or of a point inside the shape. A text that a spreadsheet would take for a formula (it
/// begins with = + - @, a tab or a line break) has an apostrophe put before it; the importer takes it off again.
/// </summary>
internal sealed class CsvRecords<T> : IRecordWriter<T>
{
    private readonly StreamWriter _text;
    private readonly ExportLayer<T> _layer;
    private readonly GridTransform _transform;

    public CsvRecords(Stream target, ExportLayer<T> layer, ReferenceSystem grid)
    {
        _text = new StreamWriter(target, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true)) { NewLine = "\r\n" };
        _layer = layer;
        _transform = GridTransform.Between(grid, ReferenceSystem.Wgs84);
        _text.Write(string.Join(',', layer.Columns.Select(column => column.Name)));
        _text.WriteLine(layer.GeometryType is null ? "" : ",latitude,longitude");
    }

    /// <inheritdoc/>
    public void Write(T record)
    {
        _text.Write(string.Join(',', _layer.Columns.Select(column => CsvText.Cell(column.Value(record)))));
        if (_layer.GeometryType is null)
        {
            _text.WriteLine();
            return;
        }

        _text.Write(',');
        if (_layer.Shape(record) is { IsEmpty: false } shape)
        {
            var point = shape is Point at ? at : shape.InteriorPoint;
            var (longitude, latitude) = _transform.Apply(point.X, point.Y);
            _text.Write(latitude.ToString("F8", CultureInfo.InvariantCulture));
            _text.Write(',');
            _text.WriteLine(longitude.ToString("F8", CultureInfo.InvariantCulture));
        }
        else
        {
            _text.WriteLine(',');
        }
    }

    /// <inheritdoc/>
    public void Finish() => _text.Flush();

    /// <inheritdoc/>
    public void Dispose() => _text.Dispose();
}
