using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Storage;

namespace CommunityAssets.Cli.Commands;

/// <summary>What an atlas holds, as <c>info --json</c> prints it.</summary>
/// <param name="Atlas">Its name without a password.</param>
/// <param name="Engine">Its engine.</param>
/// <param name="Grid">Its grid.</param>
/// <param name="SchemaVersion">Its schema.</param>
/// <param name="Assets">Published strengths, counted.</param>
/// <param name="Areas">Layers of areas.</param>
/// <param name="Indicators">Indicators and what there is of them.</param>
/// <param name="Postcodes">How many postcodes.</param>
/// <param name="Links">How many links.</param>
/// <param name="NetworkStretches">How many stretches of walking network.</param>
/// <param name="Sources">Where it all came from.</param>
public sealed record AtlasHoldings(
    string Atlas,
    string Engine,
    string Grid,
    int SchemaVersion,
    AssetCounts Assets,
    IReadOnlyList<AreaLayer> Areas,
    IReadOnlyList<IndicatorHolding> Indicators,
    long Postcodes,
    long Links,
    long NetworkStretches,
    IReadOnlyList<Source> Sources)
{
    /// <summary>Reads them.</summary>
    public static async Task<AtlasHoldings> ReadAsync(IAtlas atlas, CancellationToken cancellationToken) => new(
        atlas.Info.Name,
        atlas.Info.Engine,
        $"EPSG:{atlas.Info.Grid.Code}",
        atlas.Info.SchemaVersion,
        await atlas.Assets.CountAsync(new AssetQuery { See = Domain.Assets.Visibility.Workforce }, cancellationToken),
        await atlas.Areas.LayersAsync(cancellationToken),
        await atlas.Indicators.ListAsync(cancellationToken),
        await atlas.Postcodes.CountAsync(cancellationToken),
        await atlas.Links.CountAsync(cancellationToken),
        await atlas.Network.CountAsync(cancellationToken),
        await atlas.Sources.ListAsync(cancellationToken));
}
