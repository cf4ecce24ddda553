using System.Security.Cryptography;
using System.Text;
using CommunityAssets.Domain.Assets;
using CommunityAssets.Domain.Text;
using NetTopologySuite.Geometries;

namespace CommunityAssets.Storage.Records;

/// <summary>
/// What is remembered of something that was declined for good: a digest of its name's telling words, since the name may be a person's, and
/// where it was. The same name in the same postcode sector, or within 100 metres, is the same thing; without any place, the name alone.
/// </summary>
/// <param name="Name">SHA-256 of the name's telling words in lower case without accents, as hexadecimal digits.</param>
/// <param name="Sector">The postcode without its last two letters (<c>BA1 1</c>), or null.</param>
/// <param name="Place">A point that stands for it on the atlas's grid, or null.</param>
internal sealed record Fingerprint(string Name, string? Sector, Point? Place)
{
    /// <summary>How near counts as the same place, in metres.</summary>
    public const double Near = 100;

    /// <summary>Makes one of an asset.</summary>
    public static Fingerprint Of(Asset asset)
    {
        var shape = asset.Location.Shape;
        return Of(asset.Name, asset.Location.Postcode, shape is null || shape.IsEmpty ? null : shape as Point ?? shape.PointOnSurface);
    }

    /// <summary>Makes one of its parts.</summary>
    public static Fingerprint Of(string name, string? postcode, Point? place)
    {
        var words = SearchWords.Split(name);
        var telling = words.Where(word => !SearchWords.SmallWords.Contains(word)).ToList();
        var text = string.Join(' ', telling.Count > 0 ? telling : words);
        return new Fingerprint(
            Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text))),
            postcode is { Length: > 4 } ? postcode[..^2] : null,
            place);
    }

    /// <summary>Whether another one is of the same thing.</summary>
    public bool Matches(Fingerprint other) =>
        Name == other.Name
        && ((Sector is not null && Sector == other.Sector)
            || (Place is not null && other.Place is not null && Place.IsWithinDistance(other.Place, Near))
            || (Sector is null && Place is null && other.Sector is null && other.Place is null));
}
