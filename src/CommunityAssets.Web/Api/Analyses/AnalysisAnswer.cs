using CommunityAssets.Domain.Places;
using CommunityAssets.Exchange.Writers;
using CommunityAssets.Web.Analyses;
using CommunityAssets.Web.Analyses.Own;
using CommunityAssets.Web.GeoJson;

namespace CommunityAssets.Web.Api.Analyses;

/// <summary>The result of an analysis in the form that was asked for.</summary>
public static class AnalysisAnswer
{
    private static readonly Dictionary<string, string> Files = new(StringComparer.Ordinal)
    {
        ["csv"] = "text/csv; charset=utf-8",
        ["gpkg"] = "application/geopackage+sqlite3",
    };

    /// <summary>
    /// Reads the form from the parameters and makes the answer; estimates are areas with what is known of them unless told otherwise.
    /// </summary>
    /// <param name="result">The result.</param>
    /// <param name="read">Has <see cref="AnalysisParameters.Format"/> and <see cref="AnalysisParameters.Geometry"/>.</param>
    /// <param name="grid">The grid that the result's shapes are on.</param>
    public static IResult Of(AnalysisTable result, ReadQuery read, ReferenceSystem grid)
    {
        ArgumentNullException.ThrowIfNull(result);
        ArgumentNullException.ThrowIfNull(read);
        if (result is EstimateTable own && read.Choice(AnalysisParameters.Format) is null)
        {
            return OwnAreaDocument.Answer(own.Estimates, grid);
        }

        var format = read.Choice(AnalysisParameters.Format) ?? "json";
        if (Files.ContainsKey(format))
        {
            return File(result, format, grid);
        }

        var isGeoJson = format == "geojson";
        var detail = read.Choice(AnalysisParameters.Geometry) switch
        {
            "none" => ShapeDetail.None,
            "full" => ShapeDetail.Full,
            null when !isGeoJson => ShapeDetail.None,
            _ => ShapeDetail.Simplified,
        };
        return isGeoJson
            ? new JsonAnswer(
                JsonAnswer.GeoJson, (writer, flush) => AnalysisDocument.WriteFeaturesAsync(writer, result, grid, detail, flush))
            : new JsonAnswer("application/json", (writer, flush) => AnalysisDocument.WriteAsync(writer, result, grid, detail, flush));
    }

    /// <summary>A result as a file to take away.</summary>
    /// <param name="result">The result.</param>
    /// <param name="format"><c>csv</c> or <c>gpkg</c>.</param>
    /// <param name="grid">The grid that the result's shapes are on.</param>
    public static IResult File(AnalysisTable result, string format, ReferenceSystem grid) =>
        new FileAnswer(result, format, Files[format], grid);

    // Made whole in a folder of its own before a byte is sent, and taken away when it is sent: a GeoPackage can't be written as it goes.
    private sealed class FileAnswer(AnalysisTable result, string format, string mediaType, ReferenceSystem grid)
        : IResult, IStatusCodeHttpResult
    {
        public int? StatusCode => StatusCodes.Status200OK;

        public async Task ExecuteAsync(HttpContext httpContext)
        {
            var stop = httpContext.RequestAborted;
            var folder = Directory.CreateTempSubdirectory("communityassets-analysis-");
            try
            {
                var path = Path.Combine(folder.FullName, $"{result.Name}.{format}");
                await ExportFile.WriteTableAsync(
                    path, result.Name, [.. result.Columns.Select(column => (column.Name, column.Type))],
                    result.Rows.Select(row => (row.Id, row.Shape, row.Values)).ToAsyncEnumerable(), grid, result.Method, stop);
                await TypedResults.PhysicalFile(path, mediaType, $"{result.Name}.{format}").ExecuteAsync(httpContext);
            }
            finally
            {
                folder.Delete(recursive: true);
            }
        }
    }
}
