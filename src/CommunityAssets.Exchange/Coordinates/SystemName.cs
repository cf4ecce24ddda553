using System.Globalization;
using System.Text.RegularExpressions;
using CommunityAssets.Domain.Places;

namespace CommunityAssets.Exchange.Coordinates;

/// <summary>Reads the names by which files call a reference system.</summary>
public static partial class SystemName
{
    /// <summary>What to do with a file in a system that is not known here.</summary>
    public const string Advice =
        "Convert it first, for example with: ogr2ogr -t_srs EPSG:27700 converted.gpkg FILE "
        + "(or choose EPSG:27700 or EPSG:4326 when exporting from QGIS).";

    /// <summary>
    /// Reads <c>EPSG:27700</c>, <c>urn:ogc:def:crs:EPSG::27700</c>, <c>urn:ogc:def:crs:OGC:1.3:CRS84</c>,
    /// <c>http://www.opengis.net/def/crs/EPSG/0/27700</c> or a bare number; null when the system is not known here. Axis order is
    /// always longitude, latitude: GeoJSON and GeoPackage both write it so, whatever the name says.
    /// </summary>
    public static ReferenceSystem? Find(string? name)
    {
        if (string.IsNullOrWhiteSpace(name) || name.Length > 200)
        {
            return null;
        }

        if (Crs84().IsMatch(name))
        {
            return ReferenceSystem.Wgs84;
        }

        return Epsg().Match(name) is { Success: true } match
            && int.TryParse(match.Groups["code"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var code)
            ? Find(code)
            : null;
    }

    /// <summary>
    /// The system of an EPSG number, or null when it is not known here. ETRS89 (4258) is taken as WGS 84, from which it differs by less
    /// than a metre, and the older numbers of Web Mercator (900913, 102100, 102113, 3785) as 3857.
    /// </summary>
    public static ReferenceSystem? Find(int code) => code switch
    {
        4258 => ReferenceSystem.Wgs84,
        900913 or 102100 or 102113 or 3785 => ReferenceSystem.WebMercator,
        _ => ReferenceSystem.Find(code),
    };

    [GeneratedRegex(@"CRS:?84\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Crs84();

    [GeneratedRegex(@"^\s*(?:.*\b(?:EPSG|ESRI)\b.*[:/])?(?<code>\d{3,6})\s*$",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Epsg();
}
