using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Exchange.Inputs;

namespace CommunityAssets.Exchange.Readers;

/// <summary>The cells of one row of a table of values, whether of a CSV or of a feature.</summary>
/// <param name="File">The file's name.</param>
/// <param name="Row">The row's number.</param>
/// <param name="Headings">The headings.</param>
/// <param name="Cell">The text of a column.</param>
internal readonly record struct ValueCells(string File, long Row, Headings Headings, Func<int, string> Cell)
{
    /// <summary>Reads a number that may be missing or held back.</summary>
    /// <param name="column">The column; null for none.</param>
    /// <param name="value">The number; null when missing or held back.</param>
    /// <param name="suppressed">Whether it is held back.</param>
    /// <returns>Why the cell cannot be read, or null.</returns>
    public Refusal? Number(int? column, out double? value, out bool suppressed)
    {
        (value, suppressed) = (null, false);
        if (column is not { } at)
        {
            return null;
        }

        var text = Cell(at);
        switch (NumberText.Read(text, out var number))
        {
            case NumberStatus.Number:
                value = number;
                return null;
            case NumberStatus.Missing:
                return null;
            case NumberStatus.Suppressed:
                suppressed = true;
                return null;
            default:
                var (found, advice) = NumberText.Explain(text);
                return new Refusal(File, Row, Headings[at], found, advice);
        }
    }

    /// <summary>A refusal of the row.</summary>
    public Refusal Refuse(int? column, string found, string advice) =>
        new(File, Row, column is { } at ? Headings[at] : null, found, advice);
}
