namespace CommunityAssets.Storage;

/// <summary>What an import is about to do.</summary>
public sealed record ImportPlan
{
    /// <summary>The short name of the source.</summary>
    public required string Source { get; init; }

    /// <summary>
    /// What it brings: <c>assets</c>, <c>areas</c>, <c>population</c>, <c>lookup</c>, <c>postcodes</c>, <c>indicators</c>, <c>network</c>.
    /// </summary>
    public required string What { get; init; }

    /// <summary>The file's name without its folder, for messages and for the list of sources.</summary>
    public required string File { get; init; }

    /// <summary>The licence, where told.</summary>
    public string? Licence { get; init; }

    /// <summary>
    /// Whether records of the same source that the file no longer has are retired (assets) or taken away (network).
    /// True: the file is the whole of its source. Nothing else is ever taken away by an import.
    /// </summary>
    public bool RetireMissing { get; init; } = true;

    /// <summary>Whether the file takes the place of all that its source brought before.</summary>
    internal bool IsWholeSource => RetireMissing && What is ("assets" or "network");

    /// <summary>How long to wait for another import to end.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(10);
}
