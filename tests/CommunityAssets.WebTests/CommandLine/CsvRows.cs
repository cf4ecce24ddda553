using System.Globalization;

namespace CommunityAssets.WebTests.CommandLine;

/// <summary>The rows of a CSV file that an analysis wrote, whose cells hold no comma.</summary>
internal static class CsvRows
{
    public static List<Dictionary<string, string>> Read(string file)
    {
        string[][] lines = [.. File.ReadLines(file).Select(line => line.Split(','))];
        string[] names = [.. lines[0].Select(name => name.TrimStart('\uFEFF'))];
        return [.. lines[1..]
            .Select(line => names.Zip(line).ToDictionary(cell => cell.First, cell => cell.Second, StringComparer.Ordinal))];
    }

    public static double Number(this Dictionary<string, string> row, string column) =>
        row[column].Length == 0 ? double.NaN : double.Parse(row[column], CultureInfo.InvariantCulture);
}
