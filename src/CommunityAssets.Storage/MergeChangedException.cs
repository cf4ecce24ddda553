using CommunityAssets.Domain.Stewardship;

namespace CommunityAssets.Storage;

/// <summary>A merge can't be undone exactly, as one of the two records changed since; nothing was changed.</summary>
/// <param name="merge">The merge.</param>
/// <param name="keptChanged">Whether the one that stayed changed.</param>
/// <param name="goneChanged">Whether the other changed: its source said something new, or people did.</param>
public sealed class MergeChangedException(Merge merge, bool keptChanged, bool goneChanged)
    : Exception("One of the two records has changed since they were merged: nothing was changed.")
{
    /// <summary>The merge.</summary>
    public Merge Merge { get; } = merge;

    /// <summary>Whether the one that stayed changed.</summary>
    public bool KeptChanged { get; } = keptChanged;

    /// <summary>Whether the other changed.</summary>
    public bool GoneChanged { get; } = goneChanged;
}
