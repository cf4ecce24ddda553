using System.IO.Compression;
using System.Text.Json;
using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Storage;
using CommunityAssets.Web.Administration;
using CommunityAssets.Web.Analyses.Own;
using CommunityAssets.Web.Analyses.Reach;
using CommunityAssets.Web.Api;
using CommunityAssets.Web.Api.Analyses;
using CommunityAssets.Web.Calendars;
using CommunityAssets.Web.Connecting;
using CommunityAssets.Web.Duplicates;
using CommunityAssets.Web.Finder;
using CommunityAssets.Web.History;
using CommunityAssets.Web.Hosting;
using CommunityAssets.Web.Introductions;
using CommunityAssets.Web.Jobs;
using CommunityAssets.Web.Networks;
using CommunityAssets.Web.Ogc;
using CommunityAssets.Web.Ogc.Items;
using CommunityAssets.Web.OpenReferral;
using CommunityAssets.Web.Overview;
using CommunityAssets.Web.Post;
using CommunityAssets.Web.Reminding;
using CommunityAssets.Web.Security;
using CommunityAssets.Web.Security.Elsewhere;
using CommunityAssets.Web.Stories;
using CommunityAssets.Web.Suggestions;
using CommunityAssets.Web.Tiles;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.ResponseCompression;

namespace CommunityAssets.Web;

/// <summary>The service: pages, API and tiles of one atlas over HTTP.</summary>
public static class Service
{
    private static readonly string[] CompressedToo =
    [
        "application/geo+json", "application/schema+json", "application/vnd.oai.openapi+json", FeedAnswer.Ndjson, "image/svg+xml",
    ];

    /// <summary>Makes the service, ready to start. The atlas stays its owner's to dispose.</summary>
    /// <param name="atlas">The atlas.</param>
    /// <param name="settings">What whoever runs the service has set.</param>
    public static WebApplication Build(IAtlas atlas, ServiceSettings settings)
    {
        ArgumentNullException.ThrowIfNull(atlas);
        ArgumentNullException.ThrowIfNull(settings);
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            // The executable is another project's: pages are found by this name, files beside the executable.
            ApplicationName = typeof(Service).Assembly.GetName().Name,
            ContentRootPath = AppContext.BaseDirectory,
            WebRootPath = "wwwroot",
            EnvironmentName = Environments.Production,

            // Settings are read once, at the start.
            Args = ["--hostBuilder:reloadConfigOnChange=false"],
        });
        builder.Environment.WebRootFileProvider = new UnwatchedFiles(builder.Environment.WebRootFileProvider);
        Listen(builder, settings);
        AddServices(builder.Services, atlas, settings);
        builder.Services.AddPost(settings.Post ?? PostSettings.Read(builder.Configuration.GetSection(PostSettings.Section)));
        builder.Services.AddElsewhere(
            settings.SignInElsewhere ?? ElsewhereSettings.Read(builder.Configuration.GetSection(ElsewhereSettings.Section)));
        var app = builder.Build();
        UsePipeline(app, settings);
        HealthApi.Map(app);
        AssetsApi.Map(app);
        SuggestionsApi.Map(app);
        AreasApi.Map(app);
        IndicatorsApi.Map(app);
        PostcodesApi.Map(app);
        OverviewApi.Map(app);
        AnalysesApi.Map(app, [.. settings.Analyses, DuplicatesEndpoint.Declared]);
        JobsApi.Map(app);
        EstimateEndpoint.Map(app);
        SearchApi.Map(app);
        FindApi.Map(app);
        ReachApi.Map(app);
        CalendarApi.Map(app);
        UnansweredApi.Map(app);
        CountsApi.Map(app);
        MapsApi.Map(app);
        TilesApi.Map(app);
        OgcApi.Map(app);
        TilesEndpoints.Map(app);
        OpenReferralApi.Map(app);
        AuditFile.Map(app);
        ElsewhereService.Map(app);
        StartPage.Map(app);
        app.MapOpenApi("/openapi/v1.json").Needs(Right.SeeAtlas);
        PicturesApi.Map(app);
        app.MapRazorPages();
        return app;
    }

    private static void Listen(WebApplicationBuilder builder, ServiceSettings settings)
    {
        builder.WebHost.UseUrls([.. settings.Urls]);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            // Long enough that an address which is too long to be read is refused in words further in.
            kestrel.Limits.MaxRequestLineSize = 256 * 1024;
            kestrel.Limits.MaxRequestHeadersTotalSize = 32 * 1024;
            kestrel.Limits.MaxRequestHeaderCount = 100;
            kestrel.Limits.MaxRequestBodySize = 1024 * 1024;
            kestrel.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(15);
        });

        // Addresses can hold where somebody lives and what they look for: requests are not written down. Standard output is kept for
        // results.
        builder.Logging.ClearProviders();
        builder.Logging.AddSimpleConsole(console => console.SingleLine = true);
        builder.Services.Configure<Microsoft.Extensions.Logging.Console.ConsoleLoggerOptions>(
            console => console.LogToStandardErrorThreshold = LogLevel.Trace);
        builder.Logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning);
        builder.Logging.AddFilter("Microsoft.Hosting.Lifetime", LogLevel.Warning);
    }

    private static void AddServices(IServiceCollection services, IAtlas atlas, ServiceSettings settings)
    {
        services.AddSingleton(atlas);
        services.AddSingleton(settings);
        services.AddSingleton(settings.Time);
        services.AddSingleton<EntityTagFilter>();
        services.AddSingleton<Place>();
        services.AddSingleton<Layers>();
        services.AddSingleton<LinkReader>();
        services.AddSingleton<DuplicateDesk>();
        services.AddSingleton<NetworkReader>();
        services.AddSingleton<NetReader>();
        services.AddSingleton<HistoryReader>();
        services.AddSingleton<StoryDesk>();
        services.AddSingleton<CoverageReader>();
        services.AddSingleton<StrengthReader>();
        services.AddSingleton<NeedReader>();
        services.AddSingleton<AreaStories>();
        services.AddSingleton<SearchBox>();
        services.AddSingleton<WalkingNetworks>();
        services.AddSingleton<ReachAnalysis>();
        services.AddSingleton<Turns>();
        services.AddSingleton<CountsReader>();
        services.AddSingleton<IntroducerReader>();
        services.AddHostedService<IntroductionRetention>();
        services.AddSingleton<IWalkingTimes, NetworkWalkingTimes>();
        services.AddSingleton<WhereaboutsReader>();
        services.AddSingleton<FinderService>();
        services.AddSingleton<CardReader>();
        services.AddSingleton<AssetFormReader>();
        services.AddSingleton<SuggestionDesk>();
        services.AddSingleton<SmallLayers>();
        services.AddSingleton<OwnAreaReader>();
        services.AddSingleton<AtlasWatch>();
        services.AddSingleton<TilesAreas>();
        services.AddSingleton<TilesAssets>();
        services.AddSingleton<TileAnswers>();
        services.AddSingleton<TilesWarmUp>();
        services.AddHostedService(provider => provider.GetRequiredService<TilesWarmUp>());
        services.AddHostedService<OwnAreasWarmUp>();
        services.AddSingleton<PlaceChoices>();
        services.AddSingleton<ConnectorReader>();
        services.AddSingleton<LinkFinder>();
        services.AddSingleton<HeldPages>();
        services.AddHostedService<EraseDue>();
        services.AddSingleton<ReminderPost>();
        services.AddHostedService<ReminderJob>();
        services.AddSingleton<MapsPlace>();
        services.AddSingleton<GroundReader>();
        services.AddSingleton<WorkRoom>();
        services.AddSingleton<JobRegister>();
        services.AddSingleton<AnalysisDesk>();
        services.AddSingleton<Collections>();
        services.AddSingleton<FeedReader>();
        services.AddSingleton<ItemCounts>();
        services.AddSingleton<PlaceOutline>();
        services.AddSingleton<OgcDescription>();
        services.AddSingleton<IOgcPart, TilesPart>();
        services.AddSingleton<Passwords>();
        services.AddSingleton<LiveSessions>();
        services.AddSingleton<SignIns>();
        services.AddSingleton<Invitations>();
        services.AddSingleton<InvitationPost>();
        services.AddSingleton<ClaimPost>();
        services.AddSingleton<IViewerSource, TokenViewer>();
        services.AddSingleton<IViewerSource, SessionViewer>();
        services.AddRazorPages();
        services.AddOpenApi("v1", ApiDescription.Describe);
        services.ConfigureHttpJsonOptions(json => json.SerializerOptions.PropertyNamingPolicy = JsonNamingPolicy.CamelCase);
        services.AddResponseCompression(compression =>
        {
            compression.EnableForHttps = true;
            compression.MimeTypes = [.. ResponseCompressionDefaults.MimeTypes, .. CompressedToo];
        });
        services.Configure<BrotliCompressionProviderOptions>(brotli => brotli.Level = CompressionLevel.Fastest);
        services.Configure<GzipCompressionProviderOptions>(gzip => gzip.Level = CompressionLevel.Fastest);
        services.Configure<ForwardedHeadersOptions>(forwarded =>
        {
            forwarded.ForwardedHeaders =
                ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto | ForwardedHeaders.XForwardedHost;
            forwarded.KnownIPNetworks.Clear();
            forwarded.KnownProxies.Clear();
        });

        // Servers of one atlas take each other's forms, wherever each is installed.
        services.AddDataProtection().SetApplicationName("CommunityAssets");
        services.Configure<KeyManagementOptions>(keys =>
        {
            keys.XmlRepository = new KeysInAtlas(atlas.Keys);
            keys.XmlEncryptor = new NullXmlEncryptor();
        });
        services.AddLimits(settings);
        services.AddAntiforgery(antiforgery =>
        {
            antiforgery.SuppressXFrameOptionsHeader = true;
            antiforgery.Cookie.Name = "forms";
            antiforgery.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        });
    }

    private static void UsePipeline(WebApplication app, ServiceSettings settings)
    {
        if (settings.BehindProxy)
        {
            app.UseForwardedHeaders();
        }

        app.UseMiddleware<SecurityHeaders>();
        app.UseMiddleware<OpenToOthers>();
        app.UseResponseCompression();
        app.UseMiddleware<Failures>();
        app.UseMiddleware<Viewing>();
        app.UseMiddleware<TilesAtHand>();
        app.UseMiddleware<ServedFiles>();
        ElsewhereService.Use(app);
        app.UseRouting();
        app.UseRateLimiter();
        app.UseMiddleware<Gate>();
    }
}
