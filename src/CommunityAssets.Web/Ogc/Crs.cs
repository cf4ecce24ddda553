using System.Collections.Immutable;
using System.Globalization;
using CommunityAssets.Domain.Places;

namespace CommunityAssets.Web.Ogc;

/// <summary>A coordinate reference system as OGC API names it, with the order of its axes.</summary>
/// <param name="Uri">Its address, which is its name.</param>
/// <param name="Title">What people call it.</param>
/// <param name="System">The system.</param>
/// <param name="LatitudeFirst">Whether its first axis is latitude, as EPSG says of 4326.</param>
public sealed record Crs(string Uri, string Title, ReferenceSystem System, bool LatitudeFirst)
{
    /// <summary>Longitude and latitude on WGS 84: what everything is in unless asked otherwise.</summary>
    public static Crs Crs84 { get; } =
        new("http://www.opengis.net/def/crs/OGC/1.3/CRS84", "WGS 84, longitude first (CRS84)", ReferenceSystem.Wgs84, LatitudeFirst: false);

    private static readonly ImmutableArray<Crs> Common =
    [
        Crs84,
        Epsg(ReferenceSystem.Wgs84),
        Epsg(ReferenceSystem.WebMercator),
        Epsg(ReferenceSystem.BritishNationalGrid),
    ];

    /// <summary>The systems that an atlas's features are told in: CRS84 first, its own grid among them.</summary>
    public static ImmutableArray<Crs> Of(ReferenceSystem grid) =>
        Common.Any(crs => crs.System.Code == grid.Code) ? Common : Common.Add(Epsg(grid));

    /// <summary>The system that an atlas's features are kept in.</summary>
    public static Crs Storage(ReferenceSystem grid) => Of(grid).Last(crs => crs.System.Code == grid.Code);

    /// <summary>The system of an address, among those of an atlas; null when it is not one of them.</summary>
    public static Crs? Find(string uri, ReferenceSystem grid) => Of(grid).FirstOrDefault(crs => crs.Uri == uri);

    private static Crs Epsg(ReferenceSystem system) => new(
        string.Create(CultureInfo.InvariantCulture, $"http://www.opengis.net/def/crs/EPSG/0/{system.Code}"),
        string.Create(CultureInfo.InvariantCulture, $"{system.Name} (EPSG:{system.Code})"),
        system,
        LatitudeFirst: system.IsGeographic);
}
