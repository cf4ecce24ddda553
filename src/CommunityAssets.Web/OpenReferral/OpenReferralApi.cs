using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Exchange.OpenReferral;
using CommunityAssets.Storage;
using CommunityAssets.Web.Api;
using CommunityAssets.Web.Ogc;
using CommunityAssets.Web.Security;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.Net.Http.Headers;
using static CommunityAssets.Web.OpenReferral.FeedParameters;

namespace CommunityAssets.Web.OpenReferral;

/// <summary>Open Referral UK 3.0 (HSDS-UK): the atlas as a directory of services that other directories read.</summary>
public static class OpenReferralApi
{
    /// <summary>Where people read what the feed is.</summary>
    public const string Guide = OpenToOthers.Feed + "/guide";

    private static readonly Parameter[] OfServices =
    [
        Search, FeedParameters.Page, PerPage, Format, Term, Taxonomy, Organization, ModifiedAfter, Minimal, Full, Postcode, Proximity,
        MinimumAge, MaximumAge, StartTime, EndTime, Day,
    ];

    private static readonly Parameter[] OfAtLocations = [.. OfServices.Where(parameter => parameter != Minimal)];

    private static readonly Parameter[] OfOrganizations =
        [Search, FeedParameters.Page, PerPage, Format, Term, Taxonomy, Full, FullService];

    private static readonly Parameter[] OfTaxonomies = [Search, FeedParameters.Page, PerPage, Format];

    private static readonly Parameter[] OfTerms = [Search, FeedParameters.Page, PerPage, Format, Taxonomy, TopOnly, Parent];

    /// <summary>Adds the eleven endpoints of the standard.</summary>
    public static void Map(IEndpointRouteBuilder endpoints)
    {
        Map(endpoints, "", "readFeed", "What this feed is: its version of the standard and where it is described.", [], About);
        Map(endpoints, "/services", "listServices", "Services, a page at a time.", OfServices, ServicesAsync);
        Map(endpoints, "/services/{id}", "readService", "One service with everything.", [Id], ServiceAsync);
        Map(endpoints, "/service_at_locations", "listServiceAtLocations", "Services at locations.", OfAtLocations, AtLocationsAsync);
        Map(endpoints, "/service_at_locations/{id}", "readServiceAtLocation", "One service at a location.", [Id], AtLocationAsync);
        Map(endpoints, "/organizations", "listOrganizations", "Organizations, a page at a time.", OfOrganizations, OrganizationsAsync);
        Map(endpoints, "/organizations/{id}", "readOrganization", "One organization.", [Id, FullService], OrganizationAsync);
        Map(endpoints, "/taxonomies", "listTaxonomies", "Taxonomies.", OfTaxonomies, TaxonomiesAsync);
        Map(endpoints, "/taxonomies/{id}", "readTaxonomy", "One taxonomy with its terms.", [Id], ReadTaxonomy);
        Map(endpoints, "/taxonomy_terms", "listTaxonomyTerms", "Taxonomy terms.", OfTerms, TermsAsync);
        Map(endpoints, "/taxonomy_terms/{id}", "readTaxonomyTerm", "One taxonomy term.", [Id], ReadTerm);
    }

    private static void Map(
        IEndpointRouteBuilder endpoints, string path, string name, string summary, IReadOnlyList<Parameter> parameters, Delegate handler) =>
        endpoints.MapRead(OpenToOthers.Feed + path, name, "Open Referral UK 3.0: " + summary, parameters, handler)
            .Needs(Right.SeeAtlas)
            .Produces<object>(StatusCodes.Status200OK, FeedAnswer.Json)
            .ProducesProblem(StatusCodes.Status404NotFound)
            .WithTags("Open Referral UK");

    private static IResult About(HttpContext http, ReadQuery read)
    {
        ArgumentNullException.ThrowIfNull(read);
        var request = http.Request;
        http.Response.Headers.Vary = HeaderNames.Accept;
        if (OgcForm.PrefersPage(http))
        {
            http.Response.Headers.Location = request.PathBase + Guide;
            return TypedResults.StatusCode(StatusCodes.Status303SeeOther);
        }

        return FeedAnswer.One(
            new HsdsFeed
            {
                Version = HsdsMapping.Version,
                Profile = HsdsMapping.Profile,
                OpenapiUrl = UriHelper.BuildAbsolute(request.Scheme, request.Host, request.PathBase, "/openapi/v1.json"),
            },
            HsdsJson.Default.HsdsFeed,
            "");
    }

    private static async Task<IResult> ServicesAsync(ReadQuery read, IAtlas atlas, FeedReader reader, CancellationToken cancellationToken)
    {
        var query = await FeedFilter.OfServicesAsync(read, atlas, cancellationToken);
        var full = read.Flag(Full);
        if (read.Flag(Minimal))
        {
            if (full)
            {
                throw new ParameterException(Minimal, "minimal and full are both true, and one leaves out what the other wants.");
            }

            return await ChangesAsync(read, reader, query, cancellationToken);
        }

        var list = query is null ? FeedList<HsdsService>.Of([], HsdsJson.Default.HsdsService) : reader.Services(query, full);
        return await FeedAnswer.ListAsync(read, list, cancellationToken);
    }

    /// <summary>The short list, all at once unless a page of it is asked for.</summary>
    private static async Task<IResult> ChangesAsync(
        ReadQuery read, FeedReader reader, ServiceQuery? query, CancellationToken cancellationToken)
    {
        var list = query is null ? FeedList<HsdsChange>.Of([], HsdsJson.Default.HsdsChange) : reader.Changes(query);
        return read.Text(FeedParameters.Page) is null && read.Text(PerPage) is null && !ReadNdjson(read)
            ? FeedAnswer.Whole(list, cancellationToken)
            : await FeedAnswer.ListAsync(read, list, cancellationToken);
    }

    private static async Task<IResult> ServiceAsync(string id, ReadQuery read, FeedReader reader, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(read);
        var key = ReadId(Id, id);
        var service = await reader.ServiceAsync(key, cancellationToken);
        return FeedAnswer.One(service, HsdsJson.Default.HsdsService, $"There is no service {key} in this feed.");
    }

    private static async Task<IResult> AtLocationsAsync(
        ReadQuery read, IAtlas atlas, FeedReader reader, CancellationToken cancellationToken)
    {
        var query = await FeedFilter.OfServicesAsync(read, atlas, cancellationToken);
        var list = query is null
            ? FeedList<HsdsServiceAtLocation>.Of([], HsdsJson.Default.HsdsServiceAtLocation)
            : reader.ServicesAtLocations(query, read.Flag(Full));
        return await FeedAnswer.ListAsync(read, list, cancellationToken);
    }

    private static async Task<IResult> AtLocationAsync(string id, ReadQuery read, FeedReader reader, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(read);
        var key = ReadId(Id, id);
        var at = await reader.ServiceAtLocationAsync(key, cancellationToken);
        return FeedAnswer.One(at, HsdsJson.Default.HsdsServiceAtLocation, $"There is no service at a location {key} in this feed.");
    }

    private static async Task<IResult> OrganizationsAsync(ReadQuery read, FeedReader reader, CancellationToken cancellationToken)
    {
        var list = FeedFilter.OfOrganizations(read) is { } query
            ? reader.Organizations(query, read.Flag(Full), read.Flag(FullService))
            : FeedList<HsdsOrganization>.Of([], HsdsJson.Default.HsdsOrganization);
        return await FeedAnswer.ListAsync(read, list, cancellationToken);
    }

    private static async Task<IResult> OrganizationAsync(string id, ReadQuery read, FeedReader reader, CancellationToken cancellationToken)
    {
        var key = ReadId(Id, id);
        var organization = await reader.OrganizationAsync(key, read.Flag(FullService), cancellationToken);
        return FeedAnswer.One(organization, HsdsJson.Default.HsdsOrganization, $"There is no organization {key} in this feed.");
    }

    private static Task<IResult> TaxonomiesAsync(ReadQuery read, CancellationToken cancellationToken) =>
        FeedAnswer.ListAsync(read, TermLists.Taxonomies(read), cancellationToken);

    private static IResult ReadTaxonomy(string id, ReadQuery read)
    {
        ArgumentNullException.ThrowIfNull(read);
        var key = ReadId(Id, id);
        return FeedAnswer.One(TermLists.Taxonomy(key), HsdsJson.Default.HsdsTaxonomy, $"There is no taxonomy {key} in this feed.");
    }

    private static Task<IResult> TermsAsync(ReadQuery read, CancellationToken cancellationToken) =>
        FeedAnswer.ListAsync(read, TermLists.Terms(read), cancellationToken);

    private static IResult ReadTerm(string id, ReadQuery read)
    {
        ArgumentNullException.ThrowIfNull(read);
        var key = ReadId(Id, id);
        return FeedAnswer.One(
            HsdsTerms.Find(key)?.Json, HsdsJson.Default.HsdsTaxonomyTerm, $"There is no taxonomy term {key} in this feed.");
    }
}
