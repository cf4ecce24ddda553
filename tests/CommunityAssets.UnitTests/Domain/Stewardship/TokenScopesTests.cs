using CommunityAssets.Domain.Stewardship;

namespace CommunityAssets.UnitTests.Domain.Stewardship;

/// <summary>What tokens may: never more than whoever made them, and nothing that is about accounts.</summary>
public sealed class TokenScopesTests
{
    private const TokenScope Everything = TokenScope.Read | TokenScope.Write | TokenScope.Connectors;

    public static TheoryData<Role> Roles => [.. Rights.Roles];

    [Theory]
    [MemberData(nameof(Roles))]
    public void A_token_may_no_more_than_its_account_and_nothing_of_accounts(Role role)
    {
        var may = TokenScopes.RightsOf(role, Everything);
        Assert.Equal(may, may.Within(Rights.Of(role)));
        Assert.Equal(RightSet.Of(), may.Within(TokenScopes.Never));
    }

    [Theory]
    [MemberData(nameof(Roles))]
    public void A_token_without_scopes_may_what_everybody_may(Role role) =>
        Assert.Equal(Rights.Of(Role.Public), TokenScopes.RightsOf(role, TokenScope.None));

    [Fact]
    public void Every_right_is_of_some_scope_or_of_none_on_purpose()
    {
        var reached = Rights.Roles.Aggregate(
            TokenScopes.Never, (rights, role) => rights.With(TokenScopes.RightsOf(role, Everything)));
        Assert.Equal(Enum.GetValues<Right>(), reached.ToList());
    }

    [Fact]
    public void Scopes_are_apart()
    {
        var reading = TokenScopes.RightsOf(Role.Coordinator, TokenScope.Read);
        Assert.True(reading.Has(Right.SeeWorkforceAssets));
        Assert.False(reading.Has(Right.EditLinks));
        Assert.False(reading.Has(Right.SeeConnectorsForCoordinators));

        var writing = TokenScopes.RightsOf(Role.Coordinator, TokenScope.Write);
        Assert.True(writing.Has(Right.EditLinks));
        Assert.False(writing.Has(Right.SeeWorkforceAssets));
        Assert.False(writing.Has(Right.RecordConnectors));

        var connectors = TokenScopes.RightsOf(Role.Coordinator, TokenScope.Connectors);
        Assert.True(connectors.Has(Right.SeeConnectorsForCoordinators));
        Assert.False(connectors.Has(Right.RecordConnectors));
        Assert.True(TokenScopes.RightsOf(Role.Coordinator, TokenScope.Write | TokenScope.Connectors).Has(Right.RecordConnectors));
        Assert.Equal("read connectors", TokenScopes.Names(TokenScope.Read | TokenScope.Connectors));
        Assert.Equal("none", TokenScopes.Names(TokenScope.None));
    }

    [Fact]
    public void The_text_of_a_token_is_known_by_its_beginning_and_read_back_to_its_hash()
    {
        var token = PrivateToken.Make();
        var text = ApiToken.TextOf(token);
        Assert.StartsWith("ca_", text, StringComparison.Ordinal);
        Assert.Equal(token.Hash, ApiToken.HashOf(text));
        Assert.Null(ApiToken.HashOf(token.Text));
        Assert.Null(ApiToken.HashOf(text + "A"));
        Assert.Null(ApiToken.HashOf("ca_"));
        Assert.Throws<BadInputException>(() => ApiToken.ReadName(" "));
        Assert.Throws<BadInputException>(() => ApiToken.ReadName(new string('x', 61)));
        Assert.Equal("nightly export", ApiToken.ReadName(" nightly export "));
    }
}
