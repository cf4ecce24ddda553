namespace CommunityAssets.Exchange.Pictures;

/// <summary>Makes pictures smaller: each new point is the mean of the points that it covers, by how much it covers of each.</summary>
internal static class PictureScaler
{
    /// <summary>The picture with its longer side no longer than a number of points; itself where it is not.</summary>
    public static Picture Fit(Picture picture, int longest)
    {
        var side = Math.Max(picture.Width, picture.Height);
        if (side <= longest)
        {
            return picture;
        }

        var width = Math.Max(1, (int)Math.Round(picture.Width * (double)longest / side));
        var height = Math.Max(1, (int)Math.Round(picture.Height * (double)longest / side));
        var channels = picture.Channels;
        var across = Shares(picture.Width, width);
        var sums = new float[width * channels];
        var row = new float[width * channels];
        var points = new byte[width * height * channels];
        var (line, filled) = (-1, 0);
        foreach (var (from, to, share) in Pieces(picture.Height, height))
        {
            if (line != from)
            {
                ShrinkRow(picture, from, across, row);
                line = from;
            }

            if (filled != to)
            {
                Settle(sums, points.AsSpan(filled * width * channels), channels);
                filled = to;
            }

            for (var at = 0; at < sums.Length; at++)
            {
                sums[at] += row[at] * share;
            }
        }

        Settle(sums, points.AsSpan(filled * width * channels), channels);
        return new Picture(width, height, channels, points);
    }

    // Colours count by their opacity: what can't be seen colours nothing.
    private static void ShrinkRow(Picture picture, int line, (int From, int To, float Share)[] across, float[] row)
    {
        var channels = picture.Channels;
        var source = picture.Points.AsSpan(line * picture.Width * channels, picture.Width * channels);
        Array.Clear(row);
        foreach (var (from, to, share) in across)
        {
            var point = source.Slice(from * channels, channels);
            var weight = channels == 4 ? share * point[3] / 255f : share;
            for (var channel = 0; channel < 3; channel++)
            {
                row[(to * channels) + channel] += point[channel] * weight;
            }

            if (channels == 4)
            {
                row[(to * channels) + 3] += point[3] * share;
            }
        }
    }

    private static void Settle(float[] sums, Span<byte> into, int channels)
    {
        for (var at = 0; at < sums.Length; at += channels)
        {
            var opacity = channels == 4 ? sums[at + 3] / 255f : 1;
            for (var channel = 0; channel < 3; channel++)
            {
                into[at + channel] = opacity <= 0 ? (byte)0 : ToByte(sums[at + channel] / opacity);
            }

            if (channels == 4)
            {
                into[at + 3] = ToByte(sums[at + 3]);
            }
        }

        Array.Clear(sums);
    }

    private static byte ToByte(float value) => (byte)Math.Clamp((int)(value + 0.5f), 0, 255);

    private static (int From, int To, float Share)[] Shares(int size, int smaller) => [.. Pieces(size, smaller)];

    /// <summary>Which points of a longer line go into which of a shorter, and what share of the shorter's point each is.</summary>
    private static IEnumerable<(int From, int To, float Share)> Pieces(int size, int smaller)
    {
        var step = (double)size / smaller;
        for (var to = 0; to < smaller; to++)
        {
            var (start, end) = (to * step, Math.Min(size, (to + 1) * step));
            for (var from = (int)start; from < size && from < end - 1e-9; from++)
            {
                yield return (from, to, (float)((Math.Min(end, from + 1) - Math.Max(start, from)) / step));
            }
        }
    }
}
