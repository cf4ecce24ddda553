using System.Globalization;

namespace CommunityAssets.UnitTests.Analysis.Oracles;

/// <summary>A table of results that other programs made (<c>tools/oracles</c> says how): comma-separated, without quotes.</summary>
internal sealed class Table
{
    private readonly Dictionary<string, int> _columns;
    private readonly string[][] _rows;

    private Table(string[] header, string[][] rows)
    {
        _columns = header.Select((name, at) => (name, at)).ToDictionary(pair => pair.name, pair => pair.at, StringComparer.Ordinal);
        _rows = rows;
    }

    public int Count => _rows.Length;

    public static Table Read(string name)
    {
        var file = Path.Combine(Repository.Root, "tests", "CommunityAssets.UnitTests", "Analysis", "Oracles", name + ".csv");
        string[][] lines = [.. File.ReadLines(file).Select(line => line.Split(','))];
        return new Table(lines[0], lines[1..]);
    }

    public string Text(int row, string column) => _rows[row][_columns[column]];

    public double Number(int row, string column) =>
        Text(row, column) is "NA" or "NaN" or "" ? double.NaN : double.Parse(Text(row, column), CultureInfo.InvariantCulture);

    public double[] Numbers(string column) => [.. Enumerable.Range(0, Count).Select(row => Number(row, column))];

    public int[][] Lists(string column) =>
    [
        .. Enumerable.Range(0, Count).Select(row => Text(row, column)
            .Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(item => int.Parse(item, CultureInfo.InvariantCulture)).ToArray()),
    ];
}
