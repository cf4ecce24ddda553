using System.Net;
using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Exchange.OpenReferral.Harvesting;

namespace CommunityAssets.UnitTests.Exchange.OpenReferral;

public sealed class FeedAddressTests
{
    [Theory]
    [InlineData("https://directory.example/openreferral", "https://directory.example/openreferral/services")]
    [InlineData("https://directory.example/openreferral/", "https://directory.example/openreferral/services")]
    [InlineData("http://directory.example:8080", "http://directory.example:8080/services")]
    [InlineData("https://directory.example/api/services?page=3&per_page=5&taxonomy_term_id=a%2Fb",
        "https://directory.example/api/services?taxonomy_term_id=a%2Fb")]
    [InlineData("https://directory.example/api/services/#top", "https://directory.example/api/services")]
    public void The_root_or_its_services_may_be_named(string text, string services) =>
        Assert.Equal(services, FeedAddress.Parse(text).Services);

    [Fact]
    public void Pages_and_services_are_asked_for_as_the_standard_says()
    {
        var address = FeedAddress.Parse("https://directory.example/api/services?organization_id=7");
        var since = new DateTimeOffset(2026, 6, 1, 11, 0, 0, 500, TimeSpan.FromHours(1));
        Assert.Equal(
            "https://directory.example/api/services"
            + "?page=2&per_page=100&full=true&modified_after=2026-06-01T10:00:00.500Z&organization_id=7",
            address.Page(2, new FeedDialect(Full: true, PerPage: 100), since).AbsoluteUri);
        Assert.Equal(
            "https://directory.example/api/services?page=1&organization_id=7",
            address.Page(1, new FeedDialect(Full: false, PerPage: null), modifiedAfter: null).AbsoluteUri);
        Assert.Equal("https://directory.example/api/services/a%2F..%2Fb%3Fc", address.Item("a/../b?c").AbsoluteUri);
    }

    [Theory]
    [InlineData("ftp://directory.example", "begins with ftp://")]
    [InlineData("file:///etc/passwd", "is not a web address")]
    [InlineData("https://", "is not a web address")]
    [InlineData("https://me:sesame@directory.example", "has a name or password")]
    [InlineData("https://directory.example/api/organizations", "leads to organizations")]
    public void Other_addresses_are_told_what_is_wrong(string text, string words)
    {
        var message = Assert.Throws<BadInputException>(() => FeedAddress.Parse(text)).Message;
        Assert.Contains(words, message, StringComparison.Ordinal);
        Assert.DoesNotContain("sesame", message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("8.8.8.8", true)]
    [InlineData("2a00:1450::1", true)]
    [InlineData("127.0.0.1", false)]
    [InlineData("10.1.2.3", false)]
    [InlineData("172.31.0.1", false)]
    [InlineData("172.32.0.1", true)]
    [InlineData("192.168.1.1", false)]
    [InlineData("169.254.169.254", false)]
    [InlineData("100.64.0.1", false)]
    [InlineData("0.0.0.0", false)]
    [InlineData("255.255.255.255", false)]
    [InlineData("::1", false)]
    [InlineData("::", false)]
    [InlineData("::ffff:127.0.0.1", false)]
    [InlineData("::ffff:8.8.8.8", true)]
    [InlineData("::127.0.0.1", false)]
    [InlineData("64:ff9b::7f00:1", false)]
    [InlineData("64:ff9b::808:808", true)]
    [InlineData("2002:7f00:1::", false)]
    [InlineData("fe80::1", false)]
    [InlineData("fd00::1", false)]
    public void Addresses_inside_private_networks_are_known(string address, bool isPublic) =>
        Assert.Equal(isPublic, PublicAddresses.Contains(IPAddress.Parse(address)));
}
