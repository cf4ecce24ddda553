namespace CommunityAssets.Storage;

/// <summary>A record was changed by somebody else since it was read; nothing was written.</summary>
public sealed class VersionConflictException(Guid id, int expected, int actual)
    : Exception($"The record was changed by somebody else: you started from version {expected}, it is now at version {actual}. "
        + "Look at it again, then make your change.")
{
    /// <summary>The record.</summary>
    public Guid Id { get; } = id;

    /// <summary>The version the change started from.</summary>
    public int Expected { get; } = expected;

    /// <summary>The version it is at.</summary>
    public int Actual { get; } = actual;
}
