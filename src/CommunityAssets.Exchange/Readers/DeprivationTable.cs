using System.Globalization;
using System.Text.RegularExpressions;
using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Exchange.Inputs;

namespace CommunityAssets.Exchange.Readers;

/// <summary>
/// The English Indices of Deprivation of 2010, 2015, 2019 or 2025: which columns of a table are theirs, and of which year they are.
/// </summary>
internal static partial class DeprivationTable
{
    private const int FewestParts = 3;

    /// <summary>Whether headings are those of the Indices: the whole is among them, or several parts.</summary>
    public static bool Fits(Headings headings)
    {
        var parts = headings
            .Select(DeprivationMeasure.Parse)
            .OfType<DeprivationMeasure>()
            .Select(measure => measure.Part.Id)
            .ToHashSet(StringComparer.Ordinal);
        return AreaHeading.OfRows(headings) is not null && (parts.Contains("") || parts.Count >= FewestParts);
    }

    /// <summary>The columns of a table that are theirs.</summary>
    /// <exception cref="BadInputException">The year cannot be told.</exception>
    public static IReadOnlyList<WideColumn> Columns(InputFile file, Headings headings, IndicatorBook book)
    {
        var year = YearOf(file, headings, book);
        var period = year.ToString(CultureInfo.InvariantCulture);
        var columns = new List<WideColumn>();
        for (var column = 0; column < headings.Count; column++)
        {
            if (DeprivationMeasure.Parse(headings[column]) is { } measure)
            {
                var indicator = book.Add(measure.Indicator(year), headings[column]);
                columns.Add(new WideColumn(indicator.Id, period, new ValueColumns(column)));
            }
        }

        return columns;
    }

    /// <summary>The year of the boundaries that go with a year of the Indices.</summary>
    public static int VintageOf(string period) =>
        !int.TryParse(period, NumberStyles.None, CultureInfo.InvariantCulture, out var year) ? 2021
        : year >= 2025 ? 2021
        : year >= 2015 ? 2011
        : 2001;

    private static int YearOf(InputFile file, Headings headings, IndicatorBook book)
    {
        if ((book.Options.Period ?? book.Sheet?.Period) is { } told)
        {
            return int.TryParse(told, NumberStyles.None, CultureInfo.InvariantCulture, out var year) && year is >= 2000 and <= 2100
                ? year
                : throw new BadInputException(
                    $"{file.Name}: \"{told}\" is not a year of the Indices of Deprivation. Give the year of the release, such as 2025.");
        }

        // A file may be named for the year of its boundaries too; only years of releases count.
        string[] named = [.. Release().Matches(file.Name).Select(match => match.Value).Distinct(StringComparer.Ordinal)];
        if (named is [var only])
        {
            return int.Parse(only, CultureInfo.InvariantCulture);
        }

        return AreaHeading.OfRows(headings)?.Vintage == 2021
            ? 2025
            : throw new BadInputException(
                $"{file.Name}: neither its name nor its headings say of which year these Indices of Deprivation are. Tell the period: "
                + "2015, 2019 or 2025.");
    }

    [GeneratedRegex(@"(?<!\d)(?:2004|2007|2010|2015|2019|2025)(?!\d)", RegexOptions.CultureInvariant)]
    private static partial Regex Release();
}
