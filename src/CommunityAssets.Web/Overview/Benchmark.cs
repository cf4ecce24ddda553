using CommunityAssets.Domain.Needs;
using CommunityAssets.Web.Words;

namespace CommunityAssets.Web.Overview;

/// <summary>A value to hold an area's value against.</summary>
/// <param name="Name">Whose: "Aldermere", "England".</param>
/// <param name="Value">The value.</param>
/// <param name="Words">The value in words.</param>
public sealed record Benchmark(string Name, double Value, string Words)
{
    /// <summary>The value of an area to hold others against, in words; null where there is none.</summary>
    internal static Benchmark? Of(Indicator indicator, (string Name, IndicatorValue Value)? mark) =>
        mark is { Name: var name, Value.Value: { } value } ? new Benchmark(name, value, ValueWords.Of(indicator, value)) : null;
}
