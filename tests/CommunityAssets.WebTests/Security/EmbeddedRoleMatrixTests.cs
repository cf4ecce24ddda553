using CommunityAssets.WebTests.Running;

namespace CommunityAssets.WebTests.Security;

public sealed class EmbeddedRoleMatrixTests(RunningService place) : RoleMatrixTests(place), IClassFixture<RunningService>;
