namespace CommunityAssets.Web.Suggestions;

/// <summary>Something in a form that can't be used.</summary>
/// <param name="Field">The field's name within the form: <c>Postcode</c>, <c>Times[1].From</c>.</param>
/// <param name="Words">What is wrong and what to do, in a sentence.</param>
public sealed record FormProblem(string Field, string Words);
