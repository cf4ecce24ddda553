namespace CommunityAssets.Web.Suggestions;

/// <summary>One field of a form with a line or several of text.</summary>
/// <param name="View">The form.</param>
/// <param name="Field">The field's name within it.</param>
/// <param name="Label">What it is called.</param>
/// <param name="Value">What is filled in.</param>
public sealed record FieldView(FormView View, string Field, string Label, string? Value)
{
    /// <summary>What helps to fill it in.</summary>
    public string? Hint { get; init; }

    /// <summary>How many lines it shows; 1 for one that takes one line.</summary>
    public int Rows { get; init; } = 1;

    /// <summary>How wide it is, in characters: 5, 10, 20; or null for the whole width.</summary>
    public int? Width { get; init; }

    /// <summary>The kind of keyboard that helps on a phone: <c>tel</c>, <c>email</c>, <c>url</c>, <c>numeric</c>; or null.</summary>
    public string? Keyboard { get; init; }

    /// <summary>What is written before it: £.</summary>
    public string? Prefix { get; init; }

    /// <summary>The id of its element.</summary>
    public string Id => FormView.Id(Field);

    /// <summary>What is wrong with it, or null.</summary>
    public string? Problem => View.Problem(Field);

    /// <summary>The ids that describe it, or null.</summary>
    public string? DescribedBy => (Hint, Problem) switch
    {
        (null, null) => null,
        (_, null) => Id + "-hint",
        (null, _) => Id + "-error",
        _ => $"{Id}-hint {Id}-error",
    };
}
