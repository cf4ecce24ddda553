using System.Globalization;

namespace CommunityAssets.Web.Overview;

/// <summary>The geometry of a small dot-and-whisker chart of one indicator: where its marks stand on a line 240 wide and 28 high.</summary>
/// <param name="line">The indicator's line; it has a value and a scale.</param>
public sealed class Whisker(NeedLine line)
{
    /// <summary>Width of the drawing.</summary>
    public const int Width = 240;

    /// <summary>Height of the drawing.</summary>
    public const int Height = 28;

    private const int Edge = 8;

    /// <summary>Whether there is anything to draw.</summary>
    public static bool CanDraw(NeedLine line) => line is { Value: not null, Scale: not null };

    /// <summary>Where the value stands.</summary>
    public string Value => At(line.Value!.Value);

    /// <summary>Where the lower limit stands, or null.</summary>
    public string? Lower => line.Lower is { } lower ? At(lower) : null;

    /// <summary>Where the upper limit stands, or null.</summary>
    public string? Upper => line.Upper is { } upper ? At(upper) : null;

    /// <summary>Where the place's value stands, or null.</summary>
    public string? Place => line.Place is { } place ? At(place.Value) : null;

    /// <summary>Where the country's value stands, or null.</summary>
    public string? Country => line.England is { } country ? At(country.Value) : null;

    /// <summary>The drawing in a sentence: value, limits, what it is held against.</summary>
    public string Description
    {
        get
        {
            var value = line.LimitsWords is { } limits ? $"{line.ValueWords}, {limits} with 95% confidence" : line.ValueWords;
            var parts = new List<string> { value };
            if (line.Place is { } place)
            {
                parts.Add($"{place.Name}: {place.Words}");
            }

            if (line.England is { } country)
            {
                parts.Add($"{country.Name}: {country.Words}");
            }

            return string.Join(". ", parts) + ".";
        }
    }

    private string At(double value)
    {
        var scale = line.Scale!;
        var share = Math.Clamp((value - scale.Min) / (scale.Max - scale.Min), 0, 1);
        return (Edge + (share * (Width - (2 * Edge)))).ToString("0.#", CultureInfo.InvariantCulture);
    }
}
