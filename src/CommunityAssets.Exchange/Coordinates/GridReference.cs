using System.Globalization;

namespace CommunityAssets.Exchange.Coordinates;

/// <summary>
/// Ordnance Survey grid references (<c>SK 123 456</c>, <c>TQ3080</c>): two letters for a square of 100 km, then 2 to 10 digits, half of
/// them for the easting and half for the northing inside it. Source: Ordnance Survey, "A guide to coordinate systems in Great Britain", 7.
/// </summary>
public static class GridReference
{
    private const int Square = 100_000;
    private const string Letters = "ABCDEFGHJKLMNOPQRSTUVWXYZ";

    /// <summary>Reads a grid reference, in either case, with or without blanks.</summary>
    /// <param name="text">The text.</param>
    /// <param name="easting">Metres east on the British National Grid: the middle of the square that is meant.</param>
    /// <param name="northing">Metres north, likewise.</param>
    /// <param name="size">Side of the square that is meant in metres: 1 to 10,000.</param>
    /// <returns>Whether the text is a grid reference on the British National Grid.</returns>
    public static bool TryParse(string? text, out double easting, out double northing, out int size)
    {
        (easting, northing, size) = (0, 0, 0);
        if (text is null || text.Length > 40)
        {
            return false;
        }

        Span<char> packed = stackalloc char[40];
        var length = 0;
        foreach (var character in text)
        {
            if (!char.IsWhiteSpace(character))
            {
                packed[length++] = char.ToUpperInvariant(character);
            }
        }

        var digits = packed[..length].Length > 2 ? packed[2..length] : default;
        if (digits.Length is < 2 or > 10 || digits.Length % 2 != 0 || digits.ContainsAnyExceptInRange('0', '9'))
        {
            return false;
        }

        var first = Letters.IndexOf(packed[0], StringComparison.Ordinal);
        var second = Letters.IndexOf(packed[1], StringComparison.Ordinal);
        if (first < 0 || second < 0)
        {
            return false;
        }

        // Both letters run from the north-west in rows of five; the grid's origin is the corner of square SV.
        var column = (((first % 5) - 2) * 5) + (second % 5);
        var row = ((3 - (first / 5)) * 5) + 4 - (second / 5);
        if (column is < 0 or > 6 || row is < 0 or > 12)
        {
            return false;
        }

        var half = digits.Length / 2;
        size = (int)Math.Pow(10, 5 - half);
        easting = (column * Square) + (int.Parse(digits[..half], NumberStyles.None, CultureInfo.InvariantCulture) * size) + (size / 2d);
        northing = (row * Square) + (int.Parse(digits[half..], NumberStyles.None, CultureInfo.InvariantCulture) * size) + (size / 2d);
        return true;
    }

    /// <summary>Writes the reference of the square that holds a point: <c>SK 123 456</c>. Digits are cut off, never rounded.</summary>
    /// <param name="easting">Metres east, 0 to 700,000.</param>
    /// <param name="northing">Metres north, 0 to 1,300,000.</param>
    /// <param name="digits">2, 4, 6, 8 or 10.</param>
    /// <returns>The reference, or null when the point is off the grid.</returns>
    public static string? Format(double easting, double northing, int digits = 6)
    {
        if (digits is < 2 or > 10 || digits % 2 != 0)
        {
            throw new ArgumentOutOfRangeException(nameof(digits), digits, "A grid reference has 2, 4, 6, 8 or 10 digits.");
        }

        if (easting is not (>= 0 and < 7 * Square) || northing is not (>= 0 and < 13 * Square))
        {
            return null;
        }

        var (column, row) = ((int)(easting / Square), (int)(northing / Square));
        var first = Letters[((3 - (row / 5)) * 5) + 2 + (column / 5)];
        var second = Letters[((4 - (row % 5)) * 5) + (column % 5)];
        var size = (int)Math.Pow(10, 5 - (digits / 2));
        var format = "D" + (digits / 2).ToString(CultureInfo.InvariantCulture);
        var east = ((int)(easting % Square) / size).ToString(format, CultureInfo.InvariantCulture);
        var north = ((int)(northing % Square) / size).ToString(format, CultureInfo.InvariantCulture);
        return $"{first}{second} {east} {north}";
    }
}
