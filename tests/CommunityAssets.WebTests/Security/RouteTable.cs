using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace CommunityAssets.WebTests.Security;

/// <summary>Every address of the service, from its own route table, so that a new one can't be missed.</summary>
internal static class RouteTable
{
    /// <summary>Each endpoint by its pattern, with the metadata that it has when it is reached.</summary>
    public static async Task<IReadOnlyList<(string Pattern, EndpointMetadataCollection Metadata)>> OfAsync(IServiceProvider services)
    {
        var loader = services.GetRequiredService<PageLoader>();
        var table = new List<(string, EndpointMetadataCollection)>();
        foreach (var endpoint in services.GetServices<EndpointDataSource>().SelectMany(source => source.Endpoints).OfType<RouteEndpoint>())
        {
            // A page's own metadata comes with its model, which the framework loads when the page is first asked for.
            var metadata = endpoint.Metadata.GetMetadata<PageActionDescriptor>() is { } page
                ? new EndpointMetadataCollection((await loader.LoadAsync(page, endpoint.Metadata)).EndpointMetadata ?? [])
                : endpoint.Metadata;
            table.Add(("/" + endpoint.RoutePattern.RawText!.TrimStart('/'), metadata));
        }

        return table;
    }
}
