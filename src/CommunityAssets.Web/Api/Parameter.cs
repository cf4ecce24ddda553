namespace CommunityAssets.Web.Api;

/// <summary>
/// One parameter of an endpoint: what is refused, what a refusal says, and what the OpenAPI document tells, all come from here.
/// </summary>
/// <param name="Name">Its name in the address.</param>
/// <param name="Takes">What it takes, in words that follow "takes": "a whole number from 1 to 1,000".</param>
public sealed record Parameter(string Name, string Takes)
{
    /// <summary>Whether it may be given more than once.</summary>
    public bool Repeats { get; init; }

    /// <summary>Whether it must be given.</summary>
    public bool Required { get; init; }

    /// <summary>Whether it is part of the path; else it is in the query.</summary>
    public bool InPath { get; init; }

    /// <summary>The values it takes, where they are few; else empty.</summary>
    public IReadOnlyList<string> Choices { get; init; } = [];

    /// <summary>The most characters that one value of it may have.</summary>
    public int Longest { get; init; } = 300;

    /// <summary>The JSON type that the OpenAPI document states: <c>string</c>, <c>integer</c>, <c>number</c>, <c>boolean</c>.</summary>
    public string Type { get; init; } = "string";

    /// <summary>What a form calls it: "Within how many metres"; null for its name.</summary>
    public string? Label { get; init; }

    /// <summary>What a form calls leaving it out: "The latest"; null for "None".</summary>
    public string? Absent { get; init; }

    /// <summary>
    /// What a form says under its name, in words for people; null for what it takes, where there are no choices to see that from.
    /// </summary>
    public string? Hint { get; init; }

    /// <summary>
    /// What is taken when it is absent, as it would be written; null where that depends on the atlas, or where nothing is.
    /// </summary>
    public string? Usual { get; init; }

    /// <summary>Which of the atlas's things its values are, for a form to list them.</summary>
    public ParameterOffer Offers { get; init; }

    /// <summary>A word that it takes besides what it offers, with what people read for it; null for none.</summary>
    public (string Value, string Words)? Besides { get; init; }

    /// <summary>What people read for each of <see cref="Choices"/>, in their order; empty for the choices themselves.</summary>
    public IReadOnlyList<string> ChoiceWords { get; init; } = [];

    /// <summary>A parameter that takes one of a few words.</summary>
    public static Parameter OneOf(string name, params IReadOnlyList<string> choices) =>
        new(name, "one of " + string.Join(", ", choices)) { Choices = choices };
}
