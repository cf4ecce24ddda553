namespace CommunityAssets.Web.Introductions;

/// <summary>A row of a table of counts.</summary>
/// <param name="Topic">The id of its topic; null where that is not known, and for totals.</param>
/// <param name="Label">What people read.</param>
/// <param name="Counts">One for each month; null where hidden.</param>
/// <param name="Total">That of the row; null where hidden.</param>
public sealed record CountRow(string? Topic, string Label, IReadOnlyList<int?> Counts, int? Total)
{
    /// <summary>Whether any of its counts is shown.</summary>
    public bool IsShown => Total is not null || Counts.Any(count => count is not null);
}
