using System.Globalization;

namespace CommunityAssets.Cartography.Palettes;

/// <summary>A colour of a screen (sRGB, IEC 61966-2-1).</summary>
/// <param name="Red">0 to 255.</param>
/// <param name="Green">0 to 255.</param>
/// <param name="Blue">0 to 255.</param>
public readonly record struct Colour(byte Red, byte Green, byte Blue)
{
    /// <summary>Relative luminance of WCAG 2.2, 0 (black) to 1 (white).</summary>
    public double Luminance => (0.2126 * Linear(Red)) + (0.7152 * Linear(Green)) + (0.0722 * Linear(Blue));

    /// <summary>Reads <c>#rrggbb</c>.</summary>
    /// <exception cref="FormatException">The text is of another form.</exception>
    public static Colour Parse(string text) =>
        text is ['#', _, _, _, _, _, _]
        && int.TryParse(text.AsSpan(1), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var number)
            ? new Colour((byte)(number >> 16), (byte)(number >> 8), (byte)number)
            : throw new FormatException($"A colour is written #rrggbb; this is \"{text}\".");

    /// <summary>The contrast ratio of WCAG 2.2 between two colours, 1 to 21, the same both ways.</summary>
    public static double Contrast(Colour one, Colour other)
    {
        var (a, b) = (one.Luminance, other.Luminance);
        return (Math.Max(a, b) + 0.05) / (Math.Min(a, b) + 0.05);
    }

    /// <summary>
    /// A colour on the straight way between two in Oklab (Ottosson 2020), where equal steps look equal.
    /// </summary>
    /// <param name="from">The colour at 0.</param>
    /// <param name="to">The colour at 1.</param>
    /// <param name="share">How far along, 0 to 1.</param>
    public static Colour Mix(Colour from, Colour to, double share)
    {
        var (a, b) = (Oklab(from), Oklab(to));
        return FromOklab(
            a.Lightness + (share * (b.Lightness - a.Lightness)),
            a.GreenRed + (share * (b.GreenRed - a.GreenRed)),
            a.BlueYellow + (share * (b.BlueYellow - a.BlueYellow)));
    }

    /// <summary><c>#rrggbb</c>, in small letters.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"#{Red:x2}{Green:x2}{Blue:x2}");

    private static double Linear(byte channel)
    {
        var share = channel / 255.0;
        return share <= 0.04045 ? share / 12.92 : Math.Pow((share + 0.055) / 1.055, 2.4);
    }

    private static byte Channel(double linear)
    {
        var bounded = Math.Clamp(linear, 0, 1);
        var share = bounded <= 0.0031308 ? bounded * 12.92 : (1.055 * Math.Pow(bounded, 1 / 2.4)) - 0.055;
        return (byte)Math.Round(share * 255);
    }

    private static (double Lightness, double GreenRed, double BlueYellow) Oklab(Colour colour)
    {
        var (r, g, b) = (Linear(colour.Red), Linear(colour.Green), Linear(colour.Blue));
        var l = Math.Cbrt((0.4122214708 * r) + (0.5363325363 * g) + (0.0514459929 * b));
        var m = Math.Cbrt((0.2119034982 * r) + (0.6806995451 * g) + (0.1073969566 * b));
        var s = Math.Cbrt((0.0883024619 * r) + (0.2817188376 * g) + (0.6299787005 * b));
        return (
            (0.2104542553 * l) + (0.7936177850 * m) - (0.0040720468 * s),
            (1.9779984951 * l) - (2.4285922050 * m) + (0.4505937099 * s),
            (0.0259040371 * l) + (0.7827717662 * m) - (0.8086757660 * s));
    }

    private static Colour FromOklab(double lightness, double greenRed, double blueYellow)
    {
        var l = Math.Pow(lightness + (0.3963377774 * greenRed) + (0.2158037573 * blueYellow), 3);
        var m = Math.Pow(lightness - (0.1055613458 * greenRed) - (0.0638541728 * blueYellow), 3);
        var s = Math.Pow(lightness - (0.0894841775 * greenRed) - (1.2914855480 * blueYellow), 3);
        return new Colour(
            Channel((4.0767416621 * l) - (3.3077115913 * m) + (0.2309699292 * s)),
            Channel((-1.2684380046 * l) + (2.6097574011 * m) - (0.3413193965 * s)),
            Channel((-0.0041960863 * l) - (0.7034186147 * m) + (1.7076147010 * s)));
    }
}
