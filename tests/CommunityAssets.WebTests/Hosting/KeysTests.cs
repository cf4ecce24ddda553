using CommunityAssets.Storage;
using CommunityAssets.WebTests.Running;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.DependencyInjection;

namespace CommunityAssets.WebTests.Hosting;

/// <summary>What one server of an atlas signed, another takes, and so does the same one after it was started again.</summary>
public sealed class KeysTests(RunningService service) : IClassFixture<RunningService>
{
    [Fact]
    public async Task What_one_server_signed_another_takes()
    {
        var hidden = Protector(service.Services).Protect("a form of ours");
        await using var atlas = await Atlas.OpenAsync(service.AtlasName, TimeProvider.System);
        var (app, http) = await RunningService.StartAsync(atlas, RunningService.Settings);
        http.Dispose();
        try
        {
            Assert.Equal("a form of ours", Protector(app.Services).Unprotect(hidden));
        }
        finally
        {
            await app.StopAsync();
            await app.DisposeAsync();
        }

        Assert.NotEmpty(await service.Atlas.Keys.ReadAsync());
    }

    private static IDataProtector Protector(IServiceProvider services) =>
        services.GetRequiredService<IDataProtectionProvider>().CreateProtector("test");
}
