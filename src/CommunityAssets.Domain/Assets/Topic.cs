using System.Collections.Immutable;

namespace CommunityAssets.Domain.Assets;

/// <summary>What people look for and what indicators speak to, in one list, so that strengths and needs meet.</summary>
/// <param name="Id">Stable id, lower case with hyphens: <c>growing</c>, <c>mens-spaces</c>.</param>
/// <param name="Label">What a person reads: "Growing and gardens".</param>
/// <param name="Description">One plain sentence.</param>
/// <param name="Parent">Id of a wider topic, or null.</param>
/// <param name="Domains">Indicator domains it speaks to.</param>
public sealed record Topic(string Id, string Label, string Description, string? Parent, ImmutableArray<string> Domains);
