using CommunityAssets.Domain.Needs;
using CommunityAssets.Exchange.Inputs;
using CommunityAssets.Exchange.Taxonomies;

namespace CommunityAssets.Exchange.Readers;

/// <summary>The indicators met while a file is read, with what the sheet beside it adds.</summary>
internal sealed class IndicatorBook(IndicatorReading options, IndicatorSheet? sheet)
{
    private readonly Dictionary<string, Indicator> _byId = new(StringComparer.Ordinal);

    /// <summary>What has been told about the file.</summary>
    public IndicatorReading Options { get; } = options;

    /// <summary>The sheet beside the file, or null.</summary>
    public IndicatorSheet? Sheet { get; } = sheet;

    /// <summary>Those met so far.</summary>
    public IReadOnlyCollection<Indicator> Indicators => _byId.Values;

    /// <summary>Takes an indicator in.</summary>
    /// <param name="indicator">As the file tells it.</param>
    /// <param name="column">The heading of its column, where it has one of its own.</param>
    /// <returns>As it is with what the sheet says; its id is the one to use.</returns>
    public Indicator Add(Indicator indicator, string? column = null)
    {
        var told = Entry(indicator, column)?.Onto(indicator) ?? indicator;
        told = told with
        {
            Source = told.Source ?? Sheet?.Source ?? Options.Source,
            Licence = told.Licence ?? Options.Licence ?? Sheet?.Licence,
        };
        if (told.Topics is [] && told.Domain is not null)
        {
            told = told with { Topics = [.. TopicList.Standard.OfDomain(told.Domain)] };
        }

        _byId.TryAdd(told.Id, told);
        return _byId[told.Id];
    }

    private IndicatorEntry? Entry(Indicator indicator, string? column) => Sheet?.Indicators.FirstOrDefault(entry =>
        Same(entry.Id, indicator.Id) || Same(entry.Name, indicator.Name) || Same(entry.Column, column));

    private static bool Same(string? left, string? right) =>
        left is not null && right is not null && string.Equals(Headings.Plain(left), Headings.Plain(right), StringComparison.Ordinal);
}
