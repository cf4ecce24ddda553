using System.Globalization;
using System.Text.RegularExpressions;
using CommunityAssets.Domain.Needs;
using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Exchange.Inputs;

namespace CommunityAssets.Exchange.Readers;

/// <summary>
/// A table with a row for each area and a column for each indicator. The columns are those that the sheet beside it names, or, where
/// there is none, those that hold numbers: then a heading is the name, and the source and the heading make the id.
/// </summary>
internal sealed partial class WideTable
{
    /// <summary>How many rows are looked at to tell which columns hold numbers.</summary>
    public const int SampleRows = 200;

    private const int MostListed = 12;

    private readonly AreaHeading _area;
    private readonly int? _vintage;
    private readonly IReadOnlyList<WideColumn> _columns;

    private WideTable(AreaHeading area, int? vintage, IReadOnlyList<WideColumn> columns)
    {
        _area = area;
        _vintage = vintage;
        _columns = columns;
    }

    /// <summary>A table of the Indices of Deprivation.</summary>
    public static WideTable OfDeprivation(InputFile file, Headings headings, IndicatorBook book, ReadNotes notes)
    {
        var area = Area(headings, book);
        var columns = DeprivationTable.Columns(file, headings, book);
        SayPassedOver(headings, notes, [area.Column, .. columns.Select(column => column.Columns.Value)]);
        return new WideTable(
            area, Vintage(area, book) ?? (columns is [var first, ..] ? DeprivationTable.VintageOf(first.Period) : null), columns);
    }

    /// <summary>A table whose columns a sheet names, or whose columns hold numbers.</summary>
    /// <param name="file">The file.</param>
    /// <param name="headings">Its headings.</param>
    /// <param name="sample">Its first rows, cell by cell.</param>
    /// <param name="book">Where indicators go.</param>
    /// <param name="notes">Where to say what was passed over.</param>
    public static WideTable Of(InputFile file, Headings headings, IReadOnlyList<string[]> sample, IndicatorBook book, ReadNotes notes)
    {
        var area = Area(headings, book);
        var columns = book.Sheet is { } sheet ? Named(file, headings, sheet, book) : Numeric(file, headings, area, sample, book);
        if (columns.Count == 0)
        {
            throw new BadInputException(
                $"{file.Name}: no column besides the codes of the areas holds numbers. The file's headings are: {headings.Listed()}.");
        }

        SayPassedOver(headings, notes, [area.Column, .. columns.SelectMany(column => (int?[])
            [column.Columns.Value, column.Columns.Lower, column.Columns.Upper, column.Columns.Count,
                column.Columns.Denominator]).OfType<int>()]);
        return new WideTable(area, Vintage(area, book), columns);
    }

    /// <summary>The values of one row.</summary>
    public IEnumerable<Row<IndicatorValue>> Read(ValueCells cells)
    {
        var area = cells.Cell(_area.Column).Trim();
        if (area.Length == 0)
        {
            yield return new Row<IndicatorValue>(cells.Row, default, cells.Refuse(
                _area.Column, "the code of the area is missing.", "Put it in, or take the row away."));
            yield break;
        }

        foreach (var column in _columns)
        {
            yield return ValueParts.Read(
                cells, column.Columns, new IndicatorValue(column.Indicator, area, _vintage, column.Period, Value: null));
        }
    }

    private static AreaHeading Area(Headings headings, IndicatorBook book) => book.Sheet?.Area is { } told
        ? new AreaHeading(headings.NeedTold("the code of the area", told), Level: null, AreaHeading.Parse(0, told)?.Vintage, IsName: false)
        : AreaHeading.Need(headings);

    private static int? Vintage(AreaHeading area, IndicatorBook book) => book.Options.Vintage ?? book.Sheet?.Vintage ?? area.Vintage;

    private static List<WideColumn> Named(InputFile file, Headings headings, IndicatorSheet sheet, IndicatorBook book)
    {
        var columns = new List<WideColumn>();
        foreach (var entry in sheet.Indicators)
        {
            var heading = entry.Column ?? entry.Id ?? entry.Name!;
            var name = entry.Name ?? IndicatorIds.Name(heading);
            var value = headings.NeedTold($"the indicator {name}", heading);
            var indicator = book.Add(
                IndicatorIds.Guess(IndicatorIds.Slug(entry.Id ?? $"{book.Options.Source} {heading}"), name, whole: false), heading);
            columns.Add(new WideColumn(indicator.Id, PeriodOf(file, entry, book), new ValueColumns(
                value, At(headings, entry.Lower), At(headings, entry.Upper), At(headings, entry.Count), At(headings, entry.Denominator))));
        }

        return columns;
    }

    private static int? At(Headings headings, string? heading) =>
        heading is null ? null : headings.NeedTold($"\"{heading}\", which the sheet names", heading);

    private static List<WideColumn> Numeric(
        InputFile file, Headings headings, AreaHeading area, IReadOnlyList<string[]> sample, IndicatorBook book)
    {
        var columns = new List<WideColumn>();
        var ids = new HashSet<string>(StringComparer.Ordinal);
        for (var column = 0; column < headings.Count; column++)
        {
            var heading = headings[column];
            if (column == area.Column || heading.Length == 0 || AreaHeading.Parse(column, heading) is not null
                || Bookkeeping().IsMatch(Headings.Plain(heading))
                || !HoldsNumbers(sample, column, out var whole))
            {
                continue;
            }

            if (headings.FindAll(heading).Any(other => other < column && string.Equals(headings[other], heading, StringComparison.Ordinal)))
            {
                throw new BadInputException(
                    $"{file.Name}: two columns have the same heading, \"{heading}\". Rename or take away one of them.");
            }

            // Headings that a program cut short may differ in a sign alone: "Full time", "Full time_".
            var slug = IndicatorIds.Slug($"{book.Options.Source} {heading}");
            var id = slug;
            for (var number = 2; !ids.Add(id); number++)
            {
                id = string.Create(CultureInfo.InvariantCulture, $"{slug}-{number}");
            }

            var indicator = book.Add(IndicatorIds.Guess(id, IndicatorIds.Name(heading), whole), heading);
            columns.Add(new WideColumn(indicator.Id, PeriodOf(file, entry: null, book), new ValueColumns(column)));
        }

        return columns;
    }

    private static bool HoldsNumbers(IReadOnlyList<string[]> sample, int column, out bool whole)
    {
        var numbers = 0;
        whole = true;
        foreach (var row in sample)
        {
            switch (NumberText.Read(row[column], out var number))
            {
                case NumberStatus.Number:
                    numbers++;
                    whole &= number >= 0 && number == Math.Floor(number);
                    break;
                case NumberStatus.Bad when numbers == 0:
                    return false;
            }
        }

        return numbers > 0;
    }

    private static string PeriodOf(InputFile file, IndicatorEntry? entry, IndicatorBook book)
    {
        if ((book.Options.Period ?? entry?.Period ?? book.Sheet?.Period) is { } told)
        {
            return told;
        }

        string[] years = [.. YearInName().Matches(file.Name).Select(match => match.Value).Distinct(StringComparer.Ordinal)];
        return years is [var year]
            ? year
            : throw new BadInputException(
                $"{file.Name}: nothing says of which period the values are. Tell the period, for example 2021 or 2021/22.");
    }

    private static void SayPassedOver(Headings headings, ReadNotes notes, HashSet<int> used)
    {
        string[] rest = [.. Enumerable.Range(0, headings.Count)
            .Where(column => !used.Contains(column) && headings[column].Length > 0 && AreaHeading.Parse(column, headings[column]) is null
                && !Bookkeeping().IsMatch(Headings.Plain(headings[column])))
            .Select(column => headings[column])];
        if (rest.Length > 0)
        {
            var listed = string.Join(", ", rest.Take(MostListed)) + (rest.Length > MostListed ? "…" : "");
            notes.Say($"{(rest.Length == 1 ? "A column was" : $"{rest.Length} columns were")} passed over: {listed}.");
        }
    }

    [GeneratedRegex(
        """
        ^(?:objectid|fid|gid|globalid|id|ogcfid|shape.*|starea.*|stlength.*|lat|latitude|lon|long|longitude|lng|x|y|bnge|bngn
           |easting|northing|name|areaname|areatype|geogtype|.*cdo)$
        """,
        RegexOptions.CultureInvariant | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Bookkeeping();

    [GeneratedRegex(@"(?<!\d)(?:19|20)\d\d(?!\d)", RegexOptions.CultureInvariant)]
    private static partial Regex YearInName();
}
