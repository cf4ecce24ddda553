namespace CommunityAssets.Exchange.OpenReferral;

/// <summary>One of our own terms.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Taxonomy">The code of its taxonomy: <see cref="HsdsTerms.Topics"/>…</param>
/// <param name="Code">Its code in that taxonomy: <c>growing</c>, <c>step-free</c>.</param>
/// <param name="Json">The term as it is exchanged.</param>
public sealed record HsdsTerm(Guid Id, string Taxonomy, string Code, HsdsTaxonomyTerm Json);
