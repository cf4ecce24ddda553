using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;

namespace CommunityAssets.BrowserTests;

/// <summary>Looks at a page with axe, by every rule of WCAG 2.2 A and AA and its best practices.</summary>
internal static class Axe
{
    /// <summary>Checks what a visit shows now.</summary>
    /// <param name="visit">The visit.</param>
    /// <param name="what">What it shows, for the message.</param>
    public static async Task CheckAsync(Visit visit, string what)
    {
        var result = await visit.Page.RunAxe(new AxeRunOptions
        {
            RunOnly = new RunOnlyOptions { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] },
        });
        Assert.True(result.Violations.Length == 0, what + ":\n" + string.Join("\n", result.Violations.Select(Tell)));
    }

    /// <summary>Checks what a visit shows now, and that it is no wider than the window.</summary>
    /// <param name="visit">The visit.</param>
    /// <param name="what">What it shows, for the message.</param>
    public static async Task LookAsync(Visit visit, string what)
    {
        await visit.Page.Locator("h1").WaitForAsync();
        await CheckAsync(visit, what);
        var wide = await visit.Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth - window.innerWidth");
        Assert.True(wide <= 0, $"{what} is {wide} pixels wider than the window.");
    }

    private static string Tell(AxeResultItem item) =>
        $"{item.Id}: {item.Help}\n" + string.Join("\n", item.Nodes.Take(4).Select(node => $"  {node.Html} {node.Any.FirstOrDefault()?.Message}"));
}
