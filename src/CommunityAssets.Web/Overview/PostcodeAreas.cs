using CommunityAssets.Domain.Places;
using CommunityAssets.Storage;

namespace CommunityAssets.Web.Overview;

/// <summary>Which areas a postcode lies in.</summary>
public static class PostcodeAreas
{
    /// <summary>
    /// The areas, smallest first, without shapes kept in mind: those that its directory names, and for levels that the directory
    /// leaves out those that hold its point. Areas that the atlas does not have are left out.
    /// </summary>
    public static async Task<IReadOnlyList<Area>> OfAsync(IAtlas atlas, Postcode postcode, CancellationToken cancellationToken)
    {
        var areas = new List<Area>();
        foreach (var code in postcode.Areas)
        {
            if (await atlas.Areas.FindAsync(code, cancellationToken: cancellationToken) is { } area)
            {
                areas.Add(area);
            }
        }

        if (postcode.Point is { } point)
        {
            var named = areas.Select(area => area.Level).ToHashSet();
            areas.AddRange((await atlas.Areas.AtAsync(point, cancellationToken)).Where(area => !named.Contains(area.Level)));
        }

        return [.. areas.DistinctBy(area => area.Key).OrderBy(area => area.Level).ThenByDescending(area => area.Key.Vintage)];
    }
}
