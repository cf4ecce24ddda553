using System.Text;
using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Web.Security;
using CommunityAssets.WebTests.Running;
using CommunityAssets.WebTests.Tiles;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Extensions.DependencyInjection;

namespace CommunityAssets.WebTests.Security;

/// <summary>Every address of the service, from its own route table, so that a new one can't be missed.</summary>
internal static class RouteTable
{
    private static readonly Dictionary<string, string> Samples = Sampled();

    /// <summary>Each endpoint by its pattern, with the rights that it declares.</summary>
    public static async Task<IReadOnlyList<Entry>> OfAsync(IServiceProvider services)
    {
        var loader = services.GetRequiredService<PageLoader>();
        var table = new List<Entry>();
        foreach (var endpoint in services.GetServices<EndpointDataSource>().SelectMany(source => source.Endpoints).OfType<RouteEndpoint>())
        {
            // A page's own metadata comes with its model, which the framework loads when the page is first asked for.
            var page = endpoint.Metadata.GetMetadata<PageActionDescriptor>();
            var metadata = page is null
                ? endpoint.Metadata
                : new EndpointMetadataCollection((await loader.LoadAsync(page, endpoint.Metadata)).EndpointMetadata ?? []);
            table.Add(new Entry(
                "/" + endpoint.RoutePattern.RawText!.TrimStart('/'),
                endpoint.RoutePattern,
                [.. metadata.GetOrderedMetadata<NeedsAttribute>().Select(needs => needs.Right)],
                page is null ? endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["GET"] : ["GET", "POST"],
                metadata.GetMetadata<ChangesNothingAttribute>() is not null));
        }

        return [.. table.DistinctBy(entry => (entry.Pattern, string.Join(',', entry.Methods)))];
    }

    /// <summary>One endpoint.</summary>
    /// <param name="Pattern">Its path as it is written in the table.</param>
    /// <param name="Route">The same in parts.</param>
    /// <param name="Rights">The rights that it declares.</param>
    /// <param name="Methods">The methods that it takes; of a page GET and POST.</param>
    /// <param name="ChangesNothing">Whether it says that it only reads, whatever the method.</param>
    internal sealed record Entry(
        string Pattern, RoutePattern Route, IReadOnlyList<Right> Rights, IReadOnlyList<string> Methods, bool ChangesNothing)
    {
        /// <summary>An address of it in Testham: where it can be about something that not everybody may see, it is.</summary>
        public string Address
        {
            get
            {
                var address = new StringBuilder();
                foreach (var segment in Route.PathSegments)
                {
                    address.Append('/');
                    foreach (var part in segment.Parts)
                    {
                        address.Append(part switch
                        {
                            RoutePatternLiteralPart literal => literal.Content,
                            RoutePatternSeparatorPart separator => separator.Content,
                            RoutePatternParameterPart parameter => SampleOf(parameter),
                            _ => throw new NotSupportedException(part.ToString()),
                        });
                    }
                }

                return address.Length == 0 ? "/" : address.ToString();
            }
        }

        // A parameter of a new endpoint needs no sample here: whether somebody may reach it is decided before it is read.
        private string SampleOf(RoutePatternParameterPart parameter) =>
            Samples.TryGetValue($"{Pattern} {parameter.Name}", out var exact) ? exact
            : parameter.ParameterPolicies.Any(policy => policy.Content == "guid") ? SmallPlace.Workforce.ToString()
            : Samples.GetValueOrDefault(parameter.Name, "1");
    }

    private static Dictionary<string, string> Sampled()
    {
        var tile = ChoirTile.At(14);
        return new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["id"] = SmallPlace.Workforce.ToString(),
            ["/api/v1/indicators/{id}/values id"] = "loneliness",
            ["featureId"] = SmallPlace.Workforce.ToString(),
            ["code"] = SmallPlace.SouthWest,
            ["postcode"] = "TE1%201AA",
            ["token"] = PrivateToken.Make().Text,
            ["collectionId"] = "assets",
            ["tileMatrixSetId"] = "WebMercatorQuad",
            ["z"] = FormattableString.Invariant($"{tile.Z}"),
            ["x"] = FormattableString.Invariant($"{tile.X}"),
            ["y"] = FormattableString.Invariant($"{tile.Y}"),
            ["tileMatrix"] = FormattableString.Invariant($"{tile.Z}"),
            ["tileCol"] = FormattableString.Invariant($"{tile.X}"),
            ["tileRow"] = FormattableString.Invariant($"{tile.Y}"),
        };
    }
}
