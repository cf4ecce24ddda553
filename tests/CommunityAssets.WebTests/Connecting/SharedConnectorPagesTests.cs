using CommunityAssets.StorageTests;
using CommunityAssets.WebTests.Running;

namespace CommunityAssets.WebTests.Connecting;

[PostGisServerNeeded]
public sealed class SharedConnectorPagesTests(SharedService place) : ConnectorPagesTests(place), IClassFixture<SharedService>;
