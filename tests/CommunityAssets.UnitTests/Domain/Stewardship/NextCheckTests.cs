using CommunityAssets.Analysis.Finding;
using CommunityAssets.Domain.Assets;
using CommunityAssets.Domain.Stewardship;

namespace CommunityAssets.UnitTests.Domain.Stewardship;

public sealed class NextCheckTests
{
    private static readonly DateOnly Day = new(2026, 8, 31);

    [Theory]
    [InlineData(AssetKind.Group, "2027-02-28")]
    [InlineData(AssetKind.Enterprise, "2027-02-28")]
    [InlineData(AssetKind.Gift, "2027-02-28")]
    [InlineData(AssetKind.Organisation, "2027-08-31")]
    [InlineData(AssetKind.Place, "2028-08-31")]
    [InlineData(AssetKind.Story, null)]
    public void A_check_is_due_again_after_the_time_of_its_kind(AssetKind kind, string? due) => Assert.Equal(
        new Verification("steward", Day, due is null ? null : DateOnly.Parse(due, null)), NextCheck.Made(kind, "steward", Day));

    [Fact]
    public void A_check_is_due_on_its_day_and_silent_three_months_later()
    {
        var check = new Verification("group", Day, new DateOnly(2027, 2, 28));

        Assert.False(NextCheck.IsDue(check, new DateOnly(2027, 2, 27)));
        Assert.True(NextCheck.IsDue(check, new DateOnly(2027, 2, 28)));
        Assert.False(NextCheck.IsSilent(check, new DateOnly(2027, 5, 27)));
        Assert.True(NextCheck.IsSilent(check, new DateOnly(2027, 5, 28)));
        Assert.True(NextCheck.SilentSince(new DateOnly(2027, 5, 28)) >= check.NextDue);
        Assert.False(NextCheck.IsDue(new Verification("group", Day), DateOnly.MaxValue));
        Assert.False(NextCheck.IsSilent(null, DateOnly.MaxValue));
        Assert.Equal(4, NextCheck.MostAsked);
    }

    [Fact]
    public void What_nobody_answers_for_sinks_below_every_other_check_and_not_below_what_nobody_has_checked()
    {
        var silent = Freshness.Of(new Verification("group", Day, Day.AddMonths(6)), Day.AddMonths(9));

        Assert.Equal(Freshness.Silent, silent);
        Assert.True(silent < Freshness.Of(new Verification("group", Day, Day.AddMonths(6)), Day.AddMonths(8)));
        Assert.True(silent < Freshness.Of(new Verification("group", Day), Day.AddYears(9)));
        Assert.True(silent > Freshness.Of(null, Day));
    }

    [Fact]
    public void A_letter_that_fails_waits_twice_as_long_each_time() => Assert.Equal(
        [10.0, 20, 40, 80, 160, 320], Enumerable.Range(1, Reminder.MostTries).Select(tries => Reminder.WaitAfter(tries).TotalMinutes));
}
