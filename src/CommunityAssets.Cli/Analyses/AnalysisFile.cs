using System.Text.Encodings.Web;
using System.Text.Json;
using CommunityAssets.Domain.Places;
using CommunityAssets.Exchange.Writers;
using CommunityAssets.Web.Analyses;

namespace CommunityAssets.Cli.Analyses;

/// <summary>Writes the result of an analysis to a file.</summary>
internal static class AnalysisFile
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Writes it as the file's name ends. Method and parameters are in all of them but CSV, which has no room.</summary>
    public static async Task WriteAsync(string path, AnalysisTable result, ReferenceSystem grid, CancellationToken cancellationToken)
    {
        if (Path.GetExtension(path).Equals(".json", StringComparison.OrdinalIgnoreCase))
        {
            var pending = path + ".pending";
            await File.WriteAllTextAsync(pending, JsonSerializer.Serialize(Document(result), Json), cancellationToken);
            File.Move(pending, path, overwrite: true);
            return;
        }

        await ExportFile.WriteTableAsync(
            path, result.Name, [.. result.Columns.Select(column => (column.Name, column.Type))],
            result.Rows.Select(row => (row.Id, row.Shape, row.Values)).ToAsyncEnumerable(), grid, result.Method, cancellationToken);
    }

    /// <summary>The result as plain data, without shapes.</summary>
    public static object Document(AnalysisTable result) => new
    {
        result.Name,
        result.Method,
        result.Parameters,
        result.Findings,
        Columns = result.Columns.Select(column => new { column.Name, column.Tells }),
        Rows = result.Rows.Select(row => result.Columns.Zip(row.Values)
            .ToDictionary(pair => pair.First.Name, pair => pair.Second, StringComparer.Ordinal)),
    };
}
