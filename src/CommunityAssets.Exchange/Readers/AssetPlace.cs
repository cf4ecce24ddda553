using CommunityAssets.Domain.Assets;
using CommunityAssets.Domain.Places;
using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Exchange.Coordinates;
using CommunityAssets.Exchange.Inputs;
using NetTopologySuite.Geometries;
using NetTopologySuite.Geometries.Utilities;

namespace CommunityAssets.Exchange.Readers;

/// <summary>
/// Says where an asset is: by the shape of its feature; else by easting and northing, longitude and latitude, or a grid reference, the
/// first of them that a row has; else by its postcode, which may stand inside the address.
/// </summary>
internal sealed class AssetPlace(ReferenceSystem grid, ReadNotes notes)
{
    private const int LongestAddress = 1000;

    private readonly GridTransform _fromDegrees = GridTransform.Between(ReferenceSystem.Wgs84, grid);
    private readonly GridTransform _fromGrid = GridTransform.Between(ReferenceSystem.BritishNationalGrid, grid);

    /// <summary>Reads the location of a row.</summary>
    /// <param name="cells">The row.</param>
    /// <param name="columns">Where what stands.</param>
    /// <param name="location">The location.</param>
    /// <returns>Why it cannot be read, or null.</returns>
    public Refusal? Read(AssetCells cells, AssetColumns columns, out AssetLocation location)
    {
        location = AssetLocation.NotKnown;
        if (Shape(cells, columns, out var shape) is { } refusal)
        {
            return refusal;
        }

        var address = PlainText.Line(columns.Address(cells));
        if (address?.Length > LongestAddress)
        {
            address = address[..LongestAddress];
        }

        location = new AssetLocation
        {
            Shape = shape,
            Placement = shape is null ? Placement.None : Placement.Coordinates,
            Address = address,
            Postcode = Postcode(cells, columns, address),
        };
        return null;
    }

    private string? Postcode(AssetCells cells, AssetColumns columns, string? address)
    {
        if (columns.Text(AssetField.Postcode, cells) is not { } given)
        {
            return PostcodeText.Find(address);
        }

        if ((PostcodeText.Normalise(given) ?? PostcodeText.Find(given)) is { } postcode)
        {
            return postcode;
        }

        notes.Add("{text|texts} in the place of a postcode {is|are} none and {was|were} left out", cells.Number);
        return PostcodeText.Find(address);
    }

    private Refusal? Shape(AssetCells cells, AssetColumns columns, out Geometry? shape)
    {
        if (cells.Feature is { Geometry: { IsEmpty: false } geometry, System: var system })
        {
            shape = GridTransform.Between(system, grid).Apply(Simple(geometry, cells.Number));
            return null;
        }

        shape = null;
        if (columns.Text(AssetField.Easting, cells) is { } east && columns.Text(AssetField.Northing, cells) is { } north)
        {
            return Pair(
                cells, (columns.Column(AssetField.Easting), east), (columns.Column(AssetField.Northing), north), columns.Eastings,
                out shape);
        }

        if (columns.Text(AssetField.Longitude, cells) is { } longitude && columns.Text(AssetField.Latitude, cells) is { } latitude)
        {
            return Degrees(
                cells, (columns.Column(AssetField.Longitude), longitude), (columns.Column(AssetField.Latitude), latitude), out shape);
        }

        return columns.Text(AssetField.GridReference, cells) is { } reference
            ? Reference(cells, columns.Column(AssetField.GridReference), reference, out shape)
            : null;
    }

    private Refusal? Pair(
        AssetCells cells, (int? Column, string Text) east, (int? Column, string Text) north, bool open, out Geometry? shape)
    {
        shape = null;
        return CoordinateCells.Read(east, north, cells.Refuse, out var x, out var y)
            ?? (open && CoordinatePair.Look(x, y) is PairForm.LongitudeLatitude or PairForm.LatitudeLongitude
                ? Point(cells, east.Column, ReferenceSystem.Wgs84, _fromDegrees, x, y, out shape)
                : Point(cells, east.Column, ReferenceSystem.BritishNationalGrid, _fromGrid, x, y, out shape));
    }

    private Refusal? Degrees(
        AssetCells cells, (int? Column, string Text) longitude, (int? Column, string Text) latitude, out Geometry? shape)
    {
        shape = null;
        return CoordinateCells.Read(longitude, latitude, cells.Refuse, out var x, out var y)
            ?? Point(cells, longitude.Column, ReferenceSystem.Wgs84, _fromDegrees, x, y, out shape);
    }

    private Refusal? Reference(AssetCells cells, int? column, string reference, out Geometry? shape)
    {
        shape = null;
        return GridReference.TryParse(reference, out var x, out var y, out _)
            ? Point(cells, column, ReferenceSystem.BritishNationalGrid, _fromGrid, x, y, out shape)
            : cells.Refuse(column, $"'{reference}' is not a grid reference.", "Write it as ST 750 648, or give easting and northing.");
    }

    private Refusal? Point(
        AssetCells cells, int? column, ReferenceSystem system, GridTransform transform, double x, double y, out Geometry? shape)
    {
        shape = null;
        if (CoordinatePair.Check(system, x, y) is { } problem)
        {
            return cells.Refuse(column, problem.Found, problem.Advice);
        }

        var (gridX, gridY) = transform.Apply(x, y);
        shape = transform.Factory.CreatePoint(new Coordinate(gridX, gridY));
        return null;
    }

    private Geometry Simple(Geometry geometry, long number)
    {
        if (geometry is GeometryCollection { NumGeometries: 1 } single)
        {
            geometry = single.GetGeometryN(0);
        }

        if (geometry.Dimension < Dimension.Surface || geometry.IsValid)
        {
            return geometry;
        }

        notes.Add("{shape|shapes} crossed {itself|themselves} and {was|were} mended", number);
        return GeometryFixer.Fix(geometry);
    }
}
