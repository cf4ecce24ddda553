using CommunityAssets.Domain.Assets;
using CommunityAssets.Domain.Links;
using CommunityAssets.Domain.Needs;
using CommunityAssets.Domain.Places;
using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Storage;

namespace CommunityAssets.StorageTests.Contract;

/// <summary>
/// What every engine promises. Each test starts from a fresh, empty atlas on the British National Grid. An engine's class says how such an
/// atlas is made; everything else is the same for all.
/// </summary>
public abstract class AtlasContract : IAsyncLifetime
{
    private readonly List<IAtlas> others = [];

    /// <summary>The clock of the atlas.</summary>
    protected ManualTime Time { get; } = new();

    /// <summary>The atlas under test.</summary>
    protected IAtlas Atlas { get; private set; } = null!;

    /// <summary>The one-string name of the fresh atlas that <see cref="PrepareAsync"/> made room for.</summary>
    protected abstract string AtlasName { get; }

    public async Task InitializeAsync()
    {
        await PrepareAsync();
        Atlas = await Storage.Atlas.CreateAsync(AtlasName, ReferenceSystem.BritishNationalGrid, Time);
    }

    public async Task DisposeAsync()
    {
        foreach (var other in others)
        {
            await other.DisposeAsync();
        }

        if (Atlas is not null)
        {
            await Atlas.DisposeAsync();
        }

        await RemoveAsync();
    }

    /// <summary>Makes room for an atlas that is not there yet.</summary>
    protected abstract Task PrepareAsync();

    /// <summary>Takes everything away again.</summary>
    protected abstract Task RemoveAsync();

    /// <summary>Opens the same atlas once more, as another process would.</summary>
    protected async Task<IAtlas> OpenAgainAsync()
    {
        var other = await Storage.Atlas.OpenAsync(AtlasName, Time);
        others.Add(other);
        return other;
    }

    /// <summary>Imports a file's worth of records: stages, checks, commits, and gives the outcome of the commit.</summary>
    protected async Task<ImportOutcome> ImportAsync(
        string what, Func<IImportSession, Task> stage, string source = "register", bool retireMissing = true)
    {
        await using var session =
            await Atlas.BeginImportAsync(
            new ImportPlan { Source = source, What = what, File = source + ".csv", RetireMissing = retireMissing });
        await stage(session);
        await session.CheckAsync();
        return await session.CommitAsync();
    }

    /// <summary>Imports assets.</summary>
    protected Task<ImportOutcome> ImportAsync(params Asset[] assets) =>
        ImportAsync("assets", session => session.StageAsync(Make.Rows(assets)));

    /// <summary>Imports areas.</summary>
    protected Task<ImportOutcome> ImportAsync(params Area[] areas) => ImportAsync("areas", session => session.StageAsync(Make.Rows(areas)));

    /// <summary>Imports postcodes.</summary>
    protected Task<ImportOutcome> ImportAsync(params Postcode[] postcodes) =>
        ImportAsync("postcodes", session => session.StageAsync(Make.Rows(postcodes)));

    /// <summary>Imports populations and centroids.</summary>
    protected Task<ImportOutcome> ImportAsync(params AreaPopulation[] populations) =>
        ImportAsync("population", session => session.StageAsync(Make.Rows(populations)));

    /// <summary>Imports which area lies in which.</summary>
    protected Task<ImportOutcome> ImportAsync(params AreaMembership[] memberships) =>
        ImportAsync("lookup", session => session.StageAsync(Make.Rows(memberships)));

    /// <summary>Imports a change lookup.</summary>
    protected Task<ImportOutcome> ImportAsync(params AreaChange[] changes) =>
        ImportAsync("lookup", session => session.StageAsync(Make.Rows(changes)));

    /// <summary>Imports stretches of the walking network.</summary>
    protected Task<ImportOutcome> ImportAsync(params NetworkEdge[] edges) =>
        ImportAsync("network", session => session.StageAsync(Make.Rows(edges)));

    /// <summary>Imports an indicator and values of it.</summary>
    protected Task<ImportOutcome> ImportAsync(Indicator indicator, params IndicatorValue[] values) =>
        ImportAsync("indicators", async session =>
    {
        await session.StageAsync([indicator]);
        await session.StageAsync(Make.Rows(values));
    });

    /// <summary>Imports assets and the links between them.</summary>
    protected Task<ImportOutcome> ImportAsync(Asset[] assets, params LinkClaim[] links) => ImportAsync("assets", async session =>
    {
        await session.StageAsync(Make.Rows(assets));
        await session.StageAsync(Make.Rows(links));
    });

    /// <summary>The names of a search's first page, in order.</summary>
    protected async Task<string[]> NamesAsync(AssetQuery query) =>
        [.. (await Atlas.Assets.SearchAsync(query)).Hits.Select(hit => hit.Asset.Name)];

    /// <summary>Every name of a search, page after page of a size, in order.</summary>
    protected async Task<List<string>> WalkAsync(AssetQuery query, int limit, Func<int, Task>? betweenPages = null)
    {
        var names = new List<string>();
        string? cursor = null;
        var pages = 0;
        do
        {
            var page = await Atlas.Assets.SearchAsync(query with { Limit = limit, Cursor = cursor });
            Assert.InRange(page.Hits.Count, 0, limit);
            names.AddRange(page.Hits.Select(hit => hit.Asset.Name));
            cursor = page.Next;
            pages++;
            if (betweenPages is not null)
            {
                await betweenPages(pages);
            }

            Assert.True(pages < 1000, "The pages never end.");
        }
        while (cursor is not null);
        return names;
    }

    /// <summary>Everything of a stream.</summary>
    protected static async Task<List<T>> AllAsync<T>(IAsyncEnumerable<T> stream)
    {
        var all = new List<T>();
        await foreach (var item in stream)
        {
            all.Add(item);
        }

        return all;
    }
}
