using System.Globalization;
using System.Runtime.CompilerServices;
using CommunityAssets.Domain.Needs;
using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Exchange.Features;
using CommunityAssets.Exchange.Inputs;

namespace CommunityAssets.Exchange.Readers;

/// <summary>
/// Reads values of indicators: the Indices of Deprivation, a Fingertips download, a long table, a wide table; the layout is told from the
/// headings unless it is given. A wide table may also be a GeoJSON or GeoPackage, whose attributes are then its columns. One pass, in
/// bounded memory. A missing value and one that is held back are values without a number, never zero.
/// </summary>
public sealed class IndicatorReader
{
    private readonly InputFile _file;
    private readonly IndicatorReading _options;
    private readonly ReadNotes _notes;
    private readonly IndicatorBook _book;

    /// <summary>Prepares to read a file, with the sheet that names its indicators if there is one.</summary>
    /// <exception cref="BadInputException">The sheet cannot be read.</exception>
    public IndicatorReader(InputFile file, IndicatorReading options, ReadNotes notes)
    {
        _file = file;
        _options = options;
        _notes = notes;
        _book = new IndicatorBook(options, options.Metadata is { } path ? IndicatorSheet.Read(path) : IndicatorSheet.Beside(file));
    }

    /// <summary>The indicators that the values belong to; complete when everything has been read.</summary>
    public IReadOnlyCollection<Indicator> Indicators => _book.Indicators;

    /// <summary>Reads every value. A row of a wide table gives several.</summary>
    /// <exception cref="BadInputException">The file cannot be read, or its layout, its period or a column cannot be told.</exception>
    public async IAsyncEnumerable<Row<IndicatorValue>> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await Task.Yield();
        if (_file.Sniff() is ContentKind.Table)
        {
            foreach (var row in ReadTable(cancellationToken))
            {
                yield return row;
            }
        }
        else
        {
            await foreach (var row in ReadFeaturesAsync(cancellationToken))
            {
                yield return row;
            }
        }
    }

    private bool IsHeading(Headings headings) =>
        headings.Count > 1 && (
            _book.Sheet?.Area is { } area ? headings.FindTold(area) is not null : AreaHeading.OfRows(headings) is not null);

    private IEnumerable<Row<IndicatorValue>> ReadTable(CancellationToken cancellationToken)
    {
        using var table = CsvTable.Open(_file, IsHeading);
        var rows = LayoutOf(table.Headings) switch
        {
            IndicatorLayout.Fingertips => new FingertipsTable(table, _book, _notes).Read(cancellationToken),
            IndicatorLayout.Long => new LongTable(table, _book).Read(cancellationToken),
            IndicatorLayout.Imd => ReadWide(table, WideTable.OfDeprivation(_file, table.Headings, _book, _notes), cancellationToken),
            _ => ReadWide(table, WideTable.Of(_file, table.Headings, Sample(), _book, _notes), cancellationToken),
        };
        foreach (var row in rows)
        {
            yield return row;
        }
    }

    private IndicatorLayout LayoutOf(Headings headings) =>
        _options.Layout is { } told ? told
        : FingertipsTable.Fits(headings) ? IndicatorLayout.Fingertips
        : LongTable.Fits(headings) ? IndicatorLayout.Long
        : DeprivationTable.Fits(headings) ? IndicatorLayout.Imd
        : IndicatorLayout.Wide;

    private static IEnumerable<Row<IndicatorValue>> ReadWide(CsvTable table, WideTable wide, CancellationToken cancellationToken)
    {
        var cell = (int column) => table[column];
        while (table.Read())
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (table.Problem is { } problem)
            {
                yield return new Row<IndicatorValue>(table.Row, default, problem);
                continue;
            }

            foreach (var row in wide.Read(new ValueCells(table.File.Name, table.Row, table.Headings, cell)))
            {
                yield return row;
            }
        }
    }

    private List<string[]> Sample()
    {
        using var table = CsvTable.Open(_file, IsHeading);
        var rows = new List<string[]>();
        while (rows.Count < WideTable.SampleRows && table.Read())
        {
            if (table.Problem is null)
            {
                rows.Add([.. Enumerable.Range(0, table.Headings.Count).Select(column => table[column])]);
            }
        }

        return rows;
    }

    /// <summary>
    /// Features are held back until there are enough to tell which attributes hold numbers; then each is read as it comes.
    /// </summary>
    private async IAsyncEnumerable<Row<IndicatorValue>> ReadFeaturesAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var first = new List<(long Row, string[] Cells)>();
        Headings? headings = null;
        WideTable? wide = null;
        await foreach (var row in FeatureFile.ReadAsync(_file, layer: null, _notes, cancellationToken))
        {
            if (row.Record is not { } feature)
            {
                yield return new Row<IndicatorValue>(row.Number, default, row.Refusal);
                continue;
            }

            headings ??= new Headings(_file.Name, [.. feature.Attributes.Keys]);
            var cells = Array.ConvertAll([.. headings], heading => Text(feature.Attributes.GetValueOrDefault(heading)));
            if (wide is null)
            {
                first.Add((row.Number, cells));
                if (first.Count < WideTable.SampleRows)
                {
                    continue;
                }

                wide = Wide(headings, first);
                foreach (var value in first.SelectMany(held => Read(wide, headings, held.Row, held.Cells)))
                {
                    yield return value;
                }

                first.Clear();
            }
            else
            {
                foreach (var value in Read(wide, headings, row.Number, cells))
                {
                    yield return value;
                }
            }
        }

        if (first.Count > 0)
        {
            wide = Wide(headings!, first);
            foreach (var value in first.SelectMany(held => Read(wide, headings!, held.Row, held.Cells)))
            {
                yield return value;
            }
        }
    }

    private WideTable Wide(Headings headings, List<(long Row, string[] Cells)> sample) =>
        (_options.Layout ?? (DeprivationTable.Fits(headings) ? IndicatorLayout.Imd : IndicatorLayout.Wide)) switch
        {
            IndicatorLayout.Imd => WideTable.OfDeprivation(_file, headings, _book, _notes),
            IndicatorLayout.Wide => WideTable.Of(_file, headings, [.. sample.Select(row => row.Cells)], _book, _notes),
            var layout => throw new BadInputException(
                $"{_file.Name}: the layout \"{layout}\" is a CSV file; this is a map layer. Leave the layout out."),
        };

    private IEnumerable<Row<IndicatorValue>> Read(WideTable wide, Headings headings, long number, string[] cells) =>
        wide.Read(new ValueCells(_file.Name, number, headings, column => cells[column]));

    private static string Text(object? value) => value switch
    {
        null => "",
        double number => number.ToString("R", CultureInfo.InvariantCulture),
        IFormattable number => number.ToString(format: null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };
}
