using CommunityAssets.WebTests.Running;

namespace CommunityAssets.WebTests.Ogc;

public sealed class EmbeddedItemsTests(RunningService service) : ItemsTests(service), IClassFixture<RunningService>;
