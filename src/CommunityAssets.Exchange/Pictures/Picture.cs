namespace CommunityAssets.Exchange.Pictures;

/// <summary>A picture as nothing but its points of colour: whatever else its file held is gone.</summary>
/// <param name="width">Points across; 1 or more.</param>
/// <param name="height">Points down; 1 or more.</param>
/// <param name="channels">3 for red, green, blue; 4 with opacity, not premultiplied.</param>
/// <param name="points">One byte a channel, row by row from above.</param>
internal sealed class Picture(int width, int height, int channels, byte[] points)
{
    /// <summary>Points across.</summary>
    public int Width { get; } = width;

    /// <summary>Points down.</summary>
    public int Height { get; } = height;

    /// <summary>3, or 4 with opacity.</summary>
    public int Channels { get; } = channels;

    /// <summary>One byte a channel, row by row from above.</summary>
    public byte[] Points { get; } = points;

    /// <summary>The same without opacity where every point is opaque.</summary>
    public Picture WithoutNeedlessOpacity()
    {
        if (Channels == 3)
        {
            return this;
        }

        for (var at = 3; at < Points.Length; at += 4)
        {
            if (Points[at] != 255)
            {
                return this;
            }
        }

        var opaque = new byte[Width * Height * 3];
        for (int from = 0, to = 0; to < opaque.Length; from += 4, to += 3)
        {
            Points.AsSpan(from, 3).CopyTo(opaque.AsSpan(to));
        }

        return new Picture(Width, Height, 3, opaque);
    }
}
