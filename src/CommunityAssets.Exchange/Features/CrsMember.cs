using System.Text.Json;
using CommunityAssets.Domain.Places;
using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Exchange.Coordinates;

namespace CommunityAssets.Exchange.Features;

/// <summary>The <c>crs</c> member of GeoJSON as it was in 2008, which RFC 7946 took away and much software still writes.</summary>
internal static class CrsMember
{
    /// <summary>Reads the member's value; null when it says nothing.</summary>
    /// <exception cref="BadInputException">It names a system that is not known here.</exception>
    public static ReferenceSystem? Read(ReadOnlySpan<byte> json, string file)
    {
        using var document = JsonDocument.Parse(json.ToArray());
        if (document.RootElement is not { ValueKind: JsonValueKind.Object } crs
            || !crs.TryGetProperty("properties", out var properties) || properties.ValueKind != JsonValueKind.Object)
        {
            return null;
        }

        // {"type":"name","properties":{"name":"urn:…"}} and the older {"type":"EPSG","properties":{"code":27700}}.
        var name = properties.TryGetProperty("name", out var named) ? named.ToString()
            : properties.TryGetProperty("code", out var code) ? code.ToString()
            : null;
        return name is null ? null : SystemName.Find(name)
            ?? throw new BadInputException(
                new Refusal(file, 0, "crs", $"the file is in the system \"{Shorten(name)}\", which is not known here.", SystemName.Advice));
    }

    private static string Shorten(string text) => text.Length <= 80 ? text : text[..80] + "…";
}
