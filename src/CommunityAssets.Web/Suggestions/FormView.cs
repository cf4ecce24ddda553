namespace CommunityAssets.Web.Suggestions;

/// <summary>A form as a page shows it.</summary>
/// <param name="Form">What is filled in.</param>
/// <param name="Problems">What can't be used.</param>
public sealed record FormView(AssetForm Form, IReadOnlyList<FormProblem> Problems)
{
    /// <summary>Whether the thing is there already and is being changed: then nobody is asked again whether those it is about agree.</summary>
    public bool Changing { get; init; }

    /// <summary>The label above the last question, or null when it is not asked.</summary>
    public string? WhyLabel { get; init; }

    /// <summary>The hint below it.</summary>
    public string? WhyHint { get; init; }

    /// <summary>What is wrong with a field, or null.</summary>
    public string? Problem(string field) => Problems.FirstOrDefault(problem => problem.Field == field)?.Words;

    /// <summary>The id of a field's element: <c>Times[1].From</c> is <c>f-times-1-from</c>.</summary>
    public static string Id(string field) =>
        "f-" + string.Join('-', field.ToLowerInvariant().Split(['[', ']', '.'], StringSplitOptions.RemoveEmptyEntries));
}
