using CommunityAssets.WebTests.Running;

namespace CommunityAssets.WebTests.Suggestions;

public sealed class EmbeddedSuggestingTests(RunningService service) : SuggestingTests(service), IClassFixture<RunningService>;
