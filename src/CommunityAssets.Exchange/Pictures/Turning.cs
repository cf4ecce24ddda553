namespace CommunityAssets.Exchange.Pictures;

/// <summary>Turns photographs upright: cameras write how they were held, and that goes with the rest of what they write.</summary>
internal static class Turning
{
    /// <summary>The picture as it is meant to be seen.</summary>
    /// <param name="picture">The picture as it is kept.</param>
    /// <param name="turn">EXIF's orientation, 1 to 8 (EXIF 2.32, 4.6.5.1.6).</param>
    public static Picture Upright(Picture picture, int turn)
    {
        if (turn is <= 1 or > 8)
        {
            return picture;
        }

        var (width, height, channels) = (picture.Width, picture.Height, picture.Channels);
        var (newWidth, newHeight) = turn >= 5 ? (height, width) : (width, height);
        var points = new byte[picture.Points.Length];
        for (var y = 0; y < newHeight; y++)
        {
            for (var x = 0; x < newWidth; x++)
            {
                var (fromX, fromY) = turn switch
                {
                    2 => (width - 1 - x, y),
                    3 => (width - 1 - x, height - 1 - y),
                    4 => (x, height - 1 - y),
                    5 => (y, x),
                    6 => (y, height - 1 - x),
                    7 => (width - 1 - y, height - 1 - x),
                    _ => (width - 1 - y, x),
                };
                picture.Points.AsSpan(((fromY * width) + fromX) * channels, channels)
                    .CopyTo(points.AsSpan(((y * newWidth) + x) * channels));
            }
        }

        return new Picture(newWidth, newHeight, channels, points);
    }
}
