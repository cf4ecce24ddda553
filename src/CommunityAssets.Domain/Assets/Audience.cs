namespace CommunityAssets.Domain.Assets;

/// <summary>Who an asset is for. All parts may be absent: then it is for everyone.</summary>
/// <param name="AgeFrom">Youngest age in whole years, or null.</param>
/// <param name="AgeTo">Oldest age in whole years, or null.</param>
/// <param name="Words">Who it is for in the provider's words, for example "carers of adults".</param>
public sealed record Audience(int? AgeFrom = null, int? AgeTo = null, string? Words = null);
