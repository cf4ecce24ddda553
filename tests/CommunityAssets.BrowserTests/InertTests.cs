using CommunityAssets.Domain.Assets;
using NetTopologySuite.Geometries;

namespace CommunityAssets.BrowserTests;

/// <summary>A record whose name and texts are scripts runs none of them in the map, its card, the finder and the search box.</summary>
[Collection(DemoVisits.Name)]
public sealed class InertTests(DemoService demo)
{
    private const string Script = "<img src=x onerror=\"window.wasHit=1\"><script>window.wasHit=1</script>";

    [BrowserFact]
    public async Task A_script_in_a_name_is_a_name_wherever_the_browser_draws_it()
    {
        Asset? group = null;
        await foreach (var one in demo.Atlas.Assets.StreamAsync(new Storage.AssetQuery { Kinds = [AssetKind.Group] }))
        {
            if (one.Location.Shape is Point)
            {
                group = one;
                break;
            }
        }

        var added = await demo.Atlas.Assets.AddAsync(
            group! with
            {
                Id = Guid.CreateVersion7(),
                Name = "Quokkaring " + Script,
                Summary = "Quokkaring " + Script,
                Provenance = new Provenance("people", Guid.CreateVersion7().ToString()),
                Status = AssetStatus.Published,
            },
            "steward", reason: null);
        try
        {
            await using var visit = await demo.VisitAsync();
            foreach (var address in new[] { "/find?q=quokkaring", "/assets/" + added.Id, "/network?asset=" + added.Id })
            {
                await visit.Page.GotoAsync(address);
                await visit.Page.GetByText("onerror").First.WaitForAsync();
                await NotHitAsync(visit, address);
            }

            await visit.OpenMapAsync("?asset=" + added.Id);
            await visit.Page.GetByText("onerror").First.WaitForAsync();
            await NotHitAsync(visit, "the map's card");
            await visit.Page.Locator("input[type=search], [role=combobox]").First.FillAsync("quokkaring");
            await visit.Page.GetByText("onerror").First.WaitForAsync();
            await NotHitAsync(visit, "the search box");
        }
        finally
        {
            await demo.Atlas.Assets.SaveAsync(added with { Status = AssetStatus.Retired }, "steward", "a test's");
        }
    }

    private static async Task NotHitAsync(Visit visit, string where)
    {
        await visit.Page.WaitForTimeoutAsync(300);
        Assert.False(await visit.Page.EvaluateAsync<bool>("() => 'wasHit' in window"), where
            + " ran a script that was written into a field");
        Assert.Equal(0, await visit.Page.Locator("img[src='x']").CountAsync());
    }
}
