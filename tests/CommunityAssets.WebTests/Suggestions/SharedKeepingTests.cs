using CommunityAssets.StorageTests;
using CommunityAssets.WebTests.Running;

namespace CommunityAssets.WebTests.Suggestions;

[PostGisServerNeeded]
public sealed class SharedKeepingTests(SharedService service) : KeepingTests(service), IClassFixture<SharedService>;
