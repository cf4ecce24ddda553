using CommunityAssets.Domain.Places;
using CommunityAssets.Storage;
using CommunityAssets.Web.GeoJson;
using CommunityAssets.Web.Security;

namespace CommunityAssets.Web.Overview;

/// <summary>Tells the story of an area – strengths first, then needs – for the API and for pages alike. Thread-safe.</summary>
/// <param name="atlas">The atlas.</param>
/// <param name="strengths">Tells what is there.</param>
/// <param name="needs">Tells indicators.</param>
public sealed class AreaStories(IAtlas atlas, StrengthReader strengths, NeedReader needs)
{
    private readonly GeometryWriter _geometries = new(atlas.Info.Grid);

    /// <summary>The story of an area.</summary>
    /// <param name="area">The area with its shape.</param>
    /// <param name="parents">The areas that it lies in.</param>
    /// <param name="sight">What the viewer may see.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public async Task<AreaStory> OfAsync(Area area, IReadOnlyList<Area> parents, Sight sight, CancellationToken cancellationToken)
    {
        var there = await strengths.ReadAsync(new AssetQuery { Area = area.Key }, sight, cancellationToken);
        var lines = await needs.ReadAsync(area, parents, cancellationToken);
        if (area.Shape is null or { IsEmpty: true } && there.Strengths.Total == 0)
        {
            there = (there.Strengths with { Sentence = ToCompareWith(area.Name) }, there.Links, there.Known with
            {
                Sentence = $"How well this is known: what lies in {area.Name} is not counted here, since its boundary is not in this atlas.",
                NotYetMapped = false,
            });
        }

        var told = new StoryArea(
            area.Key.Code,
            area.Name,
            LevelNames.Name(area.Level),
            LevelNames.One(area.Level),
            area.Key.Vintage,
            area.Population,
            _geometries.Bounds(area.Shape?.EnvelopeInternal));
        return new AreaStory(told, there.Strengths, there.Links, there.Known, lines);
    }

    /// <summary>Nothing can be counted in an area without a boundary; that says nothing about what is there.</summary>
    private static string ToCompareWith(string name) => $"{name} is in this atlas to compare with: its boundary is not loaded.";
}
