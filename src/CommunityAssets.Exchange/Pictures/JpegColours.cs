namespace CommunityAssets.Exchange.Pictures;

/// <summary>Makes points of colour of the coefficients of a JPEG picture.</summary>
internal static class JpegColours
{
    /// <summary>Makes them.</summary>
    /// <param name="frame">The coefficients.</param>
    /// <param name="steps">The tables of steps.</param>
    /// <param name="plain">Whether three parts are red, green and blue; else brightness and differences (JFIF).</param>
    public static Picture Compose(JpegFrame frame, ushort[]?[] steps, bool plain)
    {
        var planes = new byte[frame.Components.Length][];
        for (var at = 0; at < planes.Length; at++)
        {
            var part = frame.Components[at];
            planes[at] = Samples(part, steps[part.Steps] ?? throw PictureSentences.Broken());
            part.Coefficients = [];
        }

        var points = new byte[frame.Width * frame.Height * 3];
        var lines = new byte[planes.Length][];
        for (var at = 0; at < lines.Length; at++)
        {
            lines[at] = new byte[frame.Width];
        }

        for (var y = 0; y < frame.Height; y++)
        {
            for (var at = 0; at < planes.Length; at++)
            {
                Stretch(frame, frame.Components[at], planes[at], y, lines[at]);
            }

            Paint(lines, points.AsSpan(y * frame.Width * 3, frame.Width * 3), plain);
        }

        return new Picture(frame.Width, frame.Height, 3, points);
    }

    private static byte[] Samples(JpegComponent part, ushort[] steps)
    {
        Span<float> scales = stackalloc float[64];
        for (var at = 0; at < 64; at++)
        {
            scales[at] = steps[at] * CosineTransform.InverseScale(at);
        }

        var width = part.Stride * 8;
        var samples = new byte[width * (part.Coefficients.Length / 64 / part.Stride) * 8];
        Span<float> block = stackalloc float[64];
        for (var row = 0; row < part.BlocksDown; row++)
        {
            for (var column = 0; column < part.BlocksAcross; column++)
            {
                var coefficients = part.Block(row, column);
                for (var at = 0; at < 64; at++)
                {
                    block[at] = coefficients[at] * scales[at];
                }

                CosineTransform.Inverse(block);
                for (var at = 0; at < 64; at++)
                {
                    samples[(((row * 8) + (at / 8)) * width) + (column * 8) + (at % 8)] = ToByte(block[at] + 128);
                }
            }
        }

        return samples;
    }

    /// <summary>One line of a part as wide as the picture: each of its samples stands for the points that it was made from.</summary>
    private static void Stretch(JpegFrame frame, JpegComponent part, byte[] plane, int y, byte[] line)
    {
        var row = plane.AsSpan(y * part.Down / frame.Down * part.Stride * 8, part.Stride * 8);
        if (part.Across == frame.Across)
        {
            row[..line.Length].CopyTo(line);
            return;
        }

        for (var x = 0; x < line.Length; x++)
        {
            line[x] = row[x * part.Across / frame.Across];
        }
    }

    private static void Paint(byte[][] lines, Span<byte> points, bool plain)
    {
        for (var x = 0; x < lines[0].Length; x++)
        {
            var point = points.Slice(x * 3, 3);
            float bright = lines[0][x];
            if (lines.Length == 1)
            {
                point.Fill(lines[0][x]);
            }
            else if (plain)
            {
                (point[0], point[1], point[2]) = (lines[0][x], lines[1][x], lines[2][x]);
            }
            else
            {
                // JFIF 1.02, "Color space".
                var (blue, red) = (lines[1][x] - 128, lines[2][x] - 128);
                point[0] = ToByte(bright + (1.402f * red));
                point[1] = ToByte(bright - (0.344136f * blue) - (0.714136f * red));
                point[2] = ToByte(bright + (1.772f * blue));
            }
        }
    }

    private static byte ToByte(float value) => (byte)Math.Clamp((int)MathF.Floor(value + 0.5f), 0, 255);
}
