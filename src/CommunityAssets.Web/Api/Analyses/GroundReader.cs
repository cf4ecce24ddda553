using CommunityAssets.Domain.Places;
using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Exchange.Taxonomies;
using CommunityAssets.Storage;
using CommunityAssets.Web.Analyses;

namespace CommunityAssets.Web.Api.Analyses;

/// <summary>
/// Checks what a question names – indicators, topics, areas, a level – against the atlas before any work is done, so that a refusal comes
/// at once and names the parameter.
/// </summary>
/// <param name="atlas">The atlas.</param>
public sealed class GroundReader(IAtlas atlas)
{
    /// <summary>Which areas a question is about; null where the analysis is not over areas.</summary>
    /// <param name="Level">Their level.</param>
    /// <param name="Vintage">The year of their boundaries.</param>
    /// <param name="Within">The code of the area that they lie in; null for all.</param>
    public sealed record Choice(AreaLevel Level, int Vintage, string? Within);

    /// <summary>Checks a question.</summary>
    /// <exception cref="ParameterException">It names something that the atlas does not have.</exception>
    public async Task<Choice?> CheckAsync(DeclaredAnalysis analysis, ReadQuery read, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(analysis);
        ArgumentNullException.ThrowIfNull(read);
        var holdings = new List<IndicatorHolding>();
        foreach (var parameter in analysis.Deciding)
        {
            foreach (var text in parameter.Repeats ? read.Texts(parameter) : read.Text(parameter) is { } one ? [one] : [])
            {
                await CheckAsync(parameter, text, holdings, cancellationToken);
            }
        }

        return analysis.OverAreas ? await ChooseAsync(read, holdings.FirstOrDefault(), cancellationToken) : null;
    }

    /// <summary>Reads the areas.</summary>
    /// <exception cref="BadInputException">None of that level lie in that area.</exception>
    public Task<Ground> ReadAsync(Choice choice, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(choice);
        return Ground.ReadAsync(atlas, choice.Level, choice.Vintage, choice.Within, cancellationToken);
    }

    private async Task CheckAsync(Parameter parameter, string text, List<IndicatorHolding> holdings, CancellationToken cancellationToken)
    {
        if (parameter.Besides?.Value == text)
        {
            return;
        }

        switch (parameter.Offers)
        {
            case ParameterOffer.Indicators:
                holdings.Add(await atlas.Indicators.FindAsync(text, cancellationToken)
                    ?? throw new ParameterException(parameter, $"There is no indicator '{text}' in this atlas."));
                break;
            case ParameterOffer.Topics when TopicList.Standard.Find(text) is null:
                throw new ParameterException(
                    parameter, $"'{text}' is not a topic. There are: "
                        + $"{string.Join(", ", TopicList.Standard.Topics.Select(topic => topic.Id))}.");
            case ParameterOffer.Areas when await atlas.Areas.FindAsync(text, cancellationToken: cancellationToken) is null:
                throw new ParameterException(parameter, $"There is no area '{text}' in this atlas.");
        }
    }

    // The smallest areas that the first indicator has values for, its latest period where none is told; without one the smallest there are.
    private async Task<Choice> ChooseAsync(ReadQuery read, IndicatorHolding? holding, CancellationToken cancellationToken)
    {
        var (level, vintage) = (Named.ReadLevel(read), Named.ReadVintage(read));
        var (period, within) = (read.Text(AnalysisParameters.Period), read.Text(AnalysisParameters.Within));
        var layers = await atlas.Areas.LayersAsync(cancellationToken);
        var there = layers.Where(
            layer => layer.Count > 0 && (level is null || layer.Level == level) && (vintage is null || layer.Vintage == vintage))
            .ToList();
        if (there.Count == 0)
        {
            throw new ParameterException(
                level is null && vintage is not null ? AnalysisParameters.Vintage : AnalysisParameters.Level,
                "The atlas has no such areas. It has: "
                + string.Join(", ", layers.Select(layer => $"{LevelNames.Name(layer.Level)} {layer.Vintage}").DefaultIfEmpty("none"))
                    + ".");
        }

        if (holding is null)
        {
            return new Choice(there[0].Level, there[0].Vintage, within);
        }

        var fitting = holding.Layers
            .Where(layer => (period is null || layer.Period == period)
                && there.Any(one => one.Level == layer.Level && one.Vintage == layer.Vintage))
            .OrderBy(layer => layer.Level).FirstOrDefault();
        if (fitting is not null)
        {
            return new Choice(fitting.Level, fitting.Vintage, within);
        }

        var held = holding.Layers
            .Select(layer => $"{LevelNames.Name(layer.Level)} {layer.Vintage}" + (period is null ? "" : $", {layer.Period}"))
            .Distinct(StringComparer.Ordinal).DefaultIfEmpty("none");
        throw new ParameterException(
            period is not null ? AnalysisParameters.Period : level is not null ? AnalysisParameters.Level : AnalysisParameters.Indicator,
            $"{holding.Indicator.Name} has no such values. It has: {string.Join("; ", held)}.");
    }
}
