using CommunityAssets.Domain.Stewardship;

namespace CommunityAssets.Storage.Records;

/// <summary>A merge with what is needed to undo it.</summary>
/// <param name="Merge">The merge.</param>
/// <param name="Moved">What it moved.</param>
/// <param name="KeptAfter">The version that it made of the one that stays.</param>
/// <param name="GoneAfter">The version that it made of the other.</param>
internal sealed record StoredMerge(Merge Merge, Moved Moved, int KeptAfter, int GoneAfter);
