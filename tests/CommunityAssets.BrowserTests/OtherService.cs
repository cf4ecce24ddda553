using Microsoft.AspNetCore.Builder;

namespace CommunityAssets.BrowserTests;

/// <summary>A service beside the usual one.</summary>
/// <param name="service">The service, started.</param>
public sealed class OtherService(WebApplication service) : IAsyncDisposable
{
    /// <summary>The address that it listens on.</summary>
    public string Address { get; } = service.Urls.First().TrimEnd('/');

    /// <summary>Stops it.</summary>
    public async ValueTask DisposeAsync()
    {
        await service.StopAsync();
        await service.DisposeAsync();
    }
}
