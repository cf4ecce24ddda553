using System.Globalization;
using CommunityAssets.Domain.Stewardship;

namespace CommunityAssets.Cli.Imports;

/// <summary>Rows of a file, one after another, that were refused for the same reason.</summary>
/// <param name="First">The first of them.</param>
/// <param name="LastRow">The number of the last.</param>
/// <param name="Rows">How many they are.</param>
internal sealed record RefusedRows(Refusal First, long LastRow, long Rows)
{
    /// <summary>Whether another refusal is one more of these.</summary>
    public bool TakesIn(Refusal other) => other.Row > LastRow && other with { Row = First.Row } == First;

    /// <summary>One line for a screen: <c>assets.csv, rows 2 to 18: …</c></summary>
    public override string ToString()
    {
        if (Rows == 1)
        {
            return First.ToString();
        }

        var one = First.ToString();
        var rows = string.Create(CultureInfo.InvariantCulture, $", rows {First.Row} to {LastRow}");
        if (Rows != LastRow - First.Row + 1)
        {
            rows += string.Create(CultureInfo.InvariantCulture, $" ({Rows:N0} of them)");
        }

        return First.File + rows + one[(First.File.Length + string.Create(CultureInfo.InvariantCulture, $", row {First.Row}").Length)..];
    }
}
