using CommunityAssets.Domain.Assets;
using CommunityAssets.Domain.Places;
using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Web.Analyses.Own;
using CommunityAssets.WebTests.Running;

namespace CommunityAssets.WebTests.Analyses;

/// <summary>What estimates are put together from is read again when it changes, and not before.</summary>
public sealed class SmallLayersTests(RunningService service) : IClassFixture<RunningService>
{
    private static readonly Actor Anna = Actor.Of(Role.Coordinator, Guid.CreateVersion7());

    [Fact]
    public async Task Patches_assets_and_values_leave_small_areas_as_they_were_read()
    {
        var layers = new SmallLayers(service.Atlas);
        var before = (await layers.ForPeopleAsync(CancellationToken.None))!;
        var patch = await service.Atlas.Patches.AddAsync("Riverside", SmallPlace.Square(100, 100, 500), Anna);
        Assert.Same(before, await layers.ForPeopleAsync(CancellationToken.None));
        await service.Atlas.Patches.RemoveAsync(patch.Key.Code, patch.Version, Anna);
        var choir = (await service.Atlas.Assets.FindAsync(SmallPlace.Choir))!;
        await service.Atlas.Assets.SaveAsync(choir with { Summary = "Sings on Mondays." }, "steward", null);
        await SmallPlace.ImportIndicatorAsync(service.Atlas, "brass-bands", 41.5);
        Assert.Same(before, await layers.ForPeopleAsync(CancellationToken.None));
    }

    [Fact]
    public async Task Values_that_come_are_known_to_the_next_who_asks()
    {
        var layers = new SmallLayers(service.Atlas);
        Assert.DoesNotContain(await layers.IndicatorsAsync(CancellationToken.None), one => one.Indicator.Id == "silver-bands");
        await SmallPlace.ImportIndicatorAsync(service.Atlas, "silver-bands", 41.5);
        Assert.Contains(await layers.IndicatorsAsync(CancellationToken.None), one => one.Indicator.Id == "silver-bands");
    }

    [Fact]
    public async Task People_that_change_are_read_again()
    {
        var layers = new SmallLayers(service.Atlas);
        var before = (await layers.ForPeopleAsync(CancellationToken.None))!;
        var first = before.Codes[0];
        await SmallPlace.ImportAsync(service.Atlas, "population", "later", session => session.StageAsync(
            new[] { new Row<AreaPopulation>(1, new AreaPopulation(first, before.Vintage, 4321, Centroid: null)) }.ToAsyncEnumerable()));
        var after = (await layers.ForPeopleAsync(CancellationToken.None))!;
        Assert.NotSame(before, after);
        Assert.Equal(4321, after.Areas.PeopleOf(0));
    }
}
