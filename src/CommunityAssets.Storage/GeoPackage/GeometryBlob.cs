using System.Buffers.Binary;
using NetTopologySuite;
using NetTopologySuite.Geometries;
using NetTopologySuite.Geometries.Implementation;
using NetTopologySuite.IO;

namespace CommunityAssets.Storage.GeoPackage;

/// <summary>
/// Geometries as a GeoPackage stores them (OGC 12-128r17, 2.1.3): the letters GP, version 0, a byte of flags, the reference system's
/// number, an envelope (left out for points), then well-known binary. Written little-endian, x and y alone. An empty geometry is stored as
/// NULL.
/// </summary>
internal static class GeometryBlob
{
    private const int HeaderWithoutEnvelope = 8;
    private const int HeaderWithEnvelope = 40;
    private static readonly NtsGeometryServices Services = new(
        CoordinateArraySequenceFactory.Instance, PrecisionModel.Floating.Value, srid: 0, GeometryOverlay.NG,
        new CoordinateEqualityComparer());

    /// <summary>Writes a geometry; null for an absent or empty one.</summary>
    public static byte[]? Write(Geometry? geometry, int srid)
    {
        if (geometry is null || geometry.IsEmpty)
        {
            return null;
        }

        if (geometry is Point point)
        {
            return WritePoint(point.X, point.Y, srid);
        }

        var wkb = new WKBWriter(ByteOrder.LittleEndian, handleSRID: false, emitZ: false, emitM: false).Write(geometry);
        var blob = new byte[HeaderWithEnvelope + wkb.Length];
        var box = geometry.EnvelopeInternal;
        WriteHeader(blob, flags: 0b0000_0011, srid);
        BinaryPrimitives.WriteDoubleLittleEndian(blob.AsSpan(8), box.MinX);
        BinaryPrimitives.WriteDoubleLittleEndian(blob.AsSpan(16), box.MaxX);
        BinaryPrimitives.WriteDoubleLittleEndian(blob.AsSpan(24), box.MinY);
        BinaryPrimitives.WriteDoubleLittleEndian(blob.AsSpan(32), box.MaxY);
        wkb.CopyTo(blob, HeaderWithEnvelope);
        return blob;
    }

    /// <summary>Writes a polygon or multipolygon as a multipolygon, so that a layer of areas is of one type.</summary>
    public static byte[]? WriteMultiPolygon(Geometry? geometry, int srid) => Write(
        geometry is Polygon { IsEmpty: false } polygon ? new MultiPolygon([polygon], geometry.Factory) : geometry, srid);

    /// <summary>Reads a geometry.</summary>
    /// <exception cref="FormatException">The bytes are not a GeoPackage geometry.</exception>
    public static Geometry Read(ReadOnlySpan<byte> blob, int srid)
    {
        if (TryReadPoint(blob, out var x, out var y))
        {
            return new Point(x, y) { SRID = srid };
        }

        var geometry = new WKBReader(Services) { HandleSRID = false }.Read(blob[HeaderLength(blob)..].ToArray());
        geometry.SRID = srid;
        return geometry;
    }

    /// <summary>Reads an area's shape: a multipolygon of one polygon is told as that polygon.</summary>
    public static Geometry ReadArea(ReadOnlySpan<byte> blob, int srid)
    {
        var geometry = Read(blob, srid);
        if (geometry is not MultiPolygon { NumGeometries: 1 } single)
        {
            return geometry;
        }

        var polygon = single.GetGeometryN(0);
        polygon.SRID = srid;
        return polygon;
    }

    /// <summary>Reads the coordinates of a point without making a geometry of it; false for any other geometry.</summary>
    public static bool TryReadPoint(ReadOnlySpan<byte> blob, out double x, out double y)
    {
        x = y = 0;
        var start = HeaderLength(blob);
        if (blob.Length != start + 21 || blob[start] != 1 || BinaryPrimitives.ReadUInt32LittleEndian(blob[(start + 1)..]) != 1)
        {
            return false;
        }

        x = BinaryPrimitives.ReadDoubleLittleEndian(blob[(start + 5)..]);
        y = BinaryPrimitives.ReadDoubleLittleEndian(blob[(start + 13)..]);
        return true;
    }

    /// <summary>The well-known binary after the header.</summary>
    /// <exception cref="FormatException">The bytes are not a GeoPackage geometry.</exception>
    public static ReadOnlySpan<byte> WellKnownBinary(ReadOnlySpan<byte> blob) => blob[HeaderLength(blob)..];

    /// <summary>The box around a geometry, from the header where it is there; null for an empty one.</summary>
    public static Envelope? Box(ReadOnlySpan<byte> blob)
    {
        if (TryReadPoint(blob, out var x, out var y))
        {
            return double.IsNaN(x) ? null : new Envelope(x, x, y, y);
        }

        if (((blob[3] >> 1) & 7) != 0 && (blob[3] & 1) == 1)
        {
            var minX = BinaryPrimitives.ReadDoubleLittleEndian(blob[8..]);
            return double.IsNaN(minX)
                ? null
                : new Envelope(
                    minX,
                    BinaryPrimitives.ReadDoubleLittleEndian(blob[16..]),
                    BinaryPrimitives.ReadDoubleLittleEndian(blob[24..]),
                    BinaryPrimitives.ReadDoubleLittleEndian(blob[32..]));
        }

        var geometry = Read(blob, 0);
        return geometry.IsEmpty ? null : geometry.EnvelopeInternal;
    }

    private static byte[] WritePoint(double x, double y, int srid)
    {
        var blob = new byte[HeaderWithoutEnvelope + 21];
        WriteHeader(blob, flags: 0b0000_0001, srid);
        blob[8] = 1;
        BinaryPrimitives.WriteUInt32LittleEndian(blob.AsSpan(9), 1);
        BinaryPrimitives.WriteDoubleLittleEndian(blob.AsSpan(13), x);
        BinaryPrimitives.WriteDoubleLittleEndian(blob.AsSpan(21), y);
        return blob;
    }

    private static void WriteHeader(byte[] blob, byte flags, int srid)
    {
        blob[0] = (byte)'G';
        blob[1] = (byte)'P';
        blob[3] = flags;
        BinaryPrimitives.WriteInt32LittleEndian(blob.AsSpan(4), srid);
    }

    private static int HeaderLength(ReadOnlySpan<byte> blob)
    {
        if (blob.Length < HeaderWithoutEnvelope || blob[0] != (byte)'G' || blob[1] != (byte)'P')
        {
            throw new FormatException("The bytes are not a GeoPackage geometry.");
        }

        return HeaderWithoutEnvelope + (((blob[3] >> 1) & 7) switch
        {
            0 => 0,
            1 => 32,
            2 or 3 => 48,
            4 => 64,
            _ => throw new FormatException("The bytes are not a GeoPackage geometry."),
        });
    }
}
