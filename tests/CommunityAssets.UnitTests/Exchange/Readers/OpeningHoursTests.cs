using CommunityAssets.Domain.Assets;
using CommunityAssets.Exchange.Readers;

namespace CommunityAssets.UnitTests.Exchange.Readers;

public sealed class OpeningHoursTests
{
    [Theory]
    [InlineData("Mo-We 09:00-17:00", "Mon 09:00-17:00;Tue 09:00-17:00;Wed 09:00-17:00")]
    [InlineData("Sa,Su 10:00-12:00,14:00-16:00", "Sat 10:00-12:00;Sat 14:00-16:00;Sun 10:00-12:00;Sun 14:00-16:00")]
    [InlineData("Mo 9:00-17:00; Tu off; PH off", "Mon 09:00-17:00")]
    [InlineData("Mo-Tu 09:00-17:00; Tu 10:00-12:00", "Mon 09:00-17:00;Tue 10:00-12:00")]
    [InlineData("Mo-Tu 09:00-17:00; Mo off", "Tue 09:00-17:00")]
    [InlineData("Su 10:30; We 19:30", "Wed 19:30;Sun 10:30")]
    [InlineData("Th[1] 14:00-16:00", "1st Thu 14:00-16:00")]
    [InlineData("Th[1,3] 14:00-16:00", "1st Thu 14:00-16:00;3rd Thu 14:00-16:00")]
    [InlineData("Fr[-1] 18:00", "last Fri 18:00")]
    [InlineData("Fr-Su 18:00-24:00", "Fri 18:00-00:00;Sat 18:00-00:00;Sun 18:00-00:00")]
    [InlineData("Sa-Mo 10:00-11:00", "Mon 10:00-11:00;Sat 10:00-11:00;Sun 10:00-11:00")]
    [InlineData("Fr 20:00-02:00", "Fri 20:00-02:00")]
    [InlineData("Mo 18:00+", "Mon 18:00")]
    public void Weekdays_and_times_are_read_as_sessions(string text, string expected)
    {
        Assert.True(OpeningHours.TryRead(text, out var sessions));
        Assert.Equal(expected, string.Join(';', sessions.Select(SessionText.Format)));
    }

    [Fact]
    public void Times_without_days_are_for_every_day()
    {
        Assert.True(OpeningHours.TryRead("08:00-20:00", out var sessions));
        Assert.Equal(7, sessions.Count);
        Assert.Equal(DayOfWeek.Monday, sessions[0].Day);
    }

    [Theory]
    [InlineData("24/7")]
    [InlineData("sunrise-sunset")]
    [InlineData("Apr-Sep Mo-Fr 09:00-17:00")]
    [InlineData("Mo-Fr 25:00-26:00")]
    [InlineData("by appointment")]
    [InlineData("Mo off")]
    [InlineData("")]
    public void The_rest_is_left_as_it_stands(string text)
    {
        Assert.False(OpeningHours.TryRead(text, out _));
    }
}
