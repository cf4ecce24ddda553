using CommunityAssets.Domain.Assets;
using CommunityAssets.Domain.People;
using CommunityAssets.Domain.Places;
using CommunityAssets.Domain.Stewardship;

namespace CommunityAssets.UnitTests.Domain;

public sealed class ConsentTests
{
    private static readonly Dictionary<string, AreaLevel> Levels = new(StringComparer.Ordinal)
    {
        ["E01000001"] = AreaLevel.Lsoa,
        ["own-region"] = AreaLevel.Region,
        ["patch-1"] = AreaLevel.Patch,
    };

    [Theory]
    [InlineData(Role.Public, ConsentAudience.Public, Visibility.Public)]
    [InlineData(Role.Contributor, ConsentAudience.Public, Visibility.Public)]
    [InlineData(Role.Coordinator, ConsentAudience.Coordinators, Visibility.Workforce)]
    [InlineData(Role.Analyst, ConsentAudience.Workforce, Visibility.Workforce)]
    [InlineData(Role.Steward, ConsentAudience.Workforce, Visibility.Workforce)]
    [InlineData(Role.Administrator, ConsentAudience.Workforce, Visibility.Workforce)]
    public void Each_role_belongs_to_one_narrowest_audience(Role role, ConsentAudience reaches, Visibility widest) =>
        Assert.Equal(new ConnectorSight(reaches, widest, ConsentPurpose.Network), ConnectorSight.Of(role, ConsentPurpose.Network));

    [Fact]
    public void Somebody_without_any_right_to_connectors_belongs_to_no_audience() =>
        Assert.Null(ConnectorSight.Of(RightSet.Of(Right.SeeAtlas), ConsentPurpose.None).Reaches);

    [Fact]
    public void A_consent_lasts_twelve_months_unless_it_is_said_otherwise()
    {
        var first = new DateOnly(2026, 3, 1);
        Assert.Equal(new DateOnly(2027, 2, 28), Consent.LastDay(first));
        var consent = Given(first);
        Assert.False(consent.IsLive(new DateOnly(2026, 2, 28)));
        Assert.True(consent.IsLive(first));
        Assert.True(consent.IsLive(new DateOnly(2027, 2, 28)));
        Assert.False(consent.IsLive(new DateOnly(2027, 3, 1)));
        Assert.False((consent with { Withdrawn = DateTimeOffset.UnixEpoch }).IsLive(first));
    }

    [Theory]
    [InlineData("E05001234", null)]
    [InlineData("E02001234", null)]
    [InlineData("E06000022", null)]
    [InlineData("patch-1", null)]
    [InlineData("E01000001", "too small")]
    [InlineData("E00000001", "too small")]
    [InlineData("W01000001", "too small")]
    [InlineData("own-region", "not a place that one person knows")]
    [InlineData("BA1 1AA", "postcode")]
    [InlineData("ba11aa", "postcode")]
    [InlineData("12 High Street, BA1 1AA", "postcode")]
    [InlineData("51.38,-2.36", "point on the map")]
    [InlineData("375000 165000", "point on the map")]
    [InlineData("the corner shop", "no area with the code")]
    public void Where_somebody_is_may_be_a_neighbourhood_and_nothing_smaller(string code, string? words)
    {
        var refusal = CoarsePlace.Refusal(code, Levels.TryGetValue(code, out var level) ? level : null);
        if (words is null)
        {
            Assert.Null(refusal);
        }
        else
        {
            Assert.Contains(words, refusal, StringComparison.Ordinal);
            Assert.Contains("Choose a ward", refusal, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void What_is_wrong_with_a_record_is_told_field_by_field()
    {
        var broken = new Connector
        {
            Id = Guid.CreateVersion7(),
            Name = " ",
            Contact = "two\nlines",
            Consent = Given(new DateOnly(2026, 3, 1)) with { Until = new DateOnly(2028, 3, 1), ShowName = (ConsentAudience)9 },
        };
        Assert.Equal(["Name", "Contact", "Places", "Consent", "Until"], ConnectorRules.Problems(broken, Levels).Select(problem => problem.Field));
        Assert.Empty(ConnectorRules.Problems(
            broken with { Name = "Sam", Contact = null, Places = ["patch-1"], Consent = Given(new DateOnly(2026, 3, 1)) }, Levels));
    }

    [Fact]
    public void An_edit_changes_what_it_names_and_nothing_else()
    {
        var sam = new Connector { Id = Guid.CreateVersion7(), Name = "Sam", Contact = "Ring", Places = ["patch-1"], Consent = Given(new DateOnly(2026, 3, 1)) };
        Assert.Equal(sam, new ConnectorEdit().Apply(sam));
        Assert.Equal(sam with { Name = "Sammy" }, new ConnectorEdit { Name = "Sammy" }.Apply(sam));
        Assert.Null(new ConnectorEdit { Contact = "" }.Apply(sam).Contact);
    }

    [Fact]
    public void Names_of_audiences_are_read_back()
    {
        foreach (var audience in ConsentNames.Audiences)
        {
            Assert.True(ConsentNames.TryParse(ConsentNames.Name(audience), out var read));
            Assert.Equal(audience, read);
        }

        Assert.False(ConsentNames.TryParse("friends", out _));
    }

    private static Consent Given(DateOnly since) => new()
    {
        Given = ConsentWay.Spoken,
        RecordedByRole = "coordinator",
        Since = since,
        Until = Consent.LastDay(since),
    };
}
