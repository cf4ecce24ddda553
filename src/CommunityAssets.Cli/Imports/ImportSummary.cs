namespace CommunityAssets.Cli.Imports;

/// <summary>What an import did, or with <c>--dry-run</c> would do; printed in words or, with <c>--json</c>, as this.</summary>
/// <param name="File">The file.</param>
/// <param name="Source">Its short name.</param>
/// <param name="What">What it brings.</param>
/// <param name="DryRun">Whether nothing was changed because that was asked.</param>
/// <param name="Committed">Whether the atlas was changed.</param>
/// <param name="Read">Rows read.</param>
/// <param name="Added">New records.</param>
/// <param name="Changed">Changed records.</param>
/// <param name="Unchanged">Records as before.</param>
/// <param name="Retired">Records that the source no longer has.</param>
/// <param name="Rejected">Rows refused.</param>
/// <param name="Seconds">How long it took.</param>
/// <param name="Notices">Sentences to read.</param>
public sealed record ImportSummary(
    string File,
    string Source,
    string What,
    bool DryRun,
    bool Committed,
    long Read,
    long Added,
    long Changed,
    long Unchanged,
    long Retired,
    long Rejected,
    double Seconds,
    IReadOnlyList<string> Notices)
{
    /// <summary>Records of the file that stay out of sight, since people declined or retired them.</summary>
    public long KeptBack { get; init; }
}
