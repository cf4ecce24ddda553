using System.Collections.Immutable;

namespace CommunityAssets.Domain.Stewardship;

/// <summary>Where records came from, and the last time they were brought in.</summary>
/// <param name="Name">The short name given at import.</param>
/// <param name="What">What it brings: <c>assets</c>, <c>areas</c>, <c>indicators</c>, <c>postcodes</c>, <c>network</c>…</param>
/// <param name="File">The name of the file that was brought in last (no folder).</param>
/// <param name="Licence">Its licence, where told.</param>
/// <param name="Imported">When it was last brought in (UTC).</param>
/// <param name="Records">
/// How many records of it are in the atlas now (assets, areas, network); of the rest, how many its files brought at their last import.
/// </param>
public sealed record Source(string Name, string What, string? File, string? Licence, DateTimeOffset Imported, long Records)
{
    /// <summary>The names of all its files (no folder), in order: one for each level of boundaries, one for each subject.</summary>
    public ImmutableArray<string> Files { get; init; } = [];
}
