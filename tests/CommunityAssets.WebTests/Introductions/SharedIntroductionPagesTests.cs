using CommunityAssets.StorageTests;
using CommunityAssets.WebTests.Running;

namespace CommunityAssets.WebTests.Introductions;

[PostGisServerNeeded]
public sealed class SharedIntroductionPagesTests(SharedService service) : IntroductionPagesTests(service), IClassFixture<SharedService>;
