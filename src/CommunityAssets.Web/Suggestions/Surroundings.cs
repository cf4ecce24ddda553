using CommunityAssets.Analysis.Matching;
using CommunityAssets.Domain.Assets;
using CommunityAssets.Storage;

namespace CommunityAssets.Web.Suggestions;

/// <summary>What is around a suggested asset: what may be the same thing, and what else is near.</summary>
/// <param name="Alike">What may be the same thing, likeliest first; at most 8.</param>
/// <param name="Near">What is published within 500 metres, nearest first; at most 20.</param>
public sealed record Surroundings(IReadOnlyList<Lookalike> Alike, IReadOnlyList<Lookalike> Near)
{
    private const int MostAlike = 8;
    private const int MostNear = 20;
    private const int LookedAt = 40;
    private const double Metres = 500;

    /// <summary>None.</summary>
    public static Surroundings None { get; } = new([], []);

    /// <summary>Looks around.</summary>
    public static async Task<Surroundings> ReadAsync(IAtlas atlas, Asset suggested, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(atlas);
        var record = Lookalike.Record(suggested);
        var candidates = new Dictionary<Guid, Asset>();
        var alike = await atlas.Suggestions.AlikeAsync(
            new AlikeQuery
            {
                Near = suggested.Location.Shape is { IsEmpty: false } shape ? shape.PointOnSurface : null,
                WithinMetres = Metres,
                Postcode = suggested.Location.Postcode,
                Phone = record.PhoneKey,
                Email = record.EmailKey,
                WebHost = record.WebHost,
                Except = suggested.Id,
            },
            cancellationToken);
        foreach (var asset in alike)
        {
            candidates[asset.Id] = asset;
        }

        // The same name may be known without a place, or somewhere else in town.
        var named = await atlas.Assets.SearchAsync(
            new AssetQuery { Text = suggested.Name, See = Visibility.Workforce, Limit = LookedAt }, cancellationToken);
        foreach (var hit in named.Hits.Where(hit => hit.Asset.Id != suggested.Id))
        {
            candidates[hit.Asset.Id] = hit.Asset;
        }

        var compared = candidates.Values.Select(asset => Lookalike.Of(suggested, asset)).ToList();
        return new Surroundings(
            [.. compared.Where(item => item.Match.Probability >= Matcher.Possible).OrderByDescending(item => item.Match.Weight).Take(MostAlike)],
            [.. compared.Where(item => item is { Metres: <= Metres, Asset.Status: AssetStatus.Published }).OrderBy(item => item.Metres).Take(MostNear)]);
    }
}
