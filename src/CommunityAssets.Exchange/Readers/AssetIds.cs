using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using CommunityAssets.Domain.Assets;
using CommunityAssets.Exchange.Inputs;

namespace CommunityAssets.Exchange.Readers;

/// <summary>
/// Gives an id to records whose source has none, the same at each import as long as they keep their name and place: <c>h-</c> and the first
/// 24 hexadecimal digits of SHA-256 over the UTF-8 text <c>name|postcode|x|y|address</c>. The name is its letters and digits in lower case;
/// the postcode is in its usual writing; x and y are the centre of the shape on the working grid, rounded to a metre; the address counts,
/// as letters and digits, only where there is neither postcode nor shape. What is not known is empty.
/// </summary>
internal static class AssetIds
{
    /// <summary>The id.</summary>
    public static string Of(string name, AssetLocation location)
    {
        var centre = location.Shape?.Centroid;
        var address = location.Postcode is null && centre is null && location.Address is { } told ? Headings.Plain(told) : "";
        var text = string.Create(
            CultureInfo.InvariantCulture,
            $"{Headings.Plain(name)}|{location.Postcode}|{Metres(centre?.X)}|{Metres(centre?.Y)}|{address}");
        return MadeId.Prefix + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..MadeId.Digits];
    }

    private static string Metres(double? coordinate) =>
        coordinate is { } metres ? Math.Round(metres).ToString("0", CultureInfo.InvariantCulture) : "";
}
