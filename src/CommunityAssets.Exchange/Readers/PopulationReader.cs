using System.Runtime.CompilerServices;
using CommunityAssets.Domain.Places;
using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Exchange.Coordinates;
using CommunityAssets.Exchange.Inputs;
using NetTopologySuite.Geometries;

namespace CommunityAssets.Exchange.Readers;

/// <summary>
/// Reads how many people live in each area (the layouts of ONS's mid-year estimates and of the census: a column of codes and a column of
/// all ages) and where their centre is (ONS's population-weighted centroids: <c>x, y</c>, easting and northing, or longitude and latitude).
/// The centroids may stand in the same file or in one of their own; then they are given as rows of their own.
/// </summary>
/// <param name="file">The table of people, or of centroids.</param>
/// <param name="centroids">A table of centroids besides, or null.</param>
/// <param name="grid">The working grid of the atlas.</param>
/// <param name="notes">Where to say what was passed over.</param>
public sealed class PopulationReader(InputFile file, InputFile? centroids, ReferenceSystem grid, ReadNotes notes)
{
    private static readonly string[] TotalColumns =
        ["total", "all ages", "population", "total population", "all persons", "all usual residents", "usual residents", "persons",
            "people", "observation",
            "total*", "all ages*", "population*", "mid #### population*", "all usual residents*"];

    private static readonly string[] EastColumns =
        ["easting", "eastings", "east1m", "x", "x coordinate", "longitude", "lon", "long", "lng"];
    private static readonly string[] NorthColumns = ["northing", "northings", "north1m", "y", "y coordinate", "latitude", "lat"];

    /// <summary>
    /// Reads all rows, the table's own first. A cell without a number ("missing", "suppressed") gives no row and is noted.
    /// </summary>
    /// <exception cref="BadInputException">A file cannot be read, or a column that is needed is not in it.</exception>
    public async IAsyncEnumerable<Row<AreaPopulation>> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await Task.Yield();
        foreach (var (part, needsTotal) in Files())
        {
            using var table = CsvTable.Open(part, headings => AreaHeading.OfRows(headings) is not null);
            var code = AreaHeading.Need(table.Headings);
            var total = table.Headings.Find(TotalColumns);
            var (east, north) = (table.Headings.Find(EastColumns), table.Headings.Find(NorthColumns));
            if (needsTotal && total is null && (east is null || north is null))
            {
                throw table.Headings.Missing("the number of people", "total", "all ages", "population");
            }

            if (!needsTotal && (east is null || north is null))
            {
                throw table.Headings.Missing("the centroid", "x and y", "easting and northing", "longitude and latitude");
            }

            while (table.Read())
            {
                cancellationToken.ThrowIfCancellationRequested();
                if (Read(table, code, needsTotal ? total : null, east, north) is { } row)
                {
                    yield return row;
                }
            }
        }
    }

    private static Row<AreaPopulation> Refused(CsvTable table, Refusal refusal) => new(table.Row, Record: null, refusal);

    private IEnumerable<(InputFile File, bool NeedsTotal)> Files()
    {
        yield return (file, true);
        if (centroids is not null)
        {
            yield return (centroids, false);
        }
    }

    private Row<AreaPopulation>? Read(CsvTable table, AreaHeading code, int? total, int? east, int? north)
    {
        if (table.Problem is { } problem)
        {
            return Refused(table, problem);
        }

        if (table.Text(code.Column) is not { } area)
        {
            return Refused(table, table.Refuse(code.Column, "the code of the area is missing.", "Put it in, or take the row away."));
        }

        int? people = null;
        if (total is { } column)
        {
            switch (NumberText.ReadCount(table[column], out var count))
            {
                case NumberStatus.Number when count <= int.MaxValue:
                    people = (int)count;
                    break;
                case NumberStatus.Missing or NumberStatus.Suppressed:
                    notes.Add("{area has|areas have} no number of people and {was|were} passed over", table.Row);
                    return null;
                default:
                    return Refused(table,
                        table.Refuse(column, $"'{table[column]}' is not a number of people.", "Write a whole number of zero or more."));
            }
        }

        if (Centroid(table, east, north, out var point) is { } refusal)
        {
            return Refused(table, refusal);
        }

        return new Row<AreaPopulation>(table.Row, new AreaPopulation(area, code.Vintage, people, point));
    }

    private Refusal? Centroid(CsvTable table, int? east, int? north, out Point? point)
    {
        point = null;
        if (table.Text(east) is not { } x || table.Text(north) is not { } y)
        {
            return null;
        }

        if (CoordinateCells.Read((east, x), (north, y), table.Refuse, out var east1, out var north1) is { } refusal)
        {
            return refusal;
        }

        var system = CoordinatePair.Look(east1, north1) is PairForm.LongitudeLatitude or PairForm.LatitudeLongitude
            ? ReferenceSystem.Wgs84
            : ReferenceSystem.BritishNationalGrid;
        if (CoordinatePair.Check(system, east1, north1) is { } fault)
        {
            return table.Refuse(east, fault.Found, fault.Advice);
        }

        var transform = GridTransform.Between(system, grid);
        var (gridX, gridY) = transform.Apply(east1, north1);
        point = transform.Factory.CreatePoint(new Coordinate(gridX, gridY));
        return null;
    }
}
