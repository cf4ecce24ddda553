namespace CommunityAssets.BrowserTests;

/// <summary>Tests that visit the demo place, one after another in one browser.</summary>
[CollectionDefinition(Name)]
public sealed class DemoVisits : ICollectionFixture<DemoService>
{
    /// <summary>The collection's name.</summary>
    public const string Name = "Visits to the demo place";
}
