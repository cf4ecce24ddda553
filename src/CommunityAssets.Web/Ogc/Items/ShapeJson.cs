using System.Buffers;
using System.Buffers.Binary;
using System.Text.Json;
using CommunityAssets.Domain.Places;
using CommunityAssets.Exchange.Coordinates;

namespace CommunityAssets.Web.Ogc.Items;

/// <summary>
/// Writes well-known binary as GeoJSON in a reference system, without making geometries of it: coordinates are read, carried a ring at a
/// time, and written. Degrees have seven decimals (a centimetre), metres three. Outer rings run counter-clockwise as RFC 7946 asks. One
/// at a time; not for several threads.
/// </summary>
/// <param name="grid">The system that shapes come in.</param>
/// <param name="crs">The system that they are written in.</param>
internal sealed class ShapeJson(ReferenceSystem grid, Crs crs)
{
    private const int Point = 1;
    private const int LineString = 2;
    private const int Polygon = 3;
    private const int MultiPoint = 4;
    private const int MultiLineString = 5;
    private const int MultiPolygon = 6;

    private static readonly string[] Names =
        ["", "Point", "LineString", "Polygon", "MultiPoint", "MultiLineString", "MultiPolygon", "GeometryCollection"];

    private readonly GridTransform _transform = GridTransform.Between(grid, crs.System);
    private readonly int _decimals = crs.System.IsGeographic ? 7 : 3;
    private readonly double _scale = crs.System.IsGeographic ? 1e7 : 1e3;
    private double[] _xs = ArrayPool<double>.Shared.Rent(64);
    private double[] _ys = ArrayPool<double>.Shared.Rent(64);

    /// <summary>Writes a shape, or null for an empty span.</summary>
    public void Write(Utf8JsonWriter writer, ReadOnlySpan<byte> shape)
    {
        if (shape.IsEmpty)
        {
            writer.WriteNullValue();
            return;
        }

        var reader = new Reader(shape);
        WriteGeometry(writer, ref reader);
    }

    private void WriteGeometry(Utf8JsonWriter writer, ref Reader reader)
    {
        var type = reader.Type();
        writer.WriteStartObject();
        writer.WriteString("type"u8, Names[type]);
        writer.WritePropertyName(type <= MultiPolygon ? "coordinates"u8 : "geometries"u8);
        WriteBody(writer, ref reader, type);
        writer.WriteEndObject();
    }

    private void WriteBody(Utf8JsonWriter writer, ref Reader reader, int type)
    {
        switch (type)
        {
            case Point:
                WritePoint(writer, ref reader);
                break;
            case LineString:
                WriteLine(writer, ref reader);
                break;
            case Polygon:
                WriteRings(writer, ref reader);
                break;
            default:
                var parts = reader.Count();
                writer.WriteStartArray();
                for (var part = 0; part < parts; part++)
                {
                    if (type is MultiPoint or MultiLineString or MultiPolygon)
                    {
                        WriteBody(writer, ref reader, reader.Type());
                    }
                    else
                    {
                        WriteGeometry(writer, ref reader);
                    }
                }

                writer.WriteEndArray();
                break;
        }
    }

    private void WritePoint(Utf8JsonWriter writer, ref Reader reader)
    {
        var (x, y) = _transform.Apply(reader.Number(), reader.Number());
        WritePair(writer, x, y);
    }

    private void WriteLine(Utf8JsonWriter writer, ref Reader reader)
    {
        var count = Read(ref reader);
        writer.WriteStartArray();
        for (var at = 0; at < count; at++)
        {
            WritePair(writer, _xs[at], _ys[at]);
        }

        writer.WriteEndArray();
    }

    private void WriteRings(Utf8JsonWriter writer, ref Reader reader)
    {
        var rings = reader.Count();
        writer.WriteStartArray();
        for (var ring = 0; ring < rings; ring++)
        {
            var count = Read(ref reader);
            var reverse = RunsLeft(count) != (ring == 0);
            writer.WriteStartArray();
            for (var step = 0; step < count; step++)
            {
                var at = reverse ? count - 1 - step : step;
                WritePair(writer, _xs[at], _ys[at]);
            }

            writer.WriteEndArray();
        }

        writer.WriteEndArray();
    }

    /// <summary>Reads the positions of a line or ring and carries them.</summary>
    private int Read(ref Reader reader)
    {
        var count = reader.Count();
        if (_xs.Length < count)
        {
            ArrayPool<double>.Shared.Return(_xs);
            ArrayPool<double>.Shared.Return(_ys);
            _xs = ArrayPool<double>.Shared.Rent(count);
            _ys = ArrayPool<double>.Shared.Rent(count);
        }

        for (var at = 0; at < count; at++)
        {
            _xs[at] = reader.Number();
            _ys[at] = reader.Number();
        }

        _transform.Apply(_xs.AsSpan(0, count), _ys.AsSpan(0, count));
        return count;
    }

    /// <summary>Whether a ring runs counter-clockwise, by the sign of its area (relative to its first corner, for precision).</summary>
    private bool RunsLeft(int count)
    {
        var area = 0d;
        for (var at = 1; at < count - 1; at++)
        {
            area += ((_xs[at] - _xs[0]) * (_ys[at + 1] - _ys[0])) - ((_xs[at + 1] - _xs[0]) * (_ys[at] - _ys[0]));
        }

        return area > 0;
    }

    private void WritePair(Utf8JsonWriter writer, double x, double y)
    {
        var (first, second) = crs.LatitudeFirst ? (y, x) : (x, y);
        writer.WriteStartArray();
        WriteNumber(writer, first);
        WriteNumber(writer, second);
        writer.WriteEndArray();
    }

    // Digit by digit from a whole number of the last decimal: finding the shortest digits of a double takes longer than all the rest.
    private void WriteNumber(Utf8JsonWriter writer, double number)
    {
        var scaled = (long)Math.Round(number * _scale);
        Span<byte> text = stackalloc byte[24];
        var at = text.Length;
        var rest = Math.Abs(scaled);
        var trailing = true;
        for (var place = 0; place < _decimals; place++)
        {
            var digit = (byte)(rest % 10);
            rest /= 10;
            if (!trailing || digit != 0)
            {
                trailing = false;
                text[--at] = (byte)('0' + digit);
            }
        }

        if (!trailing)
        {
            text[--at] = (byte)'.';
        }

        do
        {
            text[--at] = (byte)('0' + (rest % 10));
            rest /= 10;
        }
        while (rest > 0);

        if (scaled < 0)
        {
            text[--at] = (byte)'-';
        }

        writer.WriteRawValue(text[at..], skipInputValidation: true);
    }

    private ref struct Reader(ReadOnlySpan<byte> bytes)
    {
        private readonly ReadOnlySpan<byte> _bytes = bytes;
        private int _at;
        private bool _little;

        public int Type()
        {
            _little = _bytes[_at++] == 1;
            var type = Count();
            return type is >= Point and <= MultiPolygon + 1
                ? type
                : throw new FormatException($"{type} is not a geometry with x and y alone.");
        }

        public int Count()
        {
            var part = _bytes.Slice(_at, 4);
            _at += 4;
            return _little ? BinaryPrimitives.ReadInt32LittleEndian(part) : BinaryPrimitives.ReadInt32BigEndian(part);
        }

        public double Number()
        {
            var part = _bytes.Slice(_at, 8);
            _at += 8;
            return _little ? BinaryPrimitives.ReadDoubleLittleEndian(part) : BinaryPrimitives.ReadDoubleBigEndian(part);
        }
    }
}
