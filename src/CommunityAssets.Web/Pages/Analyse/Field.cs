using CommunityAssets.Web.Api;

namespace CommunityAssets.Web.Pages.Analyse;

/// <summary>A field of the form of an analysis.</summary>
/// <param name="Parameter">The parameter that it gives.</param>
/// <param name="Values">What is in it.</param>
/// <param name="Choices">What it offers; empty where it is written into.</param>
/// <param name="Problem">What was wrong with it, or null.</param>
public sealed record Field(Parameter Parameter, IReadOnlyList<string> Values, IReadOnlyList<FieldChoice> Choices, string? Problem)
{
    /// <summary>Its name and id.</summary>
    public string Name => Parameter.Name;

    /// <summary>What it is called.</summary>
    public string Label => Parameter.Label ?? Words.PlainWords.Capital(Parameter.Name);

    /// <summary>What is said under its name: its own hint, or what it takes where that is not plain from its choices.</summary>
    public string? Hint =>
        Parameter.Hint ?? (Choices.Count > 0 && !Parameter.Repeats ? null : Words.PlainWords.Capital(Parameter.Takes) + ".");

    /// <summary>
    /// The words of the choice that leaves it to the atlas; null where one must be chosen, or where one of them is usual.
    /// </summary>
    public string? Unchosen => Parameter.Usual is not null ? null : Parameter.Required ? "Choose one" : Parameter.Absent ?? "None";

    /// <summary>Whether whoever asks can leave it as it is: it has a value of its own.</summary>
    public bool IsSettled => Parameter.Usual is not null;

    /// <summary>Whether a value is chosen.</summary>
    public bool Has(string value) =>
        Values.Count > 0 ? Values.Contains(value, StringComparer.OrdinalIgnoreCase) : Parameter.Usual == value;
}
