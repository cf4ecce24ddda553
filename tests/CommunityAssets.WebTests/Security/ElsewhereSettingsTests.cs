using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Web.Security.Elsewhere;
using Microsoft.Extensions.Configuration;

namespace CommunityAssets.WebTests.Security;

/// <summary>How the provider is set, and what is said of settings that can't be used.</summary>
public sealed class ElsewhereSettingsTests
{
    private static readonly Dictionary<string, string?> Least = new()
    {
        ["ClientId"] = "id",
        ["ClientSecret"] = "secret",
        ["Authorization"] = "https://login.example/authorize",
        ["Token"] = "https://login.example/token",
    };

    [Fact]
    public void Nothing_set_is_no_provider() => Assert.Null(Read(new Dictionary<string, string?>()));

    [Fact]
    public void The_least_lets_in_whom_this_atlas_knows()
    {
        var settings = Read(Least)!;
        Assert.Null(settings.UserInfo);
        Assert.Null(settings.RoleOf(["anything"]));
        Assert.Equal("openid profile email", string.Join(" ", settings.Scopes));
        Assert.False(settings.AsksSecondFactor);
    }

    [Fact]
    public void Roles_are_given_by_value_the_widest_counting()
    {
        var settings = Read(new(Least)
        {
            ["Roles:steward"] = "atlas-stewards; /atlas/stewards",
            ["Roles:coordinator"] = "atlas-lac",
            ["UnknownPeople"] = "contributor",
            ["UserInfo"] = "http://127.0.0.1:8080/userinfo",
            ["Scopes"] = "openid groups",
            ["AsksSecondFactor"] = "true",
        })!;
        Assert.Equal(Role.Steward, settings.RoleOf(["atlas-lac", "/atlas/stewards"]));
        Assert.Equal(Role.Coordinator, settings.RoleOf(["atlas-lac"]));
        Assert.Equal(Role.Contributor, settings.RoleOf(["Atlas-LAC"]));
        Assert.True(settings.AsksSecondFactor);
        Assert.Equal("openid groups", string.Join(" ", settings.Scopes));
    }

    [Theory]
    [InlineData("ClientSecret", "")]
    [InlineData("Token", "http://login.example/token")]
    [InlineData("Authorization", "login.example")]
    [InlineData("UnknownPeople", "steward")]
    [InlineData("AsksSecondFactor", "perhaps")]
    [InlineData("Roles:king", "atlas-kings")]
    [InlineData("Roles:public", "everybody")]
    public void A_setting_that_can_not_be_used_is_named(string key, string value)
    {
        var problem = Assert.Throws<BadInputException>(() => Read(new(Least) { [key] = value }));
        Assert.Contains("SignInElsewhere__" + key.Replace(":", "__", StringComparison.Ordinal), problem.Message, StringComparison.Ordinal);
        Assert.Contains("README", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void One_value_does_not_give_two_roles() =>
        Assert.Throws<BadInputException>(() => Read(new(Least) { ["Roles:steward"] = "a", ["Roles:analyst"] = "a" }));

    private static ElsewhereSettings? Read(Dictionary<string, string?> values) => ElsewhereSettings.Read(
        new ConfigurationBuilder()
            .AddInMemoryCollection(values.Select(pair => KeyValuePair.Create("SignInElsewhere:" + pair.Key, pair.Value)))
            .Build()
            .GetSection(ElsewhereSettings.Section));
}
