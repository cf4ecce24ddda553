namespace CommunityAssets.Benchmarks.England;

/// <summary>
/// Bends a plain rectangle, on which the country is laid out, into something of the shape and size of England on the British National
/// Grid. One-to-one and without jumps, so that what shares a border on the plan shares it on the ground.
/// </summary>
internal static class Ground
{
    /// <summary>Width of the plan in metres.</summary>
    public const double Width = 290_000;

    /// <summary>Height of the plan in metres.</summary>
    public const double Height = 500_000;

    private const double South = 112_000;

    // Northing, west coast or border, east coast, in kilometres, read off a small map: close enough that hardly a point is out at sea.
    private static readonly (double North, double West, double East)[] Profile =
    [
        (100, 235, 575), (125, 262, 600), (150, 305, 622), (175, 345, 600), (200, 352, 603), (250, 335, 635), (300, 327, 638), (330, 327, 600),
        (350, 331, 562), (400, 336, 536), (450, 341, 518), (500, 312, 487), (530, 305, 455), (570, 325, 433), (630, 350, 405),
    ];

    /// <summary>Easting and northing of a point of the plan.</summary>
    public static (double X, double Y) At(double x, double y)
    {
        // Waves whose slopes stay under 1 in all, so that nothing folds over.
        var bentX = x + (4_000 * Math.Sin((y / 21_000) + 1)) + (700 * Math.Sin((y / 4_300) + (x / 9_000))) + (90 * Math.Sin((y / 640) + 2));
        var bentY = y + (4_000 * Math.Sin((x / 23_000) + 4)) + (700 * Math.Sin((x / 4_700) - (y / 8_000))) + (90 * Math.Sin((x / 710) + 3));
        var northing = South + bentY;
        var (west, east) = Sides(northing);
        return (west + ((east - west) * (0.02 + (0.96 * bentX / Width))), northing);
    }

    private static (double West, double East) Sides(double northing)
    {
        var at = 1;
        while (at < Profile.Length - 1 && Profile[at].North * 1_000 < northing)
        {
            at++;
        }

        var (from, to) = (Profile[at - 1], Profile[at]);
        var share = ((northing / 1_000) - from.North) / (to.North - from.North);
        return (1_000 * (from.West + (share * (to.West - from.West))), 1_000 * (from.East + (share * (to.East - from.East))));
    }
}
