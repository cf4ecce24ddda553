using CommunityAssets.Domain.Stewardship;

namespace CommunityAssets.UnitTests.Domain.Stewardship;

public sealed class RightsTests
{
    /// <summary>The table written out once more, row by row, so that nobody gets or loses a right by a slip.</summary>
    [Theory]
    [InlineData(Right.SeeAtlas, "public contributor coordinator analyst steward administrator")]
    [InlineData(Right.Suggest, "public contributor coordinator analyst steward administrator")]
    [InlineData(Right.SeeConnectorsForPublic, "public contributor coordinator analyst steward administrator")]
    [InlineData(Right.OwnAccount, "contributor coordinator analyst steward administrator")]
    [InlineData(Right.SeeWorkforceAssets, "coordinator analyst steward administrator")]
    [InlineData(Right.SeeConnectorsForWorkforce, "coordinator analyst steward administrator")]
    [InlineData(Right.SeeIntroductionCounts, "coordinator analyst steward administrator")]
    [InlineData(Right.SeeConnectorsForCoordinators, "coordinator")]
    [InlineData(Right.RecordConnectors, "coordinator")]
    [InlineData(Right.RecordIntroductions, "coordinator")]
    [InlineData(Right.EditLinks, "coordinator steward")]
    [InlineData(Right.DrawPatches, "coordinator analyst steward")]
    [InlineData(Right.SeeSuggested, "steward")]
    [InlineData(Right.Review, "steward")]
    [InlineData(Right.EditAssets, "steward")]
    [InlineData(Right.MergeAssets, "steward administrator")]
    [InlineData(Right.SeeAudit, "administrator")]
    [InlineData(Right.ManageAccounts, "administrator")]
    public void A_right_is_of_just_these_roles(Right right, string roles) => Assert.Equal(
        roles,
        string.Join(' ', Rights.Roles.Where(role => Rights.Has(role, right)).Select(role => role.ToString().ToLowerInvariant())));

    [Fact]
    public void Every_right_is_somebodys_and_the_table_above_names_each()
    {
        var named = typeof(RightsTests).GetMethod(nameof(A_right_is_of_just_these_roles))!.GetCustomAttributesData()
            .Where(data => data.AttributeType == typeof(InlineDataAttribute))
            .Select(data => (Right)((IReadOnlyList<System.Reflection.CustomAttributeTypedArgument>)data.ConstructorArguments[0].Value!)[0].Value!);
        Assert.Equal(Enum.GetValues<Right>(), named.Order());
    }

    [Fact]
    public void The_workforce_is_everybody_who_works_with_communities() => Assert.Equal(
        [Role.Coordinator, Role.Analyst, Role.Steward, Role.Administrator], Rights.Roles.Where(Rights.IsWorkforce));

    [Fact]
    public void What_is_no_role_has_no_rights() => Assert.Throws<ArgumentOutOfRangeException>(() => Rights.Of((Role)17));

    [Fact]
    public void A_token_gives_no_more_than_its_role_and_no_more_than_its_scopes()
    {
        var scopes = RightSet.Of(Right.SeeAtlas, Right.SeeAudit);
        Assert.Equal([Right.SeeAtlas], Rights.Of(Role.Steward).Within(scopes).ToList());
        Assert.Equal(scopes, Rights.Of(Role.Administrator).Within(scopes));
        Assert.NotEqual(scopes.ToString(), Rights.Of(Role.Administrator).ToString());
    }
}
