using CommunityAssets.Analysis.Inequality;
using CommunityAssets.Domain.Places;
using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Storage;

namespace CommunityAssets.Web.Analyses;

/// <summary>Puts the areas of an analysis of access together: into the place, larger areas, or fifths of need.</summary>
internal static class AccessGroups
{
    /// <summary>The fifths that were asked for; null for none.</summary>
    public static async Task<AccessFifths?> FifthsAsync(
        IAtlas atlas, Ground ground, AccessRequest request, CancellationToken cancellationToken)
    {
        if (request.Indicator is not { } indicator)
        {
            return request.Rows == AccessRows.Fifths
                ? throw new BadInputException("Fifths need an indicator to go by, such as a score of deprivation.")
                : null;
        }

        var series = await IndicatorSeries.ReadAsync(atlas, indicator, request.Period, ground, cancellationToken);
        return new AccessFifths(RankGroups.Of(series.Needs, 5), series.Words, series.Period);
    }

    /// <summary>The groups that rows are about; none where they are about each area.</summary>
    public static async Task<IReadOnlyList<AccessGroup>> OfAsync(
        IAtlas atlas, Ground ground, AccessRequest request, AccessFifths? fifths, CancellationToken cancellationToken) =>
            request.Rows switch
            {
                AccessRows.Place => [Whole(ground)],
                AccessRows.Fifths => [.. fifths!.Groups],
                AccessRows.Larger => await LargerAsync(atlas, ground, request.Larger!.Value, cancellationToken),
                _ => [],
            };

    /// <summary>All areas as one group.</summary>
    public static AccessGroup Whole(Ground ground) =>
        new("place", ground.Place ?? "The whole place", [.. Enumerable.Range(0, ground.Areas.Count)], ground.PlaceShape);

    /// <summary>The areas put together in the larger ones of a level that they lie in.</summary>
    /// <exception cref="BadInputException">The atlas has no such level, or none of them lie in its areas.</exception>
    public static async Task<IReadOnlyList<AccessGroup>> LargerAsync(
        IAtlas atlas, Ground ground, AreaLevel level, CancellationToken cancellationToken)
    {
        var vintages = (await atlas.Areas.LayersAsync(cancellationToken)).Where(layer => layer.Level == level).ToList();
        if (vintages.Count == 0)
        {
            throw new BadInputException(
                $"The atlas has no areas of the level {LevelNames.Name(level)} to put the smaller ones together in.");
        }

        // Those of the same boundaries where there are such: a lookup between the two is more likely.
        var vintage = vintages.Find(layer => layer.Vintage == ground.Vintage)?.Vintage ?? vintages.Max(layer => layer.Vintage);
        var nested = await atlas.Areas.NestedAsync(ground.Level, ground.Vintage, level, vintage, cancellationToken);
        var groups = new List<AccessGroup>();
        await foreach (var area in atlas.Areas.StreamAsync(level, vintage, cancellationToken: cancellationToken))
        {
            if (nested.TryGetValue(area.Key.Code, out var codes)
                && codes.Select(ground.Number).Where(number => number >= 0).Order().ToList() is { Count: > 0 } members)
            {
                groups.Add(new AccessGroup(area.Key.Code, area.Name, members, area.Shape));
            }
        }

        return groups.Count > 0 ? groups : throw new BadInputException(
            $"None of the {ground.Words} lie in areas of the level {LevelNames.Name(level)}. Choose a level above theirs.");
    }
}
