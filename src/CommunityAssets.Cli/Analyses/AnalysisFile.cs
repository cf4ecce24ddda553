using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using CommunityAssets.Domain.Places;
using CommunityAssets.Exchange.Writers;
using CommunityAssets.Web.Analyses;
using CommunityAssets.Web.GeoJson;

namespace CommunityAssets.Cli.Analyses;

/// <summary>Writes the result of an analysis to a file.</summary>
internal static class AnalysisFile
{
    private static readonly JsonWriterOptions Json = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes it as the file's name ends. Method and parameters are in all of them but CSV, which has no room.</summary>
    public static Task WriteAsync(string path, AnalysisTable result, ReferenceSystem grid, CancellationToken cancellationToken) =>
        Path.GetExtension(path).Equals(".json", StringComparison.OrdinalIgnoreCase)
            ? PendingFile.MakeAsync(path, async pending =>
            {
                await using var file = new FileStream(pending, FileMode.CreateNew, FileAccess.Write);
                await WriteDocumentAsync(file, result, grid);
                return result.Rows.Count;
            })
            : ExportFile.WriteTableAsync(
                path, result.Name, [.. result.Columns.Select(column => (column.Name, column.Type))],
                result.Rows.Select(row => (row.Id, row.Shape, row.Values)).ToAsyncEnumerable(), grid, result.Method, cancellationToken);

    /// <summary>The result as a JSON text, without shapes.</summary>
    public static async Task<string> TextAsync(AnalysisTable result, ReferenceSystem grid)
    {
        using var bytes = new MemoryStream();
        await WriteDocumentAsync(bytes, result, grid);
        return Encoding.UTF8.GetString(bytes.GetBuffer().AsSpan(0, (int)bytes.Length));
    }

    private static async Task WriteDocumentAsync(Stream target, AnalysisTable result, ReferenceSystem grid)
    {
        await using var writer = new Utf8JsonWriter(target, Json);
        await AnalysisDocument.WriteAsync(writer, result, grid, ShapeDetail.None);
    }
}
