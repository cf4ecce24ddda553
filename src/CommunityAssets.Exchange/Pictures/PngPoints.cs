using System.Buffers.Binary;
using System.IO.Compression;

namespace CommunityAssets.Exchange.Pictures;

/// <summary>Unpacks the points of a PNG file.</summary>
/// <param name="head">Its head.</param>
/// <param name="palette">Its palette, three bytes a colour.</param>
/// <param name="clear">What it says of opacity beside the points.</param>
internal sealed class PngPoints(PngHead head, byte[] palette, byte[] clear)
{
    private static readonly (int X, int Y, int StepX, int StepY)[] Whole = [(0, 0, 1, 1)];

    // W3C PNG, 8.1: where each pass of Adam7 begins and how far its points are apart.
    private static readonly (int X, int Y, int StepX, int StepY)[] Passes =
        [(0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2)];

    private readonly int channels = head.Colour is 4 or 6 || clear.Length > 0 ? 4 : 3;

    /// <summary>Unpacks them.</summary>
    public Picture Unpack(Stream packed)
    {
        if (head.Colour == 3 && palette.Length == 0)
        {
            throw PictureSentences.Broken();
        }

        var points = new byte[head.Width * head.Height * channels];
        try
        {
            using var bytes = new ZLibStream(packed, CompressionMode.Decompress);
            foreach (var pass in head.Interlaced ? Passes : Whole)
            {
                ReadPass(bytes, points, pass);
            }
        }
        catch (Exception error) when (error is InvalidDataException or EndOfStreamException)
        {
            throw PictureSentences.Broken();
        }

        return new Picture(head.Width, head.Height, channels, points);
    }

    private void ReadPass(ZLibStream bytes, byte[] points, (int X, int Y, int StepX, int StepY) pass)
    {
        var across = (head.Width - pass.X + pass.StepX - 1) / pass.StepX;
        if (across <= 0)
        {
            return;
        }

        var length = head.RowBytes(across);
        var (row, above) = (new byte[length], new byte[length]);
        var reach = Math.Max(1, head.Samples * head.Depth / 8);
        for (var y = pass.Y; y < head.Height; y += pass.StepY)
        {
            var filter = bytes.ReadByte();
            bytes.ReadExactly(row);
            Unfilter(filter, row, above, reach);
            for (var at = 0; at < across; at++)
            {
                Put(row, at, points.AsSpan(((y * head.Width) + pass.X + (at * pass.StepX)) * channels, channels));
            }

            (row, above) = (above, row);
        }
    }

    private static void Unfilter(int filter, byte[] row, byte[] above, int reach)
    {
        for (var at = 0; at < row.Length; at++)
        {
            var left = at >= reach ? row[at - reach] : 0;
            var corner = at >= reach ? above[at - reach] : 0;
            row[at] += (byte)(filter switch
            {
                0 => 0,
                1 => left,
                2 => above[at],
                3 => (left + above[at]) / 2,
                4 => PngWriter.Paeth(left, above[at], corner),
                _ => throw PictureSentences.Broken(),
            });
        }
    }

    private void Put(byte[] row, int at, Span<byte> point)
    {
        switch (head.Colour)
        {
            case 3:
                PutOfPalette(Sample(row, at), point);
                return;
            case 0 or 4:
                var grey = Sample(row, at * head.Samples);
                point[..3].Fill(ToByte(grey));
                if (channels == 4)
                {
                    point[3] = head.Colour == 4 ? ToByte(Sample(row, (at * 2) + 1)) : grey == ClearSample(0) ? (byte)0 : (byte)255;
                }

                return;
            default:
                var first = at * head.Samples;
                var same = clear.Length > 0;
                for (var channel = 0; channel < 3; channel++)
                {
                    var sample = Sample(row, first + channel);
                    point[channel] = ToByte(sample);
                    same &= sample == ClearSample(channel);
                }

                if (channels == 4)
                {
                    point[3] = head.Colour == 6 ? ToByte(Sample(row, first + 3)) : same ? (byte)0 : (byte)255;
                }

                return;
        }
    }

    private void PutOfPalette(int number, Span<byte> point)
    {
        if (number * 3 >= palette.Length)
        {
            throw PictureSentences.Broken();
        }

        palette.AsSpan(number * 3, 3).CopyTo(point);
        if (channels == 4)
        {
            point[3] = number < clear.Length ? clear[number] : (byte)255;
        }
    }

    private int ClearSample(int channel) =>
        clear.Length >= (channel + 1) * 2 ? BinaryPrimitives.ReadUInt16BigEndian(clear.AsSpan(channel * 2)) : -1;

    private int Sample(byte[] row, int at) => head.Depth switch
    {
        8 => row[at],
        16 => BinaryPrimitives.ReadUInt16BigEndian(row.AsSpan(at * 2)),
        var depth => (row[at * depth / 8] >> (8 - depth - (at * depth % 8))) & ((1 << depth) - 1),
    };

    private byte ToByte(int sample) => (byte)(head.Depth == 16 ? sample >> 8 : sample * 255 / ((1 << head.Depth) - 1));
}
