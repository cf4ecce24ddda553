using CommunityAssets.Analysis.Areas;
using CommunityAssets.Analysis.Rates;
using CommunityAssets.Domain.Assets;
using CommunityAssets.Domain.Needs;
using CommunityAssets.Domain.Places;
using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Storage;
using CommunityAssets.Web.Overview;
using NetTopologySuite.Geometries;

namespace CommunityAssets.Web.Analyses.Own;

/// <summary>Estimates what is known of an area that somebody drew. Thread-safe.</summary>
/// <param name="atlas">The atlas.</param>
/// <param name="layers">The small areas.</param>
public sealed class OwnAreaReader(IAtlas atlas, SmallLayers layers)
{
    // Two questions at once: a database has a core for each.
    private const int Halves = 2;
    private const int WorthHalving = 50;

    /// <summary>Estimates it.</summary>
    /// <param name="drawn">The area.</param>
    /// <param name="indicators">Ids of the indicators wanted; empty for every headline indicator.</param>
    /// <param name="see">The widest view of strengths allowed.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <exception cref="BadInputException">It lies outside the areas of the atlas; there are none; an indicator is not there.</exception>
    public async Task<OwnAreaEstimate> ReadAsync(
        DrawnArea drawn, IReadOnlyCollection<string> indicators, Visibility see, CancellationToken cancellationToken)
    {
        var strengths = atlas.Assets.CountAsync(new AssetQuery { Inside = drawn.Shape, See = see }, cancellationToken);
        var chosen = await ChooseAsync(indicators, cancellationToken);
        var first = await FitAsync(await FirstAsync(cancellationToken), drawn, cancellationToken);
        var beside = await SurroundingsAsync(first, cancellationToken);
        var groups = chosen.GroupBy(one => (one.Layer.Level, one.Layer.Vintage)).ToList();
        var lines = new List<OwnAreaLine>();
        var split = layers.SplitAsync(first, drawn.Shape, cancellationToken);
        foreach (var group in groups)
        {
            var fit = group.Key == (first.Layer.Level, first.Layer.Vintage)
                ? first
                : await FitAsync(await layers.LayerAsync(group.Key.Level, group.Key.Vintage, cancellationToken), drawn, cancellationToken);
            lines.AddRange(await TellAsync(fit, [.. group], beside, isFirst: fit == first, cancellationToken));
        }

        // In the order of the list of indicators, whatever layer each comes from.
        var order = chosen.Select((one, at) => (one.Indicator.Id, at))
            .ToDictionary(pair => pair.Id, pair => pair.at, StringComparer.Ordinal);
        lines.Sort((one, other) => order[one.Line.Id].CompareTo(order[other.Line.Id]));
        var (there, known) = StrengthReader.Of(await strengths);
        return OwnAreaWords.Tell(drawn, first, await split, there, known, lines);
    }

    /// <summary>Reads what every estimate needs, so that the first to ask need not wait for it.</summary>
    /// <exception cref="BadInputException">There are no small areas.</exception>
    public async Task PrepareAsync(CancellationToken cancellationToken)
    {
        await FirstAsync(cancellationToken);
        foreach (var (level, vintage) in (await ChooseAsync([], cancellationToken))
            .Select(one => (one.Layer.Level, one.Layer.Vintage)).Distinct())
        {
            await layers.LayerAsync(level, vintage, cancellationToken);
        }
    }

    private async Task<SmallLayer> FirstAsync(CancellationToken cancellationToken) =>
        await layers.ForPeopleAsync(cancellationToken) ?? throw new BadInputException(
            "The atlas has no small areas (output areas, LSOAs, MSOAs, parishes or wards) to estimate from. Bring some in with: import "
            + "areas.");

    // Each indicator on its smallest areas, the latest period there, the latest boundaries of that.
    private async Task<IReadOnlyList<Chosen>> ChooseAsync(IReadOnlyCollection<string> wanted, CancellationToken cancellationToken)
    {
        var holdings = await layers.IndicatorsAsync(cancellationToken);
        var there = (await layers.LayersAsync(cancellationToken)).Select(layer => (layer.Level, layer.Vintage)).ToHashSet();
        var chosen = new List<Chosen>();
        foreach (var holding in wanted.Count == 0 ? Headlines.Of(holdings) : holdings.Where(one => wanted.Contains(one.Indicator.Id)))
        {
            var small = holding.Layers.Where(layer => there.Contains((layer.Level, layer.Vintage))).ToList();
            if (small.Count > 0)
            {
                var level = small.Min(layer => layer.Level);
                chosen.Add(new Chosen(holding.Indicator, small.First(layer => layer.Level == level)));
            }
            else if (wanted.Count > 0)
            {
                throw new BadInputException(
                    $"{holding.Indicator.Name} ({holding.Indicator.Id}) has no values for small areas to estimate from.");
            }
        }

        var missing = wanted.Except(holdings.Select(one => one.Indicator.Id), StringComparer.Ordinal).FirstOrDefault();
        return missing is null ? chosen : throw new BadInputException($"There is no indicator '{missing}' in the atlas.");
    }

    private static Task<Fitted> FitAsync(SmallLayer layer, DrawnArea drawn, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (!layer.Areas.Extent.Intersects(drawn.Shape.EnvelopeInternal))
        {
            throw new BadInputException(
                $"{drawn.Name ?? "The area"} lies outside the areas of this atlas. Draw it within the place, and check that longitude "
                + "comes before latitude.");
        }

        return Task.FromResult(new Fitted(layer, layer.Areas.Fit(drawn.Shape)));
    }

    // Of the member nearest to the middle of them all.
    private async Task<Surroundings> SurroundingsAsync(Fitted fitted, CancellationToken cancellationToken)
    {
        var (layer, fit) = fitted;
        if (fit.Members.Count == 0)
        {
            return new Surroundings(null, null);
        }

        var centres = fit.Members.Select(layer.Areas.CentreOf).ToList();
        var middle = new Coordinate(centres.Average(centre => centre.X), centres.Average(centre => centre.Y));
        var nearest = fit.Members[centres.IndexOf(centres.MinBy(middle.Distance)!)];
        return await layers.SurroundingsAsync(new AreaKey(layer.Codes[nearest], layer.Vintage), cancellationToken);
    }

    private async Task<IEnumerable<OwnAreaLine>> TellAsync(
        Fitted fitted, IReadOnlyList<Chosen> chosen, Surroundings beside, bool isFirst, CancellationToken cancellationToken)
    {
        var (layer, fit) = fitted;
        AreaPeople[] areas = [.. fit.Members.Select(area => new AreaPeople(
            layer.Codes[area], double.IsNaN(layer.Areas.PeopleOf(area)) ? null : layer.Areas.PeopleOf(area)))];
        var sums = new Dictionary<SeriesKey, ValueSums>();
        var parts = chosen.Count >= WorthHalving ? chosen.Chunk((chosen.Count + Halves - 1) / Halves) : [[.. chosen]];
        foreach (var part in await Task.WhenAll(parts.Select(part => atlas.Indicators.SumsAsync(
            layer.Level, layer.Vintage, areas, [.. part.Select(one => one.Series)], cancellationToken))))
        {
            foreach (var one in part)
            {
                sums[one.Series] = one.Sums;
            }
        }

        return chosen.Select(one =>
        {
            var sum = sums.GetValueOrDefault(one.Series) ?? new ValueSums();
            var value = OwnAreas.Of(sum, one.Indicator.ValueKind, IndicatorSeries.PerOf(one.Indicator), Confidence.P95);
            return OwnAreaWords.Tell(one.Indicator, one.Series.Period, fitted, sum, value, beside, isFirst);
        });
    }

    private sealed record Chosen(Indicator Indicator, IndicatorLayer Layer)
    {
        public SeriesKey Series => new(Indicator.Id, Layer.Period);
    }
}
