namespace CommunityAssets.BrowserTests;

/// <summary>A test that needs a browser; skipped in words where there is none.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class BrowserFactAttribute : FactAttribute
{
    public BrowserFactAttribute() => Skip = BrowserNeeded.Reason;
}
