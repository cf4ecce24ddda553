using System.Buffers.Binary;
using NetTopologySuite;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO;

namespace CommunityAssets.Exchange.Features;

/// <summary>
/// Geometry out of a GeoPackage's binary form (OGC 12-128, 2.1.3): a header, then well-known binary. The counts in it are checked against
/// what is there before anything is made of them, since a damaged one may ask for all the memory.
/// </summary>
internal static class GeoPackageBlob
{
    private const string Advice = "Export the layer again.";
    private const int DeepestCollection = 8;

    /// <summary>Reads a geometry; null when it is marked empty.</summary>
    public static Geometry? Read(byte[] blob, GeometryFactory factory)
    {
        if (blob is not [(byte)'G', (byte)'P', 0, var flags, _, _, _, _, ..])
        {
            throw new FeatureProblemException(null, "the geometry is not in GeoPackage's form.", Advice);
        }

        if ((flags & 0b0010_0000) != 0)
        {
            throw new FeatureProblemException(null, "the geometry is of an extended type, which is not read here.",
                "Export the layer with simple shapes.");
        }

        var start = 8 + ((flags >> 1) & 7) switch
        {
            0 => 0,
            1 => 32,
            2 or 3 => 48,
            4 => 64,
            _ => throw new FeatureProblemException(null, "the geometry's header is damaged.", Advice),
        };
        if ((flags & 0b0001_0000) != 0)
        {
            return null;
        }

        var at = start;
        if (IsEmptyPoint(blob.AsSpan(start)))
        {
            return null;
        }

        Walk(blob, ref at, 0);
        try
        {
            // Not strict: a ring that does not end where it began is closed.
            var services = new NtsGeometryServices(
                NetTopologySuite.Geometries.Implementation.CoordinateArraySequenceFactory.Instance, factory.PrecisionModel, factory.SRID);
            var reader = new WKBReader(services) { HandleOrdinates = Ordinates.XY, IsStrict = false };
            var geometry = reader.Read(blob[start..]);
            return geometry.IsEmpty ? null : geometry;
        }
        catch (Exception fault) when (fault is ParseException or ArgumentException or EndOfStreamException)
        {
            throw new FeatureProblemException(null, $"the geometry cannot be read ({fault.Message.TrimEnd('.')}).", Advice);
        }
    }

    /// <summary>Follows well-known binary to its end, so that every count is known to fit and every number to be finite.</summary>
    private static void Walk(ReadOnlySpan<byte> blob, ref int at, int depth)
    {
        if (depth > DeepestCollection)
        {
            throw Damaged();
        }

        var little = Byte(blob, ref at) == 1;
        var type = Number(blob, ref at, little);
        // ISO writes Z and M as thousands, the older extended form as bits at the top.
        var plain = type & 0x0fff_ffff;
        var hasZ = (type & 0x8000_0000) != 0 || plain / 1000 is 1 or 3;
        var hasM = (type & 0x4000_0000) != 0 || plain / 1000 is 2 or 3;
        var dimensions = 2 + (hasZ ? 1 : 0) + (hasM ? 1 : 0);
        if ((type & 0x2000_0000) != 0)
        {
            Number(blob, ref at, little);
        }

        switch (plain % 1000)
        {
            case 1:
                Points(blob, ref at, 1, dimensions, little);
                break;
            case 2:
                Points(blob, ref at, Number(blob, ref at, little), dimensions, little);
                break;
            case 3:
                for (var rings = Number(blob, ref at, little); rings > 0; rings--)
                {
                    Points(blob, ref at, Number(blob, ref at, little), dimensions, little);
                }

                break;
            case >= 4 and <= 7:
                for (var parts = Number(blob, ref at, little); parts > 0; parts--)
                {
                    Walk(blob, ref at, depth + 1);
                }

                break;
            default:
                throw new FeatureProblemException(null, "the geometry has curves or surfaces, which are not read here.",
                    "Export the layer with simple shapes.");
        }
    }

    private static void Points(ReadOnlySpan<byte> blob, ref int at, uint count, int dimensions, bool little)
    {
        if (count * (long)dimensions * sizeof(double) > blob.Length - at)
        {
            throw Damaged();
        }

        for (uint i = 0; i < count; i++, at += dimensions * sizeof(double))
        {
            for (var axis = 0; axis < 2; axis++)
            {
                var bytes = blob[(at + (axis * sizeof(double)))..];
                var value = little ? BinaryPrimitives.ReadDoubleLittleEndian(bytes) : BinaryPrimitives.ReadDoubleBigEndian(bytes);
                if (!double.IsFinite(value))
                {
                    throw new FeatureProblemException(null, "a coordinate is NaN or infinity.",
                        "Take the corner away or draw the shape again.");
                }
            }
        }
    }

    /// <summary>An empty point is written as NaN, NaN, little-endian by every writer there is.</summary>
    private static bool IsEmptyPoint(ReadOnlySpan<byte> body) =>
        body is [1, 1, 0, 0, 0, ..] && body.Length >= 21
        && double.IsNaN(BinaryPrimitives.ReadDoubleLittleEndian(body[5..]))
        && double.IsNaN(BinaryPrimitives.ReadDoubleLittleEndian(body[13..]));

    private static byte Byte(ReadOnlySpan<byte> blob, ref int at) => at < blob.Length ? blob[at++] : throw Damaged();

    private static uint Number(ReadOnlySpan<byte> blob, ref int at, bool little)
    {
        if (blob.Length - at < sizeof(uint))
        {
            throw Damaged();
        }

        var value = little ? BinaryPrimitives.ReadUInt32LittleEndian(blob[at..]) : BinaryPrimitives.ReadUInt32BigEndian(blob[at..]);
        at += sizeof(uint);
        return value;
    }

    private static FeatureProblemException Damaged() => new(null, "the geometry is cut off or damaged.", Advice);
}
