using CommunityAssets.WebTests.Running;

namespace CommunityAssets.WebTests.Security;

public sealed class RouteTableTests(RunningService service) : IClassFixture<RunningService>
{
    [Fact]
    public async Task Every_address_declares_one_right_that_it_needs()
    {
        var table = await RouteTable.OfAsync(service.Services);
        Assert.Contains(table, entry => entry.Pattern == "/about");
        Assert.Contains(table, entry => entry.Pattern == "/api/v1/assets/{id}");
        foreach (var entry in table)
        {
            Assert.True(
                entry.Rights.Count == 1,
                $"{entry.Pattern} declares {entry.Rights.Count} rights. Add .Needs(Right.…) to an endpoint, [Needs(Right.…)] to a page's model.");
        }
    }
}
