namespace CommunityAssets.WebTests.Security;

public sealed class EmbeddedAuditPageTests : AuditPageTests
{
    private readonly string _folder = Directory.CreateTempSubdirectory("communityassets-accounts-").FullName;

    protected override Task<string> PrepareAsync() => Task.FromResult(Path.Combine(_folder, "atlas.gpkg"));

    protected override Task RemoveAsync()
    {
        Directory.Delete(_folder, recursive: true);
        return Task.CompletedTask;
    }
}
