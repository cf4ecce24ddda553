using CommunityAssets.StorageTests;
using CommunityAssets.WebTests.Running;

namespace CommunityAssets.WebTests.Security;

[PostGisServerNeeded]
public sealed class SharedRoleMatrixTests(SharedService place) : RoleMatrixTests(place), IClassFixture<SharedService>;
