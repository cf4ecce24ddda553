using CommunityAssets.Domain.Assets;
using CommunityAssets.Domain.Places;
using CommunityAssets.Storage;
using CommunityAssets.Web.GeoJson;
using CommunityAssets.Web.Security;
using CommunityAssets.Web.Words;

namespace CommunityAssets.Web.Overview;

/// <summary>Finds postcodes, areas and assets by a few letters, a few of each. Thread-safe.</summary>
/// <param name="atlas">The atlas.</param>
public sealed class SearchBox(IAtlas atlas)
{
    private const int Postcodes = 5;
    private const int Areas = 5;
    private const int LookedAt = 50;
    private const int Assets = 8;
    private readonly GeometryWriter _geometries = new(atlas.Info.Grid);

    /// <summary>What was found: postcodes, then areas, then assets, best first in each.</summary>
    public async Task<IReadOnlyList<Finding>> FindAsync(string text, Sight sight, CancellationToken cancellationToken)
    {
        var findings = new List<Finding>();
        if (MayBePostcode(text))
        {
            foreach (var postcode in await PostcodesAsync(text, cancellationToken))
            {
                var detail = postcode.Terminated is null ? "Postcode" : "Postcode, no longer in use";
                var point = _geometries.Position(postcode.Point);
                findings.Add(new Finding("postcode", postcode.Code, postcode.Code, detail, point, null, null));
            }
        }

        findings.AddRange((await AreasAsync(text, cancellationToken))
            .Select(area => new Finding(
                "area",
                area.Key.Code,
                area.Name,
                LevelNames.One(area.Level),
                null,
                _geometries.Bounds(area.Shape?.EnvelopeInternal),
                area.Key.Vintage)));
        var assets = await atlas.Assets.SearchAsync(sight.Narrow(new AssetQuery { Text = text, Limit = Assets }), cancellationToken);
        findings.AddRange(assets.Hits.Select(hit => new Finding(
            "asset",
            hit.Asset.Id.ToString("D"),
            hit.Asset.Name,
            Detail(hit.Asset),
            _geometries.Position(hit.Asset.Location.Shape?.PointOnSurface),
            null,
            null)));
        return findings;
    }

    /// <summary>
    /// The likest names first, then the largest areas: "Aldermere" is the borough before it is sixty small areas that are named after it.
    /// </summary>
    public async Task<IEnumerable<Area>> AreasAsync(string text, CancellationToken cancellationToken)
    {
        var found = new List<Area>();
        foreach (var level in (await atlas.Areas.LayersAsync(cancellationToken)).Select(layer => layer.Level).Distinct())
        {
            found.AddRange((await atlas.Areas.SearchAsync(
                new AreaQuery { Text = text, Level = level, Limit = LookedAt }, cancellationToken)).Areas);
        }

        return found.OrderByDescending(area => Likeness(area, text)).ThenByDescending(area => area.Level).Take(Areas);
    }

    private static string Detail(Asset asset)
    {
        var kind = PlainWords.Capital(KindNames.Name(asset.Kind));
        return asset.Location.Postcode is { } postcode ? $"{kind}, {postcode}"
            : asset.Topics is [{ } topic, ..] ? $"{kind}, {TopicWords.Label(topic)}"
            : kind;
    }

    private static int Likeness(Area area, string text) =>
        area.Name.Equals(text, StringComparison.OrdinalIgnoreCase) || area.Key.Code.Equals(text, StringComparison.OrdinalIgnoreCase) ? 2
        : area.Name.StartsWith(text, StringComparison.OrdinalIgnoreCase) ? 1
        : 0;

    /// <summary>A postcode begins with one or two letters and a digit, and is short.</summary>
    private static bool MayBePostcode(string text)
    {
        var packed = text.Replace(" ", "", StringComparison.Ordinal);
        return packed.Length is >= 2 and <= 8 && char.IsAsciiLetter(packed[0]) && packed.All(char.IsAsciiLetterOrDigit)
            && packed.AsSpan(1, Math.Min(2, packed.Length - 1)).ContainsAnyInRange('0', '9');
    }

    private async Task<IReadOnlyList<Postcode>> PostcodesAsync(string text, CancellationToken cancellationToken) =>
        PostcodeText.Normalise(text) is { } written && await atlas.Postcodes.FindAsync(written, cancellationToken) is { } exact
            ? [exact]
            : await atlas.Postcodes.StartingWithAsync(text, Postcodes, cancellationToken);
}
