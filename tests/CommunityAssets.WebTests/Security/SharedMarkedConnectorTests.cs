using CommunityAssets.StorageTests;
using CommunityAssets.WebTests.Running;

namespace CommunityAssets.WebTests.Security;

[PostGisServerNeeded]
public sealed class SharedMarkedConnectorTests(SharedService place) : MarkedConnectorTests(place), IClassFixture<SharedService>;
