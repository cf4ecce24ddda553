using System.Globalization;
using System.Text;

namespace CommunityAssets.DemoPlace.Output;

/// <summary>Builds a CSV text: cells in quotes only where they must be (RFC 4180), lines ending in LF.</summary>
public sealed class Csv
{
    private readonly StringBuilder _text = new();

    /// <summary>Starts with the headings.</summary>
    public Csv(params string[] headings) => Row([.. headings]);

    /// <summary>Adds a row. Numbers are written with up to six decimals, dates as ISO 8601, null as nothing.</summary>
    public void Row(params object?[] cells) => _text.AppendJoin(',', cells.Select(Cell)).Append('\n');

    /// <summary>The whole text.</summary>
    public string Finish() => _text.ToString();

    private static string Cell(object? cell)
    {
        var text = cell switch
        {
            null => "",
            double number => GeoJson.Number(number),
            DateOnly date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
            _ => cell.ToString()!,
        };
        return text.AsSpan().IndexOfAny(",\"\n\r") < 0 ? text : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
