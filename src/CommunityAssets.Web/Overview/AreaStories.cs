using CommunityAssets.Domain.Places;
using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Storage;
using CommunityAssets.Web.Analyses.Own;
using CommunityAssets.Web.GeoJson;
using CommunityAssets.Web.Security;
using NetTopologySuite.Geometries;

namespace CommunityAssets.Web.Overview;

/// <summary>Tells the story of an area – strengths first, then needs – for the API and for pages alike. Thread-safe.</summary>
/// <param name="atlas">The atlas.</param>
/// <param name="strengths">Tells what is there.</param>
/// <param name="needs">Tells indicators.</param>
/// <param name="estimates">Estimates those of patches, which nobody publishes.</param>
public sealed class AreaStories(IAtlas atlas, StrengthReader strengths, NeedReader needs, OwnAreaReader estimates)
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
        var estimate = area is { Level: AreaLevel.Patch, Shape: { IsEmpty: false } shape } && lines.Count == 0
            ? await EstimateAsync(area, shape, sight, cancellationToken) : null;
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
            area.Population ?? (estimate?.People is { } people ? (int)Math.Round(people) : null),
            _geometries.Bounds(area.Shape?.EnvelopeInternal));
        return estimate is null
            ? new AreaStory(told, there.Strengths, there.Links, there.Known, lines)
            : new AreaStory(told, there.Strengths, there.Links, there.Known, [.. estimate.Lines.Select(one => one.Line)])
            {
                Estimated = [.. estimate.Findings.Skip(1), estimate.Method],
            };
    }

    // Where there are no small areas to estimate from, or it lies elsewhere, a patch is told without.
    private async Task<OwnAreaEstimate?> EstimateAsync(Area area, Geometry shape, Sight sight, CancellationToken cancellationToken)
    {
        try
        {
            return await estimates.ReadAsync(new DrawnArea(area.Key.Code, area.Name, shape, []), [], sight.Widest, cancellationToken);
        }
        catch (BadInputException)
        {
            return null;
        }
    }

    /// <summary>Nothing can be counted in an area without a boundary; that says nothing about what is there.</summary>
    private static string ToCompareWith(string name) => $"{name} is in this atlas to compare with: its boundary is not loaded.";
}
