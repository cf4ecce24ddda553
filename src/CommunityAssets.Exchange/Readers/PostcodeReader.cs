using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.CompilerServices;
using CommunityAssets.Domain.Places;
using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Exchange.Coordinates;
using CommunityAssets.Exchange.Features;
using CommunityAssets.Exchange.Inputs;
using NetTopologySuite.Geometries;

namespace CommunityAssets.Exchange.Readers;

/// <summary>
/// Reads postcodes: the ONS Postcode Directory and the National Statistics Postcode Lookup of any year (columns found by pattern),
/// Ordnance Survey's Code-Point Open (no heading, ten columns; one CSV or the zip of many), and GeoJSON or GeoPackage points with a field
/// for the postcode.
/// </summary>
/// <remarks>
/// A postcode without a location (grid indicator 9, latitude 99.999999, positional quality 90, coordinates 0) keeps its areas and has no
/// point. Pseudo codes (<c>E99999999</c>) mean that there is no such area. Areas of the censuses of 2001 and before are left out.
/// Eastings and northings of Northern Ireland (BT) are on the Irish Grid.
/// </remarks>
/// <param name="file">The file.</param>
/// <param name="grid">The working grid of the atlas.</param>
/// <param name="notes">Where to say what was passed over.</param>
public sealed class PostcodeReader(InputFile file, ReferenceSystem grid, ReadNotes notes)
{
    private const int CodePointColumns = 10;

    private static readonly string[] CodeColumns = ["pcds", "pcd8", "pcd7", "pcd2", "pcd", "postcode", "post code", "pc", "pcnws"];

    /// <summary>Reads all postcodes.</summary>
    /// <exception cref="BadInputException">The file cannot be read, or is none of the layouts.</exception>
    public async IAsyncEnumerable<Row<Postcode>> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await Task.Yield();
        InputFile[] codePoint =
            [.. file.IsZip ? file.Parts(".csv").Where(part => part.Name.Contains("/CSV/", StringComparison.OrdinalIgnoreCase)) : []];
        if (codePoint.Length > 0)
        {
            long before = 0;
            foreach (var part in codePoint)
            {
                var last = 0L;
                foreach (var row in ReadTable(part, cancellationToken))
                {
                    last = row.Number;
                    yield return row with { Number = before + row.Number };
                }

                before += last;
            }
        }
        else if (file.Sniff() is ContentKind.Table)
        {
            foreach (var row in ReadTable(file, cancellationToken))
            {
                yield return row;
            }
        }
        else
        {
            await foreach (var row in FeatureFile.ReadAsync(file, layer: null, notes, cancellationToken))
            {
                yield return row.Record is { } feature ? Read(row.Number, feature)
                    : new Row<Postcode>(row.Number, Record: null, row.Refusal);
            }
        }
    }

    private static bool HasNoHeading(InputFile part)
    {
        using var table = CsvTable.Open(part);
        return table.Headings.Count == CodePointColumns && PostcodeText.Normalise(table.Headings[0]) is not null;
    }

    private IEnumerable<Row<Postcode>> ReadTable(InputFile part, CancellationToken cancellationToken)
    {
        var bare = HasNoHeading(part);
        using var table = bare ? CsvTable.OpenWithoutHeading(part) : CsvTable.Open(part);
        var columns = bare ? PostcodeColumns.CodePointOpen : PostcodeColumns.Find(table.Headings, CodeColumns);
        while (table.Read())
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return Read(table, columns);
        }
    }

    private Row<Postcode> Read(CsvTable table, PostcodeColumns columns)
    {
        if (table.Problem is { } problem)
        {
            return new Row<Postcode>(table.Row, Record: null, problem);
        }

        if (PostcodeText.Normalise(table[columns.Code]) is not { } code)
        {
            return Refused(table, columns.Code, $"'{table[columns.Code]}' is not a postcode.", "Write it as BA1 1AA.");
        }

        DateOnly? terminated = null;
        if (table.Text(columns.Terminated) is { } month)
        {
            if (!DateOnly.TryParseExact(
                month.Replace("-", "", StringComparison.Ordinal), "yyyyMM", CultureInfo.InvariantCulture, DateTimeStyles.None,
                out var ended))
            {
                return Refused(table, columns.Terminated, $"'{month}' is not a month.", "Write year and month: 201906.");
            }

            terminated = ended;
        }

        if (Place(table, columns, code, out var point) is { } refusal)
        {
            return new Row<Postcode>(table.Row, Record: null, refusal);
        }

        if (point is null)
        {
            notes.Add("{postcode has|postcodes have} no location", table.Row);
        }

        return new Row<Postcode>(
            table.Row, new Postcode
            {
                Code = code,
                Point = point,
                Areas = Areas(columns.Areas.Select(column => table.Text(column))),
                Terminated = terminated
            });
    }

    private Row<Postcode> Read(long number, Feature feature)
    {
        var headings = new Headings(file.Name, [.. feature.Attributes.Keys]);
        var column = headings.Need("the postcode", CodeColumns);
        var text = feature.Attributes[headings[column]] as string;
        if (PostcodeText.Normalise(text) is not { } code)
        {
            return new Row<Postcode>(
                number, Record: null,
                new Refusal(file.Name, number, headings[column], $"'{text}' is not a postcode.", "Write it as BA1 1AA."));
        }

        if (feature.Geometry is not (null or Point))
        {
            return new Row<Postcode>(number, Record: null, new Refusal(
                file.Name, number, Column: null, $"the shape is a {feature.Geometry.GeometryType} and not a point.",
                    "Give one point for each postcode."));
        }

        var point = feature.Geometry is Point { IsEmpty: false } place ? (Point)GridTransform.Between(feature.System, grid).Apply(place)
            : null;
        return new Row<Postcode>(
            number, new Postcode { Code = code, Point = point, Areas = Areas(feature.Attributes.Values.Select(value => value as string)) });
    }

    private static ImmutableArray<string> Areas(IEnumerable<string?> codes)
    {
        var areas = ImmutableArray.CreateBuilder<string>();
        foreach (var code in codes)
        {
            if (!GssCode.IsPseudo(code) && GssCode.LevelOf(code) is not null && !areas.Contains(code!))
            {
                areas.Add(code!);
            }
        }

        return areas.DrainToImmutable();
    }

    private static Row<Postcode> Refused(CsvTable table, int? column, string found, string advice) =>
        new(table.Row, Record: null, table.Refuse(column, found, advice));

    private Refusal? Place(CsvTable table, PostcodeColumns columns, string code, out Point? point)
    {
        point = null;
        if (columns.IsUnplaced(table))
        {
            return null;
        }

        var isIrish = code.StartsWith("BT", StringComparison.Ordinal);
        if (columns.East is { } east && columns.North is { } north && table.Text(east) is { } x && table.Text(north) is { } y)
        {
            var system = isIrish ? ReferenceSystem.IrishGrid : ReferenceSystem.BritishNationalGrid;
            return Place(table, system, (east, x), (north, y), out point);
        }

        return columns.Longitude is { } longitude && columns.Latitude is { } latitude && table.Text(longitude) is { } lon
            && table.Text(latitude) is { } lat
            ? Place(table, ReferenceSystem.Wgs84, (longitude, lon), (latitude, lat), out point)
            : null;
    }

    private Refusal? Place(
        CsvTable table, ReferenceSystem system, (int? Column, string Text) first, (int? Column, string Text) second, out Point? point)
    {
        point = null;
        if (CoordinateCells.Read(first, second, table.Refuse, out var east, out var north) is { } refusal)
        {
            return refusal;
        }

        if (east == 0 && north == 0)
        {
            return null;
        }

        // The Crown dependencies have locations outside the grid's land; a directory is taken at its word unless the pair is impossible.
        if (CoordinatePair.Check(system, east, north) is { } fault)
        {
            return table.Refuse(first.Column, fault.Found, fault.Advice);
        }

        if (CoordinatePair.IsAtSea(system, east, north))
        {
            notes.Add("{postcode lies|postcodes lie} far out at sea or abroad; check {its|their} coordinates", table.Row);
        }

        var transform = GridTransform.Between(system, grid);
        var (gridX, gridY) = transform.Apply(east, north);
        point = transform.Factory.CreatePoint(new Coordinate(gridX, gridY));
        return null;
    }
}
