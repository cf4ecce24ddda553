namespace CommunityAssets.Domain.Needs;

/// <summary>
/// What the values of an indicator in several small areas add up to: all that is needed to estimate its value for the area that they make
/// up. Values that are held back or missing are in none of the sums but counted apart.
/// </summary>
public sealed record ValueSums
{
    /// <summary>Areas that have a value.</summary>
    public int Known { get; init; }

    /// <summary>Areas whose value the publisher holds back.</summary>
    public int Suppressed { get; init; }

    /// <summary>Of those with a value: areas that have a count of 0 or more and a denominator above 0 too.</summary>
    public int Counted { get; init; }

    /// <summary>Of those with a value: areas that have a denominator above 0.</summary>
    public int WithDenominator { get; init; }

    /// <summary>Of those with a value: areas whose people are known, and are more than none.</summary>
    public int WithPeople { get; init; }

    /// <summary>Of those with a value: areas that have both of their published limits.</summary>
    public int Limited { get; init; }

    /// <summary>The values.</summary>
    public double Values { get; init; }

    /// <summary>The counts of the areas of <see cref="Counted"/>.</summary>
    public double Counts { get; init; }

    /// <summary>The denominators of the areas of <see cref="WithDenominator"/>.</summary>
    public double Denominators { get; init; }

    /// <summary>Values times denominators.</summary>
    public double ByDenominator { get; init; }

    /// <summary>The people of the areas of <see cref="WithPeople"/>.</summary>
    public double People { get; init; }

    /// <summary>Values times people.</summary>
    public double ByPeople { get; init; }

    /// <summary>The squares of the widths between published limits.</summary>
    public double Widths { get; init; }

    /// <summary>The squares of widths times denominators.</summary>
    public double WidthsByDenominator { get; init; }

    /// <summary>The squares of widths times people.</summary>
    public double WidthsByPeople { get; init; }

    /// <summary>These sums with one area's value more.</summary>
    /// <param name="value">The value; null where there is none.</param>
    /// <param name="people">The area's people; null where not known.</param>
    public ValueSums With(in IndicatorValue value, double? people)
    {
        if (value.Suppressed || value.Value is not { } number)
        {
            return value.Suppressed ? this with { Suppressed = Suppressed + 1 } : this;
        }

        var denominator = value.Denominator is > 0 ? value.Denominator.Value : 0;
        var living = people is > 0 ? people.Value : 0;
        var isCounted = denominator > 0 && value.Count is >= 0;
        var isLimited = value is { Lower: not null, Upper: not null };
        var width = isLimited ? value.Upper!.Value - value.Lower!.Value : 0;
        return new ValueSums
        {
            Known = Known + 1,
            Suppressed = Suppressed,
            Counted = Counted + (isCounted ? 1 : 0),
            WithDenominator = WithDenominator + (denominator > 0 ? 1 : 0),
            WithPeople = WithPeople + (living > 0 ? 1 : 0),
            Limited = Limited + (isLimited ? 1 : 0),
            Values = Values + number,
            Counts = Counts + (isCounted ? value.Count!.Value : 0),
            Denominators = Denominators + denominator,
            ByDenominator = ByDenominator + (number * denominator),
            People = People + living,
            ByPeople = ByPeople + (number * living),
            Widths = Widths + (width * width),
            WidthsByDenominator = WidthsByDenominator + (width * denominator * width * denominator),
            WidthsByPeople = WidthsByPeople + (width * living * width * living),
        };
    }
}
