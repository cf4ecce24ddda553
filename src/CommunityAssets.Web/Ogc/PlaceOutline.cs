using System.Globalization;
using System.Text;
using CommunityAssets.Domain.Places;
using CommunityAssets.Storage;
using CommunityAssets.Storage.Filters;
using CommunityAssets.Web.Overview;
using NetTopologySuite.Geometries;
using NetTopologySuite.Simplify;

namespace CommunityAssets.Web.Ogc;

/// <summary>
/// The outline of the place, for the small maps on pages: its wards or authorities, simplified. Held for each state of the atlas.
/// </summary>
/// <param name="atlas">The atlas.</param>
public sealed class PlaceOutline(IAtlas atlas)
{
    private const double Width = 640;
    private const double Tallest = 640;
    private const int MostAreas = 400;

    private static readonly AreaLevel[] Preferred =
    [
        AreaLevel.Ward, AreaLevel.Msoa, AreaLevel.Lad, AreaLevel.Parish, AreaLevel.Lsoa, AreaLevel.Region, AreaLevel.Country,
        AreaLevel.Patch,
    ];

    private readonly VersionedCache<int, OutlineMap?> _held = new(atlas, 2);

    /// <summary>The outline; null where no areas are loaded, or far too many.</summary>
    public Task<OutlineMap?> GetAsync(CancellationToken cancellationToken) => _held.GetAsync(0, DrawAsync, cancellationToken);

    private async Task<OutlineMap?> DrawAsync(CancellationToken cancellationToken)
    {
        var holdings = await atlas.Features.ListAsync(Domain.Assets.Visibility.Public, cancellationToken);
        var chosen = Preferred
            .Select(level => holdings.FirstOrDefault(holding =>
                holding is { Set: FeatureSet.OfAreas areas, Box: not null, Count: <= MostAreas } && areas.Level == level))
            .FirstOrDefault(holding => holding is not null);
        if (chosen is not { Set: FeatureSet.OfAreas layer, Box: { } box } || box.Width <= 0 || box.Height <= 0)
        {
            return null;
        }

        var scale = Math.Min(Width / box.Width, Tallest / box.Height);
        var map = new OutlineMap(box, scale, "");
        var path = new StringBuilder();
        await foreach (var area in atlas.Areas.StreamAsync(layer.Level, layer.Vintage, cancellationToken: cancellationToken))
        {
            if (area.Shape is { } shape)
            {
                Draw(path, map, DouglasPeuckerSimplifier.Simplify(shape, 1 / scale));
            }
        }

        return map with { Path = path.ToString() };
    }

    private static void Draw(StringBuilder path, OutlineMap map, Geometry shape)
    {
        for (var part = 0; part < shape.NumGeometries; part++)
        {
            if (shape.GetGeometryN(part) is not Polygon { IsEmpty: false } polygon)
            {
                continue;
            }

            var first = true;
            foreach (var corner in polygon.ExteriorRing.Coordinates)
            {
                path.Append(CultureInfo.InvariantCulture, $"{(first ? 'M' : 'L')}{map.X(corner.X):0.#} {map.Y(corner.Y):0.#}");
                first = false;
            }

            path.Append('Z');
        }
    }
}
