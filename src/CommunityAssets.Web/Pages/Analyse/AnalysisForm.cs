using System.Globalization;
using CommunityAssets.Domain.Places;
using CommunityAssets.Exchange.Taxonomies;
using CommunityAssets.Storage;
using CommunityAssets.Web.Api;
using CommunityAssets.Web.Api.Analyses;

namespace CommunityAssets.Web.Pages.Analyse;

/// <summary>The form of an analysis, made from its parameters and from what the atlas has.</summary>
/// <param name="Analysis">The analysis.</param>
/// <param name="Fields">What is asked, in order.</param>
/// <param name="Problem">What was wrong with what was asked, as a whole; null for nothing.</param>
public sealed record AnalysisForm(DeclaredAnalysis Analysis, IReadOnlyList<Field> Fields, string? Problem)
{
    // A longer list is worse to choose from than a code is to write.
    private const int MostAreas = 500;

    /// <summary>The field that is wrong; null for none or for one that there is not.</summary>
    public Field? Wrong => Fields.FirstOrDefault(one => one.Problem is not null);

    /// <summary>What has to be decided.</summary>
    public IEnumerable<Field> Main => Fields.Where(one => !one.IsSettled && !IsOfAreas(one));

    /// <summary>Which areas.</summary>
    public IEnumerable<Field> Areas => Fields.Where(IsOfAreas);

    /// <summary>What has a usual value.</summary>
    public IEnumerable<Field> Settled => Fields.Where(one => one.IsSettled && !IsOfAreas(one));

    /// <summary>Whether something with a usual value was changed, or is wrong.</summary>
    public bool IsUnusual => Settled.Any(one =>
        one.Problem is not null || one.Values.Any(value => value != one.Parameter.Usual));

    /// <summary>Makes the form.</summary>
    /// <param name="atlas">The atlas.</param>
    /// <param name="analysis">The analysis.</param>
    /// <param name="given">What is in it already.</param>
    /// <param name="problem">What was wrong with that; null for nothing.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public static async Task<AnalysisForm> MakeAsync(
        IAtlas atlas, DeclaredAnalysis analysis, IQueryCollection given, Exception? problem, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(atlas);
        ArgumentNullException.ThrowIfNull(analysis);
        ArgumentNullException.ThrowIfNull(given);
        var indicators = await atlas.Indicators.ListAsync(cancellationToken);
        var layers = await atlas.Areas.LayersAsync(cancellationToken);
        var wrong = problem as ParameterException;
        var fields = new List<Field>();
        foreach (var parameter in analysis.Deciding)
        {
            var choices = parameter.Offers switch
            {
                ParameterOffer.Indicators =>
                    [.. indicators.Select(one => new FieldChoice(one.Indicator.Id, one.Indicator.Name, one.Indicator.Domain))],
                ParameterOffer.Topics => [.. TopicList.Standard.Topics.Select(topic => new FieldChoice(topic.Id, topic.Label))],
                ParameterOffer.Areas => await AreasAsync(atlas, layers, cancellationToken),
                _ => Choices(parameter, indicators, layers),
            };
            if (parameter.Besides is var (besides, words))
            {
                choices = [new FieldChoice(besides, words), .. choices];
            }

            if (parameter.Name == "vintage" && choices.Count == 1 && wrong?.Parameter != parameter.Name)
            {
                // There is nothing to choose.
                continue;
            }

            var values = given[parameter.Name].Select(value => value?.Trim() ?? "").Where(value => value.Length is > 0 and <= 300).ToList();
            fields.Add(new Field(parameter, values, choices, wrong?.Parameter == parameter.Name
                ? Words(wrong, values.Count == 0 && parameter.Required) : null));
        }

        return new AnalysisForm(analysis, fields, problem?.Message);
    }

    // What the parameter takes is said by the field itself.
    private static string Words(ParameterException wrong, bool isMissing) => isMissing ? "choose one."
        : wrong.Takes is { } takes ? wrong.Message.Replace($" {wrong.Parameter} takes {takes}.", "", StringComparison.Ordinal)
        : wrong.Message;

    private static bool IsOfAreas(Field field) => field.Name is "level" or "vintage" or "within";

    private static IReadOnlyList<FieldChoice> Choices(
        Parameter parameter, IReadOnlyList<IndicatorHolding> indicators, IReadOnlyList<AreaLayer> layers) => parameter.Name switch
        {
            "period" =>
            [
                .. indicators.SelectMany(one => one.Layers).Select(layer => layer.Period).Distinct(StringComparer.Ordinal)
                    .OrderDescending(StringComparer.Ordinal).Select(period => new FieldChoice(period, period)),
            ],
            "vintage" =>
            [
                .. layers.Select(layer => layer.Vintage).Distinct().OrderDescending()
                    .Select(year => year.ToString(CultureInfo.InvariantCulture)).Select(year => new FieldChoice(year, year)),
            ],
            "level" =>
            [
                .. layers.Where(layer => layer.Count > 1).Select(layer => layer.Level).Distinct()
                    .Select(level => new FieldChoice(LevelNames.Name(level), LevelNames.Many(level))),
            ],
            _ => [.. parameter.Choices
                .Select((choice, at) => new FieldChoice(choice, parameter.ChoiceWords.ElementAtOrDefault(at) ?? choice))],
        };

    // From the largest areas down, as long as the list stays one to choose from.
    private static async Task<IReadOnlyList<FieldChoice>> AreasAsync(
        IAtlas atlas, IReadOnlyList<AreaLayer> layers, CancellationToken cancellationToken)
    {
        var choices = new List<FieldChoice>();
        var smallest = layers.Count == 0 ? default : layers.Min(layer => layer.Level);
        foreach (var layer in layers.Where(layer => layer.Level != smallest).GroupBy(layer => layer.Level)
            .Select(level => level.MaxBy(layer => layer.Vintage)!).OrderByDescending(layer => layer.Level))
        {
            if (choices.Count + layer.Count > MostAreas)
            {
                return [];
            }

            var query = new AreaQuery { Level = layer.Level, Vintage = layer.Vintage, Limit = MostAreas, Shapes = false };
            choices.AddRange((await atlas.Areas.SearchAsync(query, cancellationToken)).Areas
                .OrderBy(area => area.Name, StringComparer.CurrentCulture)
                .Select(area => new FieldChoice(area.Key.Code, area.Name, LevelNames.Many(layer.Level))));
        }

        return choices;
    }
}
