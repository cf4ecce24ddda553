using System.Collections.Immutable;

namespace CommunityAssets.Storage;

/// <summary>What happened in an atlas after a version: what a cache must forget.</summary>
/// <param name="Version">The atlas's version now.</param>
/// <param name="Everything">True when anything may have changed: the version asked about is too long ago, or of another atlas.</param>
/// <param name="Touches">What the commits since then touched, earliest first; empty when <paramref name="Everything"/> is true.</param>
public sealed record AtlasNews(long Version, bool Everything, ImmutableArray<Touch> Touches)
{
    /// <summary>How many versions back an atlas remembers what was touched.</summary>
    public const int Remembered = 1000;

    /// <summary>Whether an atlas at a version can still tell what happened after an earlier one.</summary>
    internal static bool Tells(long version, long since) => since >= 0 && since <= version && version - since < Remembered;
}
