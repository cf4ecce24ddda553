using CommunityAssets.Cartography.Palettes;

namespace CommunityAssets.UnitTests.Cartography.Palettes;

/// <summary>How people see colours, so that palettes can be checked for them.</summary>
internal static class Vision
{
    /// <summary>
    /// Normal vision; full protanopia, deuteranopia and tritanopia by the matrices of Machado, Oliveira and Fernandes 2009 (severity 1.0),
    /// applied to linear light; and grey.
    /// </summary>
    public static IReadOnlyDictionary<string, double[][]> All { get; } = new Dictionary<string, double[][]>(StringComparer.Ordinal)
    {
        ["normal"] = [[1, 0, 0], [0, 1, 0], [0, 0, 1]],
        ["protanopia"] = [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]],
        ["deuteranopia"] = [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]],
        ["tritanopia"] = [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]],
        ["grey"] = [[0.2126, 0.7152, 0.0722], [0.2126, 0.7152, 0.0722], [0.2126, 0.7152, 0.0722]],
    };

    /// <summary>A colour as somebody sees it, in CIELAB under D65.</summary>
    public static (double L, double A, double B) Lab(Colour colour, string vision)
    {
        double[] light = [Linear(colour.Red), Linear(colour.Green), Linear(colour.Blue)];
        var seen = All[vision].Select(row => Math.Clamp(row.Zip(light, (a, b) => a * b).Sum(), 0, 1)).ToArray();
        var x = Curve(((0.4124564 * seen[0]) + (0.3575761 * seen[1]) + (0.1804375 * seen[2])) / 0.95047);
        var y = Curve((0.2126729 * seen[0]) + (0.7151522 * seen[1]) + (0.0721750 * seen[2]));
        var z = Curve(((0.0193339 * seen[0]) + (0.1191920 * seen[1]) + (0.9503041 * seen[2])) / 1.08883);
        return ((116 * y) - 16, 500 * (x - y), 200 * (y - z));
    }

    /// <summary>How different two colours look: CIEDE2000 (Sharma, Wu and Dalal 2005); about 1 can just be seen, 10 at a glance.</summary>
    public static double Difference((double L, double A, double B) one, (double L, double A, double B) other)
    {
        var mean = (Math.Sqrt((one.A * one.A) + (one.B * one.B)) + Math.Sqrt((other.A * other.A) + (other.B * other.B))) / 2;
        var g = 0.5 * (1 - Math.Sqrt(Math.Pow(mean, 7) / (Math.Pow(mean, 7) + Math.Pow(25, 7))));
        var (c1, h1) = Polar(one.A * (1 + g), one.B);
        var (c2, h2) = Polar(other.A * (1 + g), other.B);
        var turn = h2 - h1;
        turn = c1 * c2 == 0 ? 0 : turn > 180 ? turn - 360 : turn < -180 ? turn + 360 : turn;
        var (dl, dc, dh) = (other.L - one.L, c2 - c1, 2 * Math.Sqrt(c1 * c2) * Sin(turn / 2));
        var (l, c) = ((one.L + other.L) / 2, (c1 + c2) / 2);
        var h = c1 * c2 == 0 ? h1 + h2
            : Math.Abs(h1 - h2) <= 180 ? (h1 + h2) / 2
            : h1 + h2 < 360 ? (h1 + h2 + 360) / 2
            : (h1 + h2 - 360) / 2;
        var t = 1 - (0.17 * Cos(h - 30)) + (0.24 * Cos(2 * h)) + (0.32 * Cos((3 * h) + 6)) - (0.20 * Cos((4 * h) - 63));
        var sl = 1 + (0.015 * Math.Pow(l - 50, 2) / Math.Sqrt(20 + Math.Pow(l - 50, 2)));
        var (sc, sh) = (1 + (0.045 * c), 1 + (0.015 * c * t));
        var rc = 2 * Math.Sqrt(Math.Pow(c, 7) / (Math.Pow(c, 7) + Math.Pow(25, 7)));
        var rt = -Sin(60 * Math.Exp(-Math.Pow((h - 275) / 25, 2))) * rc;
        return Math.Sqrt(Math.Pow(dl / sl, 2) + Math.Pow(dc / sc, 2) + Math.Pow(dh / sh, 2) + (rt * (dc / sc) * (dh / sh)));
    }

    private static double Linear(byte channel) =>
        channel / 255.0 is var share && share <= 0.04045 ? share / 12.92 : Math.Pow((share + 0.055) / 1.055, 2.4);

    private static double Curve(double t) => t > 216.0 / 24389 ? Math.Cbrt(t) : ((24389.0 / 27 * t) + 16) / 116;

    private static (double Chroma, double Hue) Polar(double a, double b) =>
        (Math.Sqrt((a * a) + (b * b)), ((Math.Atan2(b, a) * 180 / Math.PI) + 360) % 360);

    private static double Sin(double degrees) => Math.Sin(degrees * Math.PI / 180);

    private static double Cos(double degrees) => Math.Cos(degrees * Math.PI / 180);
}
