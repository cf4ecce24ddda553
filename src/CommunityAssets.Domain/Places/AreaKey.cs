namespace CommunityAssets.Domain.Places;

/// <summary>
/// What tells one area from another. A code alone does not: <c>E01014370</c> was drawn in 2011 and again in 2021.
/// </summary>
/// <param name="Code">ONS GSS code (nine characters), or an own code for a patch.</param>
/// <param name="Vintage">The year of the boundaries: 2011, 2021, 2024…</param>
public readonly record struct AreaKey(string Code, int Vintage);
