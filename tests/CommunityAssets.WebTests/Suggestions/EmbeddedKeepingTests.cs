using CommunityAssets.WebTests.Running;

namespace CommunityAssets.WebTests.Suggestions;

public sealed class EmbeddedKeepingTests(RunningService service) : KeepingTests(service), IClassFixture<RunningService>;
