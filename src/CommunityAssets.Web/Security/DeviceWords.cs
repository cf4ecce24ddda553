namespace CommunityAssets.Web.Security;

/// <summary>Tells somebody's browsers apart for them, in a few words and no more: "Firefox on Windows".</summary>
public static class DeviceWords
{
    // The order matters: most browsers also call themselves by the name of another.
    private static readonly (string Sign, string Name)[] Browsers =
        [("Edg", "Edge"), ("OPR/", "Opera"), ("SamsungBrowser", "Samsung Internet"), ("Firefox", "Firefox"), ("FxiOS", "Firefox"),
         ("CriOS", "Chrome"), ("Chrome", "Chrome"), ("Safari", "Safari")];

    private static readonly (string Sign, string Name)[] Systems =
        [("iPhone", "an iPhone"), ("iPad", "an iPad"), ("Android", "Android"), ("Windows", "Windows"), ("Mac OS", "a Mac"),
         ("CrOS", "a Chromebook"), ("Linux", "Linux")];

    /// <summary>The words for what a browser says of itself.</summary>
    public static string Of(string? userAgent)
    {
        var browser = Find(Browsers, userAgent) ?? "A browser";
        return Find(Systems, userAgent) is { } system ? $"{browser} on {system}" : browser;
    }

    private static string? Find((string Sign, string Name)[] list, string? text) =>
        text is null ? null : Array.Find(list, entry => text.Contains(entry.Sign, StringComparison.Ordinal)).Name;
}
