using CommunityAssets.Domain.Places;
using CommunityAssets.Exchange.Coordinates;
using CommunityAssets.Storage;
using CommunityAssets.Web.Overview;
using CommunityAssets.Web.Security;
using NetTopologySuite.Geometries;

namespace CommunityAssets.Web.Finder;

/// <summary>Finds where somebody is from what they wrote. Nothing of it is kept. Thread-safe.</summary>
/// <param name="atlas">The atlas.</param>
/// <param name="box">Finds areas by their names.</param>
public sealed class WhereaboutsReader(IAtlas atlas, SearchBox box)
{
    /// <summary>The point of a longitude and latitude.</summary>
    public Whereabouts At(double longitude, double latitude)
    {
        var transform = GridTransform.Between(ReferenceSystem.Wgs84, atlas.Info.Grid);
        var (x, y) = transform.Apply(longitude, latitude);
        return new Whereabouts(transform.Factory.CreatePoint(new Coordinate(x, y)), "where you are");
    }

    /// <summary>A postcode, an area or an asset of a name; null when there is none. Looks for the likest.</summary>
    public async Task<Whereabouts?> FindAsync(string text, Sight sight, CancellationToken cancellationToken)
    {
        if (await PostcodeAsync(text, cancellationToken) is { } postcode)
        {
            return postcode;
        }

        if ((await box.AreasAsync(text, cancellationToken)).FirstOrDefault() is { } area && Stands(area) is { } point)
        {
            return new Whereabouts(point, area.Name);
        }

        var page = await atlas.Assets.SearchAsync(sight.Narrow(new AssetQuery { Text = text, Limit = 1 }), cancellationToken);
        return page.Hits is [{ Asset: { Location.Shape: { IsEmpty: false } shape } asset }]
            ? new Whereabouts(shape.PointOnSurface, asset.Name)
            : null;
    }

    /// <summary>A postcode or an area that is called exactly so; null when there is none. For words that may mean something else.</summary>
    public async Task<Whereabouts?> FindExactlyAsync(string text, CancellationToken cancellationToken)
    {
        if (await PostcodeAsync(text, cancellationToken) is { } postcode)
        {
            return postcode;
        }

        var area = (await box.AreasAsync(text, cancellationToken))
            .FirstOrDefault(candidate => candidate.Name.Equals(text, StringComparison.OrdinalIgnoreCase));
        return area is not null && Stands(area) is { } point ? new Whereabouts(point, area.Name) : null;
    }

    private static Point? Stands(Area area) => area.Centroid ?? (area.Shape is { IsEmpty: false } shape ? shape.PointOnSurface : null);

    private async Task<Whereabouts?> PostcodeAsync(string text, CancellationToken cancellationToken) =>
        PostcodeText.Normalise(text) is { } written
            && await atlas.Postcodes.FindAsync(written, cancellationToken) is { Point: { } point } found
            ? new Whereabouts(point, found.Code)
            : null;
}
