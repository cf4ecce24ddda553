using CommunityAssets.Domain.Assets;

namespace CommunityAssets.UnitTests.Domain;

public sealed class SessionDatesTests
{
    private static readonly DateOnly Monday = new(2026, 6, 1);

    [Theory]
    [InlineData("Tue 10:00-12:00", "2026-06-02 2026-06-09 2026-06-16")]
    [InlineData("Mon 10:00", "2026-06-01 2026-06-08 2026-06-15")]
    [InlineData("every 2 weeks Wed 19:00 from 2026-05-27", "2026-06-10 2026-06-24 2026-07-08")]
    [InlineData("every 2 weeks Wed 19:00 from 2026-05-21", "2026-06-10 2026-06-24 2026-07-08")]
    [InlineData("every 3 weeks Mon from 2026-05-11", "2026-06-01 2026-06-22 2026-07-13")]
    [InlineData("1st Thu 14:00", "2026-06-04 2026-07-02 2026-08-06")]
    [InlineData("2nd Mon", "2026-06-08 2026-07-13 2026-08-10")]
    [InlineData("last Fri 18:00", "2026-06-26 2026-07-31 2026-08-28")]
    [InlineData("5th Mon", "2026-06-29 2026-08-31 2026-11-30")]
    [InlineData("Tue from 2026-07-01", "2026-07-07 2026-07-14 2026-07-21")]
    [InlineData("Tue until 2026-06-09", "2026-06-02 2026-06-09")]
    [InlineData("Tue until 2026-05-31", "")]
    [InlineData("1st Mon", "2026-06-01 2026-07-06 2026-08-03")]
    [InlineData("last Sun", "2026-06-28 2026-07-26 2026-08-30")]
    public void The_next_days_are_told(string session, string days) => Assert.Equal(
        days, string.Join(' ', SessionDates.From(SessionText.TryParse(session)!, Monday).Take(3).Select(day => $"{day:yyyy-MM-dd}")));

    [Fact]
    public void Which_weeks_are_meant_is_not_known_without_a_first_day()
    {
        Assert.False(SessionDates.AreSure(SessionText.TryParse("every 2 weeks Wed")!));
        Assert.True(SessionDates.AreSure(SessionText.TryParse("every 2 weeks Wed from 2026-01-07")!));
        Assert.True(SessionDates.AreSure(SessionText.TryParse("last Wed")!));
        Assert.True(SessionDates.AreSure(SessionText.TryParse("Wed")!));
    }
}
