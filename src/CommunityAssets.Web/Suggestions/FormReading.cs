using CommunityAssets.Domain.Assets;

namespace CommunityAssets.Web.Suggestions;

/// <summary>What was made of a form.</summary>
/// <param name="Asset">The asset; null when something can't be used.</param>
/// <param name="Why">Why, or what is wrong, in the sender's words; or null.</param>
/// <param name="Problems">What can't be used, in the order of the form.</param>
/// <param name="Notices">What whoever filled it in should know before they send it.</param>
public sealed record FormReading(
    Asset? Asset, string? Why, IReadOnlyList<FormProblem> Problems, IReadOnlyList<string> Notices);
