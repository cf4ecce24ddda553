using System.Collections.Immutable;

namespace CommunityAssets.Cartography.Maps;

/// <summary>What else could be shown.</summary>
public sealed record MapChoices(
    ImmutableArray<IndicatorChoice> Indicators,
    ImmutableArray<LevelChoice> Levels,
    ImmutableArray<KindChoice> Kinds,
    ImmutableArray<TopicChoice> Topics,
    ImmutableArray<ClassesChoice> Classes);
