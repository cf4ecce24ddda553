using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Web.Post;
using Microsoft.Extensions.Configuration;

namespace CommunityAssets.WebTests.Reminding;

public sealed class PostSettingsTests
{
    [Fact]
    public void Nothing_set_is_no_post() => Assert.Null(Read());

    [Fact]
    public void What_is_set_is_read_and_the_password_is_told_to_nobody()
    {
        var settings = Read(("Host", "mail.example.org"), ("From", "Our atlas <atlas@example.org>"), ("Address", "https://atlas.example.org"),
            ("User", "atlas"), ("Password", "hunter2"))!;

        Assert.Equal(("mail.example.org", 587, true, "atlas", "hunter2"), (settings.Host, settings.Port, settings.Encrypted, settings.User, settings.Password));
        Assert.Equal("atlas@example.org", settings.From.Address);
        Assert.DoesNotContain("hunter2", settings.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Host", "", "Post__Host")]
    [InlineData("Port", "99999", "Post__Port")]
    [InlineData("From", "nobody", "Post__From")]
    [InlineData("Address", "atlas", "Post__Address")]
    [InlineData("Encrypted", "perhaps", "Post__Encrypted")]
    [InlineData("Encrypted", "false", "Post__Encrypted")]
    public void What_can_not_be_used_is_refused_by_its_name(string name, string value, string told)
    {
        var problem = Assert.Throws<BadInputException>(() => Read(
            ("Host", "mail.example.org"), ("From", "atlas@example.org"), ("Address", "https://atlas.example.org"), ("User", "atlas"), (name, value)));

        Assert.Contains(told, problem.Message, StringComparison.Ordinal);
    }

    private static PostSettings? Read(params ReadOnlySpan<(string Name, string Value)> settings)
    {
        var pairs = new Dictionary<string, string?>(StringComparer.Ordinal);
        foreach (var (name, value) in settings)
        {
            pairs["Post:" + name] = value;
        }

        return PostSettings.Read(new ConfigurationBuilder().AddInMemoryCollection(pairs).Build().GetSection(PostSettings.Section));
    }
}
