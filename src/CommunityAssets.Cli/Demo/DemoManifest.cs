namespace CommunityAssets.Cli.Demo;

/// <summary>The demo place's manifest.</summary>
/// <param name="Name">Its name.</param>
/// <param name="About">A sentence about it.</param>
/// <param name="Steps">The imports in order, each the arguments after <c>communityassets import</c>.</param>
internal sealed record DemoManifest(string Name, string About, IReadOnlyList<IReadOnlyList<string>> Steps);
