using System.Globalization;
using CommunityAssets.Domain.Stewardship;
using CsvHelper;
using CsvHelper.Configuration;

namespace CommunityAssets.Exchange.Inputs;

/// <summary>
/// A CSV file row by row, in bounded memory. The delimiter (comma, semicolon or tab) is told from the heading; the text must be UTF-8.
/// Rows are numbered as a spreadsheet shows them: the heading is row 1, blank rows count and are passed over, and a quoted cell with line
/// breaks in it is still one row. Not for use from several threads.
/// </summary>
public sealed class CsvTable : IDisposable
{
    /// <summary>The longest row that is read, in characters. A longer one is not a row of a table.</summary>
    public const int LongestRow = 4 << 20;

    private const int BufferChars = 1 << 16;
    private const int MostTitles = 20;

    private readonly Utf8Reader _reader;
    private readonly CsvParser _parser;
    private bool _pending;

    private CsvTable(InputFile file, bool headed, Predicate<Headings>? isHeading)
    {
        File = file;
        _reader = new Utf8Reader(file.OpenContent(), file.Name, LongestRow);
        try
        {
            Delimiter = Delimiters.Sniff(_reader.FirstBytes());
            _parser = new CsvParser(_reader, new CsvConfiguration(CultureInfo.InvariantCulture)
            {
                Delimiter = Delimiter.ToString(),
                BufferSize = BufferChars,
                IgnoreBlankLines = false,
                // A quotation mark in the middle of a cell is taken as it stands: 5" pipe.
                BadDataFound = null,
            });
            Headings = ReadHeadings(headed, isHeading);
        }
        catch
        {
            _parser?.Dispose();
            _reader.Dispose();
            throw;
        }
    }

    /// <summary>The file it is in.</summary>
    public InputFile File { get; }

    /// <summary>Comma, semicolon or tab.</summary>
    public char Delimiter { get; }

    /// <summary>The headings.</summary>
    public Headings Headings { get; }

    /// <summary>The number of the present row.</summary>
    public long Row { get; private set; }

    /// <summary>Why the present row cannot be read (too few or too many columns), or null.</summary>
    public Refusal? Problem { get; private set; }

    /// <summary>The cell of a column in the present row as it stands.</summary>
    public string this[int column] => _parser[column];

    /// <summary>Opens a file and reads its heading.</summary>
    /// <exception cref="BadInputException">
    /// As <see cref="InputFile.OpenContent"/>; or it is empty; here and while reading: it is not UTF-8, or a row never ends.
    /// </exception>
    public static CsvTable Open(InputFile file) => new(file, headed: true, isHeading: null);

    /// <summary>
    /// Opens a file that may have titles and remarks above its heading, as statistical tables do: the heading is the first of its first
    /// rows that is one. When none is, the first row is given, for a message about what was looked for, and there is nothing to read.
    /// </summary>
    /// <param name="file">The file.</param>
    /// <param name="isHeading">Whether a row can be the heading.</param>
    public static CsvTable Open(InputFile file, Predicate<Headings> isHeading) => new(file, headed: true, isHeading);

    /// <summary>Opens a file whose first row is data already; its headings are its column numbers.</summary>
    public static CsvTable OpenWithoutHeading(InputFile file) => new(file, headed: false, isHeading: null);

    /// <summary>Goes to the next row that is not blank; false at the end. Look at <see cref="Problem"/> before the cells.</summary>
    public bool Read()
    {
        while (_pending || Advance())
        {
            _pending = false;
            if (IsBlank())
            {
                continue;
            }

            Problem = Check();
            return true;
        }

        return false;
    }

    /// <summary>The cell of a column without blanks around it; null when it is empty or the column is null.</summary>
    public string? Text(int? column)
    {
        if (column is not { } at)
        {
            return null;
        }

        var text = _parser[at].Trim();
        return text.Length == 0 ? null : text;
    }

    /// <summary>A refusal of the present row.</summary>
    /// <param name="column">The column that is wrong, or null for the whole row.</param>
    /// <param name="found">What was found.</param>
    /// <param name="advice">What to do.</param>
    public Refusal Refuse(int? column, string found, string advice) =>
        new(File.Name, Row, column is { } at ? Headings[at] : null, found, advice);

    /// <inheritdoc/>
    public void Dispose()
    {
        _parser.Dispose();
        _reader.Dispose();
    }

    private Headings ReadHeadings(bool headed, Predicate<Headings>? isHeading)
    {
        do
        {
            if (!Advance())
            {
                throw new BadInputException($"{File.Name}: the file is empty: it has no heading and no rows. Export it again.");
            }
        }
        while (IsBlank());

        if (headed)
        {
            return isHeading is null ? Present() : SkipTitles(isHeading);
        }

        _pending = true;
        return new Headings(File.Name,
            [.. Enumerable.Range(1, _parser.Count).Select(number => number.ToString(CultureInfo.InvariantCulture))]);
    }

    private Headings Present() => new(File.Name, [.. Enumerable.Range(0, _parser.Count).Select(column => _parser[column].Trim())]);

    private Headings SkipTitles(Predicate<Headings> isHeading)
    {
        var first = Present();
        var headings = first;
        while (!isHeading(headings))
        {
            if (Row > MostTitles || !Advance())
            {
                return first;
            }

            headings = Present();
        }

        return headings;
    }

    private bool Advance()
    {
        if (!_parser.Read())
        {
            return false;
        }

        Row++;
        _reader.RowEnded(Row);
        return true;
    }

    private bool IsBlank()
    {
        for (var column = 0; column < _parser.Count; column++)
        {
            if (!string.IsNullOrWhiteSpace(_parser[column]))
            {
                return false;
            }
        }

        return true;
    }

    private Refusal? Check()
    {
        var count = _parser.Count;
        if (count < Headings.Count)
        {
            return new Refusal(
                File.Name, Row, Column: null, $"the row has {count} columns and the heading has {Headings.Count}.",
                "Put in the missing cells, or quotation marks around a cell that has a line break in it.");
        }

        for (var column = Headings.Count; column < count; column++)
        {
            if (!string.IsNullOrWhiteSpace(_parser[column]))
            {
                return new Refusal(
                    File.Name, Row, Column: null, $"the row has {count} columns and the heading has {Headings.Count}.",
                    $"Put quotation marks around a cell that has a '{(Delimiter == '\t' ? "tab" : Delimiter)}' in it.");
            }
        }

        return null;
    }
}
