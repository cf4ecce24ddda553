using System.Runtime.CompilerServices;
using CommunityAssets.Domain.Assets;
using CommunityAssets.Domain.Places;
using CommunityAssets.Exchange.OpenReferral;
using CommunityAssets.Storage;
using CommunityAssets.Web.Words;

namespace CommunityAssets.Web.OpenReferral;

/// <summary>
/// Reads what leaves through the feed: everything by queries that hold what may leave (<see cref="FeedFilter.Everything"/>) and nothing
/// else, so that no link, provider or place of a record brings along what may not.
/// </summary>
/// <param name="atlas">The atlas.</param>
public sealed class FeedReader(IAtlas atlas)
{
    private const int Batch = 200;

    private static readonly HsdsWords InWords = new(PlainWords.When, LanguageNames.Of);

    /// <summary>A list of services.</summary>
    /// <param name="query">Which.</param>
    /// <param name="full">With everything that belongs to them.</param>
    public FeedList<HsdsService> Services(ServiceQuery query, bool full) => new(
        async (skip, size, cancellationToken) =>
        {
            var page = await atlas.Services.SearchAsync(query with { Skip = skip, Limit = size }, cancellationToken);
            return new FeedPage<HsdsService>(await TellAsync(page.Items, full, cancellationToken), page.Matched);
        },
        cancellationToken => InBatches(
            after => atlas.Services.SearchAsync(query with { After = after, Limit = Batch }, cancellationToken),
            assets => TellAsync(assets, full, cancellationToken)),
        HsdsJson.Default.HsdsService);

    /// <summary>A list of services at locations.</summary>
    /// <inheritdoc cref="Services"/>
    public FeedList<HsdsServiceAtLocation> ServicesAtLocations(ServiceQuery query, bool full) => new(
        async (skip, size, cancellationToken) =>
        {
            var page = await atlas.Services.PlacesAsync(query with { Skip = skip, Limit = size }, cancellationToken);
            return new FeedPage<HsdsServiceAtLocation>(await TellAsync(page.Items, full, cancellationToken), page.Matched);
        },
        cancellationToken => InBatches(
            after => atlas.Services.SearchAsync(query with { After = after, Limit = Batch }, cancellationToken),
            async assets => await TellAsync(await PlacesAsync(query, assets, cancellationToken), full, cancellationToken)),
        HsdsJson.Default.HsdsServiceAtLocation);

    /// <summary>A list of organizations.</summary>
    /// <param name="query">Which.</param>
    /// <param name="full">With everything that belongs to them, their services in brief.</param>
    /// <param name="fullService">With their services in full.</param>
    public FeedList<HsdsOrganization> Organizations(ServiceQuery query, bool full, bool fullService) => new(
        async (skip, size, cancellationToken) =>
        {
            var page = await atlas.Services.ProvidersAsync(query with { Skip = skip, Limit = size }, cancellationToken);
            return new FeedPage<HsdsOrganization>(await TellAsync(page.Items, full, fullService, cancellationToken), page.Matched);
        },
        cancellationToken => InBatches(
            after => atlas.Services.ProvidersAsync(query with { After = after, Limit = Batch }, cancellationToken),
            assets => TellAsync(assets, full, fullService, cancellationToken)),
        HsdsJson.Default.HsdsOrganization);

    /// <summary>A list of the ids and moments of change of services.</summary>
    public FeedList<HsdsChange> Changes(ServiceQuery query) => new(
        async (skip, size, cancellationToken) =>
        {
            var page = await atlas.Services.SearchAsync(query with { Skip = skip, Limit = size }, cancellationToken);
            return new FeedPage<HsdsChange>([.. page.Items.Select(AssetToService.Change)], page.Matched);
        },
        cancellationToken => InBatches(
            after => atlas.Services.SearchAsync(query with { After = after, Limit = FeedParameters.LargestPage }, cancellationToken),
            assets => Task.FromResult<IReadOnlyList<HsdsChange>>([.. assets.Select(AssetToService.Change)])),
        HsdsJson.Default.HsdsChange);

    /// <summary>One service with everything; null where there is none that may leave.</summary>
    public async Task<HsdsService?> ServiceAsync(Guid id, CancellationToken cancellationToken)
    {
        var found = await atlas.Services.SearchAsync(FeedFilter.Everything with { Ids = [id] }, cancellationToken);
        return (await TellAsync(found.Items, full: true, cancellationToken)).FirstOrDefault();
    }

    /// <summary>One organization with everything; null where there is none that may leave.</summary>
    public async Task<HsdsOrganization?> OrganizationAsync(Guid id, bool fullService, CancellationToken cancellationToken)
    {
        var found = await atlas.Services.ProvidersAsync(FeedFilter.Everything with { Ids = [id] }, cancellationToken);
        return (await TellAsync(found.Items, full: true, fullService, cancellationToken)).FirstOrDefault();
    }

    /// <summary>One service at a location with everything; null where there is none that may leave.</summary>
    public async Task<HsdsServiceAtLocation?> ServiceAtLocationAsync(Guid id, CancellationToken cancellationToken)
    {
        var found = await atlas.Services.PlacesAsync(FeedFilter.Everything with { At = id }, cancellationToken);
        var at = (await TellAsync(found.Items, full: true, cancellationToken)).FirstOrDefault();

        // The published description of this one answer names, by mistake, the schema of a service: what that requires is told too.
        return at is null ? null : at with { Name = at.Service?.Name, Status = at.Service?.Status };
    }

    private async Task<IReadOnlyList<HsdsService>> TellAsync(IReadOnlyList<Asset> assets, bool full, CancellationToken cancellationToken)
    {
        var subjects = await SubjectsAsync(assets, full, cancellationToken);
        if (!full)
        {
            return [.. subjects.Select(AssetToService.Brief)];
        }

        var mapping = await MappingAsync(assets, cancellationToken);
        return [.. subjects.Select(mapping.Full)];
    }

    private async Task<IReadOnlyList<HsdsServiceAtLocation>> TellAsync(
        IReadOnlyList<ServiceAtPlace> found, bool full, CancellationToken cancellationToken)
    {
        var assets = await AssetsAsync(found.SelectMany(at => (Guid[])[at.Service, at.Place]), cancellationToken);
        var services = found.Select(at => at.Service).Distinct().Where(assets.ContainsKey).Select(id => assets[id]).ToList();
        var subjects = (await SubjectsAsync(services, places: false, cancellationToken)).ToDictionary(subject => subject.Asset.Id);
        var mapping = await MappingAsync(full ? services : [], cancellationToken);
        return
        [
            .. found.Where(at => subjects.ContainsKey(at.Service) && assets.ContainsKey(at.Place)).Select(at =>
            {
                var meeting = new HsdsMeeting(at.Id, assets[at.Place]);
                return full ? mapping.Full(subjects[at.Service], meeting) : mapping.Brief(subjects[at.Service], meeting);
            }),
        ];
    }

    private async Task<IReadOnlyList<HsdsOrganization>> TellAsync(
        IReadOnlyList<Asset> assets, bool full, bool fullService, CancellationToken cancellationToken)
    {
        var providers = await atlas.Services.ProvidersOfAsync(
            FeedFilter.Everything, [.. assets.Select(asset => asset.Id)], cancellationToken);
        var list = new List<HsdsOrganization>(assets.Count);
        foreach (var asset in assets)
        {
            var parent = providers[asset.Id] == asset.Id ? (Guid?)null : providers[asset.Id];
            if (!full && !fullService)
            {
                list.Add(AssetToService.BriefOrganization(asset, parent));
                continue;
            }

            var services = new List<HsdsService>();
            await foreach (var service in Services(FeedFilter.Everything with { Provider = asset.Id }, fullService).All(cancellationToken))
            {
                // It is nested in its organization, which need not be told again.
                services.Add(fullService
                    ? service with { Organization = null }
                    : new HsdsService
                    {
                        Id = service.Id,
                        Name = service.Name,
                        Status = service.Status,
                        LastModified = service.LastModified,
                    });
            }

            list.Add(AssetToService.Organization(asset, parent) with { Services = services.Count == 0 ? null : services });
        }

        return list;
    }

    /// <summary>Assets with who provides them, and where they are too when <paramref name="places"/> are wanted.</summary>
    private async Task<IReadOnlyList<HsdsSubject>> SubjectsAsync(
        IReadOnlyList<Asset> assets, bool places, CancellationToken cancellationToken)
    {
        if (assets.Count == 0)
        {
            return [];
        }

        var known = assets.ToDictionary(asset => asset.Id);
        var providers = await atlas.Services.ProvidersOfAsync(FeedFilter.Everything, known.Keys, cancellationToken);
        var parents = await atlas.Services.ProvidersOfAsync(FeedFilter.Everything, [.. providers.Values.Distinct()], cancellationToken);
        var meetings = places ? await PlacesAsync(FeedFilter.Everything, assets, cancellationToken) : [];
        var others = await AssetsAsync(
            providers.Values.Concat(meetings.Select(at => at.Place)).Where(id => !known.ContainsKey(id)), cancellationToken);
        var byService = meetings.ToLookup(at => at.Service);
        return
        [
            .. assets.Select(asset => new HsdsSubject(asset, Find(providers[asset.Id]) ?? asset)
            {
                ProviderParent = parents[providers[asset.Id]] is var parent && parent != providers[asset.Id] ? parent : null,
                Meetings =
                [
                    .. byService[asset.Id].Where(at => Find(at.Place) is not null).Select(at => new HsdsMeeting(at.Id, Find(at.Place)!)),
                ],
            }),
        ];

        Asset? Find(Guid id) => known.GetValueOrDefault(id) ?? others.GetValueOrDefault(id);
    }

    /// <summary>Where some services are, as far as a query asks for it.</summary>
    private async Task<IReadOnlyList<ServiceAtPlace>> PlacesAsync(
        ServiceQuery query, IReadOnlyList<Asset> services, CancellationToken cancellationToken)
    {
        var found = new List<ServiceAtPlace>();
        if (services.Count == 0)
        {
            return found;
        }

        var scope = query with { Ids = [.. services.Select(asset => asset.Id)], Limit = FeedParameters.LargestPage };
        ServicePage<ServiceAtPlace> page;
        do
        {
            page = await atlas.Services.PlacesAsync(scope with { Skip = found.Count }, cancellationToken);
            found.AddRange(page.Items);
        }
        while (page.Items.Count == FeedParameters.LargestPage);
        return found;
    }

    private async Task<Dictionary<Guid, Asset>> AssetsAsync(IEnumerable<Guid> ids, CancellationToken cancellationToken)
    {
        var found = new Dictionary<Guid, Asset>();
        foreach (var some in ids.Distinct().Chunk(FeedParameters.LargestPage))
        {
            var query = FeedFilter.Everything with { Ids = some, After = Guid.Empty, Limit = FeedParameters.LargestPage };
            foreach (var asset in (await atlas.Services.SearchAsync(query, cancellationToken)).Items)
            {
                found.Add(asset.Id, asset);
            }
        }

        return found;
    }

    private async Task<AssetToService> MappingAsync(IReadOnlyList<Asset> assets, CancellationToken cancellationToken)
    {
        var areas = new Dictionary<string, Area>(StringComparer.Ordinal);
        foreach (var code in assets.SelectMany(asset => asset.Location.Covers).Distinct(StringComparer.Ordinal))
        {
            if (await atlas.Areas.FindAsync(code, cancellationToken: cancellationToken) is { } area)
            {
                areas.Add(code, area);
            }
        }

        return new AssetToService(atlas.Info.Grid, InWords, areas);
    }

    /// <summary>Reads everything, a batch at a time by the last id of the one before: a slow asker holds no connection.</summary>
    private static async IAsyncEnumerable<T> InBatches<T>(
        Func<Guid, Task<ServicePage<Asset>>> read, Func<IReadOnlyList<Asset>, Task<IReadOnlyList<T>>> tell,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var after = Guid.Empty;
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var page = await read(after);
            if (page.Items.Count == 0)
            {
                yield break;
            }

            foreach (var record in await tell(page.Items))
            {
                yield return record;
            }

            after = page.Items[^1].Id;
        }
    }
}
