using System.Globalization;
using System.Reflection;
using System.Text;

namespace CommunityAssets.DemoPlace.Output;

/// <summary>Reads the lists of words that the place is told in (the CSV files in <c>Words</c>).</summary>
public sealed class WordList(IReadOnlyDictionary<string, string> cells)
{
    /// <summary>A cell; empty when the column is not there.</summary>
    public string this[string column] => cells.GetValueOrDefault(column, "");

    /// <summary>A cell as a number.</summary>
    public double Number(string column) => double.Parse(this[column], CultureInfo.InvariantCulture);

    /// <summary>A cell as a list, parted at semicolons.</summary>
    public string[] List(string column) => this[column].Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    /// <summary>The rows of one list.</summary>
    public static IReadOnlyList<WordList> Read(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"There is no list of words named {name}.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        var rows = Records(reader.ReadToEnd()).ToArray();
        var headings = rows[0];
        return
        [
            .. rows.Skip(1).Select((row, index) => row.Count == headings.Count
                ? new WordList(headings.Zip(row).ToDictionary(pair => pair.First, pair => pair.Second, StringComparer.Ordinal))
                : throw new InvalidOperationException($"{name}, row {index + 2}: {row.Count} cells, not {headings.Count}.")),
        ];
    }

    private static IEnumerable<List<string>> Records(string text)
    {
        var row = new List<string>();
        var cell = new StringBuilder();
        var quoted = false;
        for (var i = 0; i < text.Length; i++)
        {
            var letter = text[i];
            if (quoted)
            {
                if (letter == '"' && i + 1 < text.Length && text[i + 1] == '"')
                {
                    cell.Append('"');
                    i++;
                }
                else if (letter == '"')
                {
                    quoted = false;
                }
                else
                {
                    cell.Append(letter);
                }
            }
            else if (letter == '"')
            {
                quoted = true;
            }
            else if (letter is ',' or '\n')
            {
                row.Add(cell.ToString());
                cell.Clear();
                if (letter == '\n')
                {
                    yield return row;
                    row = [];
                }
            }
            else
            {
                cell.Append(letter);
            }
        }
    }
}
