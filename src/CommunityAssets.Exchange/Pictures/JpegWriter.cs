using System.Buffers.Binary;

namespace CommunityAssets.Exchange.Pictures;

/// <summary>
/// Writes JPEG (ITU-T T.81, baseline, annex K's codes): brightness in full, colours at half the width and height, no segment but those that
/// hold the picture. Opacity is not kept.
/// </summary>
internal static class JpegWriter
{
    private const int Quality = 85;
    private const int Unit = 16;

    /// <summary>Writes a picture.</summary>
    public static byte[] Write(Picture picture)
    {
        var file = new MemoryStream();
        file.Write([0xff, 0xd8]);
        AddSegment(file, 0xe0, [(byte)'J', (byte)'F', (byte)'I', (byte)'F', 0, 1, 1, 0, 0, 1, 0, 1, 0, 0]);
        var (brightness, colour) = (Steps(JpegTables.Brightness), Steps(JpegTables.Colour));
        AddSteps(file, 0, brightness);
        AddSteps(file, 1, colour);
        var frame = new byte[15];
        frame[0] = 8;
        BinaryPrimitives.WriteUInt16BigEndian(frame.AsSpan(1), (ushort)picture.Height);
        BinaryPrimitives.WriteUInt16BigEndian(frame.AsSpan(3), (ushort)picture.Width);
        ((ReadOnlySpan<byte>)[3, 1, 0x22, 0, 2, 0x11, 1, 3, 0x11, 1]).CopyTo(frame.AsSpan(5));
        AddSegment(file, 0xc0, frame);
        AddSegment(file, 0xc4, [0x00, .. JpegTables.SteadyBrightness]);
        AddSegment(file, 0xc4, [0x10, .. JpegTables.ChangingBrightness]);
        AddSegment(file, 0xc4, [0x01, .. JpegTables.SteadyColour]);
        AddSegment(file, 0xc4, [0x11, .. JpegTables.ChangingColour]);
        AddSegment(file, 0xda, [3, 1, 0x00, 2, 0x11, 3, 0x11, 0, 63, 0]);
        AddScan(file, picture, brightness, colour);
        file.Write([0xff, 0xd9]);
        return file.ToArray();
    }

    private static void AddScan(MemoryStream file, Picture picture, byte[] brightness, byte[] colour)
    {
        var bits = new JpegBitWriter(file);
        JpegPartWriter[] parts =
        [
            new(brightness, JpegTables.SteadyBrightness, JpegTables.ChangingBrightness),
            new(colour, JpegTables.SteadyColour, JpegTables.ChangingColour),
            new(colour, JpegTables.SteadyColour, JpegTables.ChangingColour),
        ];
        var (bright, blue, red) = (new float[Unit * Unit], new float[64], new float[64]);
        Span<float> block = stackalloc float[64];
        for (var y = 0; y < picture.Height; y += Unit)
        {
            for (var x = 0; x < picture.Width; x += Unit)
            {
                TakeUnit(picture, x, y, bright, blue, red);
                for (var quarter = 0; quarter < 4; quarter++)
                {
                    for (var at = 0; at < 64; at++)
                    {
                        block[at] = bright[((((quarter / 2) * 8) + (at / 8)) * Unit) + ((quarter % 2) * 8) + (at % 8)];
                    }

                    parts[0].Write(bits, block);
                }

                parts[1].Write(bits, blue);
                parts[2].Write(bits, red);
            }
        }

        bits.Finish();
    }

    /// <summary>Brightness and differences of colour of 16 × 16 points; beyond the edge the last points go on.</summary>
    private static void TakeUnit(Picture picture, int left, int top, float[] bright, float[] blue, float[] red)
    {
        Array.Clear(blue);
        Array.Clear(red);
        for (var y = 0; y < Unit; y++)
        {
            for (var x = 0; x < Unit; x++)
            {
                var (row, column) = (Math.Min(top + y, picture.Height - 1), Math.Min(left + x, picture.Width - 1));
                var at = ((row * picture.Width) + column) * picture.Channels;
                float r = picture.Points[at];
                float g = picture.Points[at + 1];
                float b = picture.Points[at + 2];
                bright[(y * Unit) + x] = (0.299f * r) + (0.587f * g) + (0.114f * b) - 128;
                var small = ((y / 2) * 8) + (x / 2);
                blue[small] += ((-0.168736f * r) - (0.331264f * g) + (0.5f * b)) / 4;
                red[small] += ((0.5f * r) - (0.418688f * g) - (0.081312f * b)) / 4;
            }
        }
    }

    /// <summary>Annex K's steps at a quality, as the reference implementation scales them.</summary>
    private static byte[] Steps(ReadOnlySpan<byte> table)
    {
        var steps = new byte[64];
        for (var at = 0; at < 64; at++)
        {
            steps[at] = (byte)Math.Clamp(((table[at] * (200 - (2 * Quality))) + 50) / 100, 1, 255);
        }

        return steps;
    }

    private static void AddSteps(MemoryStream file, byte number, byte[] steps)
    {
        var body = new byte[65];
        body[0] = number;
        for (var at = 0; at < 64; at++)
        {
            body[at + 1] = steps[JpegTables.Zigzag[at]];
        }

        AddSegment(file, 0xdb, body);
    }

    private static void AddSegment(MemoryStream file, byte marker, byte[] body)
    {
        file.Write([0xff, marker, (byte)((body.Length + 2) >> 8), (byte)(body.Length + 2)]);
        file.Write(body);
    }
}
