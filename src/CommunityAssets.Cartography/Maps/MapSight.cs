using System.Globalization;

namespace CommunityAssets.Cartography.Maps;

/// <summary>Where a map looks.</summary>
/// <param name="Longitude">Longitude of its middle, −180 to 180 degrees.</param>
/// <param name="Latitude">Latitude of its middle, −85 to 85 degrees.</param>
/// <param name="Zoom">How near, 0 to 22, in the zoom levels of 512-pixel tiles.</param>
public sealed record MapSight(double Longitude, double Latitude, double Zoom)
{
    /// <summary>Reads <c>lon,lat,zoom</c>.</summary>
    public static bool TryParse(string? text, out MapSight? sight)
    {
        sight = null;
        var parts = (text ?? "").Split(',');
        if (parts.Length != 3
            || !TryNumber(parts[0], 180, out var longitude)
            || !TryNumber(parts[1], 85.06, out var latitude)
            || !TryNumber(parts[2], 22, out var zoom) || zoom < 0)
        {
            return false;
        }

        sight = new MapSight(longitude, latitude, zoom);
        return true;
    }

    /// <summary><c>lon,lat,zoom</c>, to about a metre and a hundredth of a zoom level.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"{Math.Round(Longitude, 5)},{Math.Round(Latitude, 5)},{Math.Round(Zoom, 2)}");

    private static bool TryNumber(string text, double most, out double number) =>
        double.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out number)
        && double.IsFinite(number) && Math.Abs(number) <= most;
}
