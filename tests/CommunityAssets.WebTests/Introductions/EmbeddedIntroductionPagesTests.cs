using CommunityAssets.WebTests.Running;

namespace CommunityAssets.WebTests.Introductions;

public sealed class EmbeddedIntroductionPagesTests(RunningService service) : IntroductionPagesTests(service), IClassFixture<RunningService>;
