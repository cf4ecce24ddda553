namespace CommunityAssets.Web.Overview;

/// <summary>A value to hold an area's value against.</summary>
/// <param name="Name">Whose: "Aldermere", "England".</param>
/// <param name="Value">The value.</param>
/// <param name="Words">The value in words.</param>
public sealed record Benchmark(string Name, double Value, string Words);
