namespace CommunityAssets.Domain.Assets;

/// <summary>What it costs to take part.</summary>
/// <param name="Kind">Free, a donation, or an amount.</param>
/// <param name="Pounds">The amount in pounds where <paramref name="Kind"/> is <see cref="CostKind.Amount"/>; zero or more.</param>
/// <param name="Note">What the amount covers, in the provider's words.</param>
public sealed record Cost(CostKind Kind, decimal? Pounds = null, string? Note = null);
