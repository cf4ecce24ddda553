using CommunityAssets.Domain.Places;
using CommunityAssets.Exchange.Coordinates;
using NetTopologySuite.Geometries;

namespace CommunityAssets.Web.Api;

/// <summary>Reads points and boxes from a query, given in degrees, onto a working grid.</summary>
public static class ReadPlaces
{
    /// <summary>A longitude and latitude <c>lon,lat</c> as a point on a grid, or null when absent.</summary>
    public static Point? Point(this ReadQuery query, Parameter parameter, ReferenceSystem grid)
    {
        if (query.Text(parameter) is not { } text)
        {
            return null;
        }

        var parts = text.Split(',');
        if (parts.Length != 2)
        {
            throw new ParameterException(parameter, $"'{text}' is not two numbers with a comma between them.");
        }

        var longitude = ReadQuery.ReadNumber(parameter, parts[0], -180, 180);
        var latitude = ReadQuery.ReadNumber(parameter, parts[1], -90, 90);
        if (!Surroundings(grid).Contains(longitude, latitude))
        {
            throw new ParameterException(parameter, $"'{text}' lies far from the place. Is it longitude first, then latitude?");
        }

        var transform = GridTransform.Between(ReferenceSystem.Wgs84, grid);
        var (x, y) = transform.Apply(longitude, latitude);
        return transform.Factory.CreatePoint(new Coordinate(x, y));
    }

    /// <summary>A box <c>minLon,minLat,maxLon,maxLat</c> as the box around it on a grid, or null when absent.</summary>
    public static Envelope? Box(this ReadQuery query, Parameter parameter, ReferenceSystem grid)
    {
        if (query.Text(parameter) is not { } text)
        {
            return null;
        }

        var parts = text.Split(',');
        if (parts.Length != 4)
        {
            throw new ParameterException(parameter, $"'{text}' is not four numbers with commas between them.");
        }

        var west = ReadQuery.ReadNumber(parameter, parts[0], -180, 180);
        var south = ReadQuery.ReadNumber(parameter, parts[1], -90, 90);
        var east = ReadQuery.ReadNumber(parameter, parts[2], -180, 180);
        var north = ReadQuery.ReadNumber(parameter, parts[3], -90, 90);
        if (west > east || south > north)
        {
            throw new ParameterException(
                parameter, $"'{text}' has its west edge east of its east edge, or its south edge north of its north edge.");
        }

        // A projected grid is sound around its own country only: a box far wider is first cut to the country's surroundings.
        var near = Surroundings(grid);
        if (west > near.MaxX || east < near.MinX || south > near.MaxY || north < near.MinY)
        {
            throw new ParameterException(parameter, $"'{text}' lies far from the place. Is it longitude first, then latitude?");
        }

        return GridTransform.Between(ReferenceSystem.Wgs84, grid).Apply(new Envelope(
            Math.Max(west, near.MinX), Math.Min(east, near.MaxX), Math.Max(south, near.MinY), Math.Min(north, near.MaxY)));
    }

    /// <summary>The part of the world, in degrees, in which a working grid measures soundly.</summary>
    private static Envelope Surroundings(ReferenceSystem grid) => grid.IsGeographic || grid.Code == ReferenceSystem.WebMercator.Code
        ? new Envelope(-180, 180, -85, 85)
        : new Envelope(-12, 6, 48, 63);
}
