using Microsoft.Playwright;

namespace CommunityAssets.BrowserTests;

/// <summary>The browser of this machine. Nothing is downloaded: Debian's own Chromium is driven, with WebGL drawn in software.</summary>
internal static class Chromium
{
    private static readonly string[] Places =
    [
        "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome", "/usr/bin/google-chrome-stable",
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    ];

    /// <summary>Where it is, or null. The environment variable COMMUNITYASSETS_CHROMIUM says otherwise.</summary>
    public static string? Path { get; } =
        Environment.GetEnvironmentVariable("COMMUNITYASSETS_CHROMIUM") is { Length: > 0 } told ? told : Array.Find(Places, File.Exists);

    /// <summary>How it is started.</summary>
    public static BrowserTypeLaunchOptions Options => new()
    {
        ExecutablePath = Path,
        Headless = true,
        Args =
        [
            .. Environment.UserName == "root" ? ["--no-sandbox"] : Array.Empty<string>(),
            "--use-gl=angle", "--use-angle=swiftshader", "--enable-unsafe-swiftshader", "--disable-background-networking", "--no-first-run",
            "--disable-component-update", "--disable-sync",
        ],
    };
}
