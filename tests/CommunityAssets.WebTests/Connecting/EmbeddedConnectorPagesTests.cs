using CommunityAssets.WebTests.Running;

namespace CommunityAssets.WebTests.Connecting;

public sealed class EmbeddedConnectorPagesTests(RunningService place) : ConnectorPagesTests(place), IClassFixture<RunningService>;
