using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;

namespace CommunityAssets.Exchange.Taxonomies;

/// <summary>The lists of <c>geodata/taxonomies</c>, which travel inside the assembly.</summary>
internal static class TaxonomyResource
{
    /// <summary>The rows of a list without its heading.</summary>
    /// <param name="name">Its file name: <c>topics.csv</c>.</param>
    public static IReadOnlyList<string[]> Rows(string name)
    {
        using var stream = typeof(TaxonomyResource).Assembly.GetManifestResourceStream("taxonomies/" + name)
            ?? throw new InvalidOperationException($"The list {name} is not in the assembly.");
        using var parser = new CsvParser(new StreamReader(stream, Encoding.UTF8), new CsvConfiguration(CultureInfo.InvariantCulture));
        var rows = new List<string[]>();
        parser.Read();
        while (parser.Read())
        {
            rows.Add(parser.Record!);
        }

        return rows;
    }

    /// <summary>The parts of a cell that semicolons separate.</summary>
    public static string[] Parts(string cell) => cell.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
}
