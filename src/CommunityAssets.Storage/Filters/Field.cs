using System.Collections.Immutable;

namespace CommunityAssets.Storage.Filters;

/// <summary>
/// A property of features: read, filtered and sorted by. A field is only ever looked up by its name in an engine's own list of columns:
/// no text of a caller becomes part of a statement.
/// </summary>
/// <param name="Name">Its name, as answers and filters spell it.</param>
/// <param name="Type">What it holds.</param>
/// <param name="Tells">What it tells, in one sentence for people.</param>
public sealed record Field(string Name, FieldType Type, string Tells)
{
    /// <summary>Whether it may have no value.</summary>
    public bool Optional { get; init; } = true;

    /// <summary>The words that it may hold, where they are few; else empty.</summary>
    public ImmutableArray<string> Choices { get; init; } = [];

    /// <summary>For a field that holds an indicator's value: the indicator's id; else null.</summary>
    public string? Indicator { get; init; }

    /// <summary>For a field that holds an indicator's value: the period of the value.</summary>
    public string? Period { get; init; }

    /// <summary>Whether features can be put in its order.</summary>
    public bool Sortable => Type != FieldType.Words;

    /// <summary>The field that holds one indicator's value in one period on the areas of a layer.</summary>
    /// <param name="name">The field's name, usually the indicator's id.</param>
    /// <param name="indicator">The indicator's id.</param>
    /// <param name="period">The period.</param>
    /// <param name="tells">What it tells.</param>
    public static Field OfIndicator(string name, string indicator, string period, string tells) =>
        new(name, FieldType.Number, tells) { Indicator = indicator, Period = period };
}
