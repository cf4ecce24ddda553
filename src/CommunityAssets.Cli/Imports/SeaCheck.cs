using System.Globalization;
using CommunityAssets.Domain.Assets;
using CommunityAssets.Domain.Places;
using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Exchange.Coordinates;
using CommunityAssets.Storage;
using NetTopologySuite.Geometries;

namespace CommunityAssets.Cli.Imports;

/// <summary>
/// Finds assets far out at sea. The outline of Britain that comes with the program is coarse and leaves far islands out, so it takes two
/// to refuse a row: the outline, and the atlas's own areas, none of which is near. Where the atlas has no areas, or on the island of
/// Ireland, it can't be known: then the row is taken, and told.
/// </summary>
/// <param name="run">The import.</param>
/// <param name="refuses">
/// Whether rows may be refused: not those of OpenStreetMap, which has lighthouses and reefs, and which nobody can mend at a desk.
/// </param>
internal sealed class SeaCheck(ImportRun run, bool refuses)
{
    // A square of the grid and as far again on every side is asked about once: a file of a million swapped coordinates stays cheap.
    private const double Square = 5000;
    private static readonly Envelope Ireland = new(-10.7, -5.4, 51.3, 55.5);

    private readonly Dictionary<(double Column, double Row), bool> nearAreas = [];
    private bool? hasAreas;

    /// <summary>The row, or its refusal.</summary>
    public ValueTask<Row<Asset>> LookAsync(Row<Asset> row, CancellationToken cancellationToken) =>
        row.Record?.Location.Shape?.Coordinate is { } place && CoordinatePair.IsAtSea(run.Grid, place.X, place.Y)
            ? new(JudgeAsync(row, place, cancellationToken))
            : new(row);

    private async Task<Row<Asset>> JudgeAsync(Row<Asset> row, Coordinate place, CancellationToken cancellationToken)
    {
        if (await IsNearAreaAsync(place, cancellationToken))
        {
            return row;
        }

        var (longitude, latitude) = GridTransform.Between(run.Grid, ReferenceSystem.Wgs84).Apply(place.X, place.Y);
        hasAreas ??= (await run.Atlas.Areas.LayersAsync(cancellationToken)).Any(layer => layer.Level != AreaLevel.Country);
        if (!refuses || hasAreas is false || Ireland.Contains(longitude, latitude))
        {
            run.Notes.Add("{place lies|places lie} far out at sea or abroad; check {its|their} coordinates", row.Number);
            return row;
        }

        return new Row<Asset>(row.Number, null, new Refusal(
            run.File.Name,
            row.Number,
            null,
            string.Create(
                CultureInfo.InvariantCulture,
                $"Longitude {longitude:0.####}, latitude {latitude:0.####} is a point in the sea or abroad, far from any coast of Britain and from every area of this atlas."),
            "Check the coordinates and their signs, and leave them out where they are not known. If the place is real, import the areas around it first."));
    }

    private async Task<bool> IsNearAreaAsync(Coordinate place, CancellationToken cancellationToken)
    {
        var square = (Column: Math.Floor(place.X / Square), Row: Math.Floor(place.Y / Square));
        if (!nearAreas.TryGetValue(square, out var near))
        {
            var around = new Envelope((square.Column - 1) * Square, (square.Column + 2) * Square, (square.Row - 1) * Square, (square.Row + 2) * Square);
            var found = await run.Atlas.Areas.SearchAsync(new AreaQuery { Box = around, Shapes = false, Limit = 1 }, cancellationToken);
            nearAreas.Add(square, near = found.Areas.Count > 0);
        }

        return near;
    }
}
