namespace CommunityAssets.Web.Overview;

/// <summary>How well an area is known. Not recorded is never told as absent.</summary>
/// <param name="Sentence">In words.</param>
/// <param name="Sources">How many sources its records come from.</param>
/// <param name="Checked">How many records somebody has checked at least once.</param>
/// <param name="LatestCheck">The day of the latest check, or null.</param>
/// <param name="NotYetMapped">Whether so few records are there that the area has hardly been mapped.</param>
public sealed record Known(string Sentence, int Sources, long Checked, DateOnly? LatestCheck, bool NotYetMapped);
