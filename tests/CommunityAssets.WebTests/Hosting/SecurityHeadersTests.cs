using CommunityAssets.Web;
using CommunityAssets.Web.Security;

namespace CommunityAssets.WebTests.Hosting;

public sealed class SecurityHeadersTests
{
    [Fact]
    public void Without_a_base_map_nothing_from_outside_is_let_in()
    {
        var policy = SecurityHeaders.Policy(null);
        Assert.Contains("default-src 'none'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("http", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("*", policy, StringComparison.Ordinal);
    }

    [Fact]
    public void A_base_map_lets_in_its_own_host_for_pictures_and_data_alone()
    {
        var policy = SecurityHeaders.Policy(new BaseMap(new Uri("https://tiles.example.org:8443/{z}/{x}/{y}.png?key=1"), "© Example"));
        Assert.Contains("img-src 'self' data: blob: https://tiles.example.org:8443;", policy, StringComparison.Ordinal);
        Assert.Contains("connect-src 'self' https://tiles.example.org:8443;", policy, StringComparison.Ordinal);
        Assert.Contains("script-src 'self';", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("key=1", policy, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://tiles.example.org/{z}/{x}/{y}.png", true)]
    [InlineData("https://tiles.example.org/style.json", false)]
    public void A_base_map_with_tile_numbers_in_its_address_is_raster(string address, bool raster) =>
        Assert.Equal(raster, new BaseMap(new Uri(address), "").IsRaster);
}
