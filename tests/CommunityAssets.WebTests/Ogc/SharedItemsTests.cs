using CommunityAssets.StorageTests;
using CommunityAssets.WebTests.Running;

namespace CommunityAssets.WebTests.Ogc;

[PostGisServerNeeded]
public sealed class SharedItemsTests(SharedService service) : ItemsTests(service), IClassFixture<SharedService>;
