using CommunityAssets.Domain.Assets;

namespace CommunityAssets.Analysis.Finding;

/// <summary>One thing in which something differs from what was hoped for.</summary>
/// <param name="Kind">In what.</param>
/// <param name="Minutes">How many minutes further; null for other kinds.</param>
/// <param name="Feature">Without what; null for other kinds.</param>
public sealed record Miss(MissKind Kind, int? Minutes = null, AccessFeature? Feature = null);
