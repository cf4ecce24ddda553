using CommunityAssets.Domain.Assets;
using CommunityAssets.Domain.Links;
using CommunityAssets.Domain.Places;
using CommunityAssets.Domain.Stewardship;
using NetTopologySuite.Geometries;

namespace CommunityAssets.Exchange.Writers;

/// <summary>
/// Writes records to a file for others: GeoPackage (<c>.gpkg</c>, on the working grid), GeoJSON (<c>.geojson</c> or <c>.json</c>, WGS 84)
/// or CSV (<c>.csv</c>), as the file's name ends. Streams. The file is made beside its place and moved there when it is whole: a reader
/// never meets half of one, and a failed export leaves an older file as it was.
/// </summary>
public static class ExportFile
{
    /// <summary>Writes assets in the canonical columns, which <c>import assets</c> reads back.</summary>
    /// <param name="path">Where to; an older file is replaced.</param>
    /// <param name="assets">The assets, their shapes on <paramref name="grid"/>.</param>
    /// <param name="grid">The working grid of the atlas.</param>
    /// <param name="attribution">Licences and thanks, kept in the file where the format has room (CSV has none).</param>
    /// <param name="linksOf">Gives the claims of links that an asset takes part in; null leaves links out.</param>
    /// <param name="cancellationToken">Stops the writing; nothing is left behind.</param>
    /// <returns>How many were written.</returns>
    /// <exception cref="BadInputException">The file's name ends in something else, or the file cannot be written.</exception>
    public static Task<long> WriteAssetsAsync(
        string path, IAsyncEnumerable<Asset> assets, ReferenceSystem grid, string? attribution = null,
        Func<Asset, IEnumerable<LinkClaim>>? linksOf = null, CancellationToken cancellationToken = default) =>
        WriteAsync(path, assets, AssetColumns.Layer(linksOf), grid, attribution, cancellationToken);

    /// <summary>Writes areas.</summary>
    /// <inheritdoc cref="WriteAssetsAsync"/>
    /// <param name="path">Where to; an older file is replaced.</param>
    /// <param name="areas">The areas, their shapes on <paramref name="grid"/>.</param>
    /// <param name="grid">The working grid of the atlas.</param>
    /// <param name="attribution">Licences and thanks, kept in the file where the format has room (CSV has none).</param>
    /// <param name="cancellationToken">Stops the writing; nothing is left behind.</param>
    public static Task<long> WriteAreasAsync(
        string path, IAsyncEnumerable<Area> areas, ReferenceSystem grid, string? attribution = null,
        CancellationToken cancellationToken = default) =>
        WriteAsync(path, areas, AreaColumns.Layer, grid, attribution, cancellationToken);

    /// <summary>
    /// Writes connectors as CSV or GeoJSON without places: a list of people is no layer of a map. Each line carries the day it was taken,
    /// the day on which the consent ends, and a reminder.
    /// </summary>
    /// <param name="path">Where to; an older file is replaced.</param>
    /// <param name="connectors">The connectors, already as those whom the file is for may see them.</param>
    /// <param name="reminder">What whoever finds the file is to do.</param>
    /// <param name="cancellationToken">Stops the writing; nothing is left behind.</param>
    /// <returns>How many were written.</returns>
    /// <exception cref="BadInputException">The file's name ends in something else, or the file cannot be written.</exception>
    public static Task<long> WriteConnectorsAsync(
        string path, IAsyncEnumerable<ExportedConnector> connectors, string reminder, CancellationToken cancellationToken = default) =>
        Extension(path) is ".csv" or ".geojson" or ".json"
            ? WriteAsync(path, connectors, ConnectorColumns.Layer, ReferenceSystem.BritishNationalGrid, reminder, cancellationToken)
            : throw new BadInputException(
                $"{Path.GetFileName(path)}: people are no layer of a map. Let the file's name end in .csv or .geojson.");

    /// <summary>Writes assets and areas as two layers of one GeoPackage.</summary>
    /// <param name="path">Where to, ending in <c>.gpkg</c>; an older file is replaced.</param>
    /// <param name="assets">The assets, their shapes on <paramref name="grid"/>.</param>
    /// <param name="areas">The areas, their shapes on <paramref name="grid"/>.</param>
    /// <param name="grid">The working grid of the atlas.</param>
    /// <param name="attribution">Licences and thanks, kept in the file.</param>
    /// <param name="linksOf">Gives the claims of links that an asset takes part in; null leaves links out.</param>
    /// <param name="cancellationToken">Stops the writing; nothing is left behind.</param>
    /// <returns>How many records were written.</returns>
    /// <exception cref="BadInputException">The file's name ends in something else, or the file cannot be written.</exception>
    public static Task<long> WriteAllAsync(
        string path, IAsyncEnumerable<Asset> assets, IAsyncEnumerable<Area> areas, ReferenceSystem grid, string? attribution = null,
        Func<Asset, IEnumerable<LinkClaim>>? linksOf = null, CancellationToken cancellationToken = default)
    {
        if (Extension(path) is not ".gpkg")
        {
            throw new BadInputException(
                $"{Path.GetFileName(path)}: only a GeoPackage holds everything in one file. Let its name end in .gpkg.");
        }

        return PendingFile.MakeAsync(path, async pending =>
        {
            using var target = new GeoPackageTarget(pending, grid);
            var written = await CopyAsync(assets, new GeoPackageRecords<Asset>(target, AssetColumns.Layer(linksOf), attribution),
                cancellationToken);
            written += await CopyAsync(areas, new GeoPackageRecords<Area>(target, AreaColumns.Layer, attribution), cancellationToken);
            target.Finish();
            return written;
        });
    }

    /// <summary>Writes the rows of any table, such as the result of an analysis.</summary>
    /// <inheritdoc cref="WriteAssetsAsync"/>
    /// <param name="path">Where to; an older file is replaced.</param>
    /// <param name="name">The layer's name: lower case with underscores.</param>
    /// <param name="columns">Names and types of the columns, in order.</param>
    /// <param name="rows">For each row its id, its shape on <paramref name="grid"/> or null, and a value for each column.</param>
    /// <param name="grid">The working grid of the atlas.</param>
    /// <param name="attribution">Method, licences and thanks, kept in the file where the format has room (CSV has none).</param>
    /// <param name="cancellationToken">Stops the writing; nothing is left behind.</param>
    public static Task<long> WriteTableAsync(
        string path, string name, IReadOnlyList<(string Name, ExportType Type)> columns,
        IAsyncEnumerable<(string Id, Geometry? Shape, IReadOnlyList<object?> Values)> rows, ReferenceSystem grid, string? attribution = null,
        CancellationToken cancellationToken = default)
    {
        var layer = new ExportLayer<(string Id, Geometry? Shape, IReadOnlyList<object?> Values)>(
            name,
            "GEOMETRY",
            [
                .. columns.Select((column, at) => new ExportColumn<(string Id, Geometry? Shape, IReadOnlyList<object?> Values)>(
                    column.Name, column.Type, row => row.Values[at])),
            ],
            row => row.Id,
            row => row.Shape);
        return WriteAsync(path, rows, layer, grid, attribution, cancellationToken);
    }

    private static Task<long> WriteAsync<T>(
        string path, IAsyncEnumerable<T> records, ExportLayer<T> layer, ReferenceSystem grid, string? attribution,
        CancellationToken cancellationToken)
    {
        var extension = Extension(path);
        if (extension is not (".gpkg" or ".geojson" or ".json" or ".csv"))
        {
            throw new BadInputException(
                $"{Path.GetFileName(path)}: the format is told by the end of the file's name. Let it end in .gpkg, .geojson or .csv.");
        }

        return PendingFile.MakeAsync(path, async pending =>
        {
            if (extension is ".gpkg")
            {
                using var target = new GeoPackageTarget(pending, grid);
                var written = await CopyAsync(records, new GeoPackageRecords<T>(target, layer, attribution), cancellationToken);
                target.Finish();
                return written;
            }

            await using var stream = new FileStream(pending, FileMode.CreateNew, FileAccess.Write);
            IRecordWriter<T> writer = extension is ".csv"
                ? new CsvRecords<T>(stream, layer, grid)
                : new GeoJsonRecords<T>(stream, layer, grid, attribution);
            return await CopyAsync(records, writer, cancellationToken);
        });
    }

    private static async Task<long> CopyAsync<T>(IAsyncEnumerable<T> records, IRecordWriter<T> writer, CancellationToken cancellationToken)
    {
        using (writer)
        {
            var written = 0L;
            await foreach (var record in records.WithCancellation(cancellationToken))
            {
                writer.Write(record);
                written++;
            }

            writer.Finish();
            return written;
        }
    }

    private static string Extension(string path) => Path.GetExtension(path).ToLowerInvariant();
}
