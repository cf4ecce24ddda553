using CommunityAssets.StorageTests;
using CommunityAssets.WebTests.Running;

namespace CommunityAssets.WebTests.Suggestions;

[PostGisServerNeeded]
public sealed class SharedSuggestingTests(SharedService service) : SuggestingTests(service), IClassFixture<SharedService>;
