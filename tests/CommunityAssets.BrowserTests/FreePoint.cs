namespace CommunityAssets.BrowserTests;

/// <summary>A point on the window where an area lies free of marks.</summary>
public sealed class FreePoint
{
    /// <summary>From the window's left, in pixels.</summary>
    public float X { get; set; }

    /// <summary>From the window's top, in pixels.</summary>
    public float Y { get; set; }

    /// <summary>The area's code.</summary>
    public string Code { get; set; } = "";

    /// <summary>The area's name.</summary>
    public string Name { get; set; } = "";
}
