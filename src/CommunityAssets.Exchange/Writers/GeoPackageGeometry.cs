using System.Buffers.Binary;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO;

namespace CommunityAssets.Exchange.Writers;

/// <summary>Geometry in a GeoPackage's binary form (OGC 12-128, 2.1.3).</summary>
internal static class GeoPackageGeometry
{
    private const byte LittleEndianWithBox = 0b0000_0011;
    private const byte LittleEndian = 0b0000_0001;
    private const int HeaderBytes = 8;
    private const int BoxBytes = 32;

    /// <summary>Writes a shape that is not empty: the header, its box unless it is a point, and well-known binary.</summary>
    public static byte[] Write(Geometry shape, int system)
    {
        var body = new WKBWriter(ByteOrder.LittleEndian, handleSRID: false) { HandleOrdinates = Ordinates.XY }.Write(shape);
        var header = HeaderBytes + (shape is Point ? 0 : BoxBytes);
        var blob = new byte[header + body.Length];
        (blob[0], blob[1], blob[2], blob[3]) = ((byte)'G', (byte)'P', 0, shape is Point ? LittleEndian : LittleEndianWithBox);
        BinaryPrimitives.WriteInt32LittleEndian(blob.AsSpan(4), system);
        if (shape is not Point)
        {
            var box = shape.EnvelopeInternal;
            BinaryPrimitives.WriteDoubleLittleEndian(blob.AsSpan(8), box.MinX);
            BinaryPrimitives.WriteDoubleLittleEndian(blob.AsSpan(16), box.MaxX);
            BinaryPrimitives.WriteDoubleLittleEndian(blob.AsSpan(24), box.MinY);
            BinaryPrimitives.WriteDoubleLittleEndian(blob.AsSpan(32), box.MaxY);
        }

        body.CopyTo(blob, header);
        return blob;
    }
}
