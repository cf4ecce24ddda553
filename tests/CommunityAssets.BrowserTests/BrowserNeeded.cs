namespace CommunityAssets.BrowserTests;

/// <summary>Why browser tests can't run here.</summary>
internal static class BrowserNeeded
{
    /// <summary>In words, or null where they can.</summary>
    public static string? Reason => Chromium.Path is null
        ? "There is no Chromium on this machine. Install it (on Debian: apt-get install chromium), or name it in COMMUNITYASSETS_CHROMIUM."
        : null;
}
