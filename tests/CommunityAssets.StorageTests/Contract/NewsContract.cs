using CommunityAssets.Domain.Assets;
using CommunityAssets.Domain.Places;
using CommunityAssets.Storage;

namespace CommunityAssets.StorageTests.Contract;

/// <summary>What an atlas tells of what commits touched, so that whoever keeps drawn maps forgets in time and no more than it must.</summary>
public abstract class NewsContract : AtlasContract
{
    [AtlasFact]
    public async Task Where_nothing_happened_there_is_no_news()
    {
        var version = await Atlas.VersionAsync();
        var news = await Atlas.NewsAsync(version);

        Assert.Equal((version, false), (news.Version, news.Everything));
        Assert.Empty(news.Touches);
    }

    [AtlasFact]
    public async Task An_edit_tells_its_asset_with_where_it_was_and_where_it_is()
    {
        var version = await Atlas.VersionAsync();
        var added = await Atlas.Assets.AddAsync(Make.Asset("Repair Cafe", Make.At(375_000, 165_000)), "steward", null);
        var news = await Atlas.NewsAsync(version);

        Assert.Equal((version + 1, false), (news.Version, news.Everything));
        var touch = Assert.Single(news.Touches);
        Assert.Equal((AtlasPart.Assets, (Guid?)added.Id), (touch.Part, touch.Asset));
        Assert.Equal(Make.At(375_000, 165_000).EnvelopeInternal, touch.Box);

        var moved = added with { Location = added.Location with { Shape = Make.At(376_000, 165_500) } };
        await Atlas.Assets.SaveAsync(moved, "steward", null);
        touch = Assert.Single((await Atlas.NewsAsync(version + 1)).Touches);
        Assert.Equal((375_000, 165_000, 376_000, 165_500), (touch.Box!.MinX, touch.Box.MinY, touch.Box.MaxX, touch.Box.MaxY));
        Assert.Equal(2, (await Atlas.NewsAsync(version)).Touches.Length);
    }

    [AtlasFact]
    public async Task An_asset_without_a_place_is_told_without_a_box()
    {
        var version = await Atlas.VersionAsync();
        var online = await Atlas.Assets.AddAsync(
            Make.Asset("Online choir") with { Location = new AssetLocation { Online = true } }, "steward", null);

        Assert.Equal(new Touch(AtlasPart.Assets, online.Id), Assert.Single((await Atlas.NewsAsync(version)).Touches));
    }

    [AtlasFact]
    public async Task An_import_tells_the_part_that_it_may_have_changed()
    {
        var version = await Atlas.VersionAsync();
        await ImportAsync(Make.Asset("Repair Cafe", Make.At(375_000, 165_000)));
        Assert.Equal(new Touch(AtlasPart.Assets), Assert.Single((await Atlas.NewsAsync(version)).Touches));

        await ImportAsync(Make.Area("E01999001", AreaLevel.Lsoa, 375_000, 165_000, 1000));
        Assert.Equal(new Touch(AtlasPart.Areas), Assert.Single((await Atlas.NewsAsync(version + 1)).Touches));

        await ImportAsync(Make.Indicator("loneliness"), Make.Value("loneliness", "E01999001", 12));
        Assert.Contains(new Touch(AtlasPart.Values), (await Atlas.NewsAsync(version + 2)).Touches);
        Assert.DoesNotContain(new Touch(AtlasPart.Assets), (await Atlas.NewsAsync(version + 1)).Touches);
    }

    [AtlasFact]
    public async Task What_maps_do_not_show_moves_the_version_and_touches_nothing()
    {
        var version = await Atlas.VersionAsync();
        await ImportAsync(Make.Postcode("AM1 2AB", Make.At(375_000, 165_000)));
        var news = await Atlas.NewsAsync(version);

        Assert.Equal((version + 1, false), (news.Version, news.Everything));
        Assert.Empty(news.Touches);
    }

    [AtlasFact]
    public async Task What_another_process_wrote_is_told_too()
    {
        var version = await Atlas.VersionAsync();
        var other = await OpenAgainAsync();
        var added = await other.Assets.AddAsync(Make.Asset("Repair Cafe", Make.At(375_000, 165_000)), "steward", null);

        Assert.Equal(added.Id, Assert.Single((await Atlas.NewsAsync(version)).Touches).Asset);
    }

    [AtlasFact]
    public async Task A_version_that_the_atlas_never_had_or_has_forgotten_means_everything()
    {
        var version = await Atlas.VersionAsync();
        Assert.True((await Atlas.NewsAsync(-1)).Everything);
        Assert.True((await Atlas.NewsAsync(version + 1)).Everything);

        var asset = await Atlas.Assets.AddAsync(Make.Asset("Repair Cafe", Make.At(375_000, 165_000)), "steward", null);
        for (var i = 0; i < 5; i++)
        {
            asset = await Atlas.Assets.SaveAsync(asset, "steward", null);
        }

        Assert.Equal(6, (await Atlas.NewsAsync(version)).Touches.Length);
        Assert.False((await Atlas.NewsAsync(version)).Everything);
    }
}
