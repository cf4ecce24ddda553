using CommunityAssets.Domain.Assets;

namespace CommunityAssets.UnitTests.Domain;

public sealed class SessionTextTests
{
    [Theory]
    [InlineData("Tue 10:00-12:00", "FREQ=WEEKLY;BYDAY=TU")]
    [InlineData("every 2 weeks Wed 19:00-21:00 from 2026-01-07", "FREQ=WEEKLY;INTERVAL=2;BYDAY=WE")]
    [InlineData("1st Thu 14:00-16:00", "FREQ=MONTHLY;BYDAY=1TH")]
    [InlineData("last Fri 18:00 until 2026-12-18 (term time)", "FREQ=MONTHLY;BYDAY=-1FR;UNTIL=20261218")]
    [InlineData("Sun", "FREQ=WEEKLY;BYDAY=SU")]
    public void A_session_is_read_written_back_the_same_and_told_as_a_calendar_rule(string text, string rule)
    {
        var session = SessionText.TryParse(text);
        Assert.NotNull(session);
        Assert.Equal(text, SessionText.Format(session));
        Assert.Equal(rule, SessionText.ToRRule(session));
    }

    [Fact]
    public void Words_and_long_dashes_are_understood()
    {
        var session = SessionText.TryParse("tuesdays 9:30 \u2013 11:00");
        Assert.Equal(new Session { Day = DayOfWeek.Tuesday, Start = new TimeOnly(9, 30), End = new TimeOnly(11, 0) }, session);
    }

    [Theory]
    [InlineData("whenever")]
    [InlineData("Tue 25:00")]
    [InlineData("every 0 weeks Tue")]
    [InlineData("6th Tue 10:00")]
    [InlineData("Tue 10:00 from 2026-02-30")]
    public void What_is_not_a_session_is_not_guessed(string text) => Assert.Null(SessionText.TryParse(text));

    [Fact]
    public void The_part_of_a_list_that_cannot_be_read_is_named()
    {
        Assert.False(SessionText.TryParseAll("Tue 10:00; sometimes", out _, out var problem));
        Assert.Equal("sometimes", problem);
        Assert.True(SessionText.TryParseAll("Tue 10:00-12:00; 1st Thu 14:00-16:00", out var sessions, out _));
        Assert.Equal([DayOfWeek.Tuesday, DayOfWeek.Thursday], sessions.Select(session => session.Day));
    }
}
