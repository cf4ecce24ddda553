namespace CommunityAssets.Cli.Imports;

/// <summary>What the options shared by every import say.</summary>
/// <param name="Atlas">The atlas's name.</param>
/// <param name="DryRun">Say what would happen, change nothing.</param>
/// <param name="Rejects">Where to write each refused row, or null.</param>
/// <param name="KeepGoing">Take the good rows even when some are refused.</param>
/// <param name="Json">Print the summary for machines.</param>
public sealed record ImportSettings(string Atlas, bool DryRun, string? Rejects, bool KeepGoing, bool Json);
