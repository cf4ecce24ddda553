using CommunityAssets.Domain.Assets;
using CommunityAssets.Web.Finder;

namespace CommunityAssets.WebTests.Finder;

public sealed class NextTimeTests
{
    private static readonly DateOnly Today = new(2026, 11, 21);

    [Theory]
    [InlineData("Tue 10:00-12:00", "Tuesday 24 November, Tuesday 1 December and Tuesday 8 December")]
    [InlineData("Sat 10:00", "Saturday 21 November, Saturday 28 November and Saturday 5 December")]
    [InlineData("Tue until 2026-11-24", "Tuesday 24 November")]
    [InlineData("every 2 weeks Wed 19:00", "")]
    [InlineData(
        "Tue 10:00-12:00; Thu 14:00", "Tuesday 24 November, 10am to 12 noon; Thursday 26 November, from 2pm; Tuesday 1 December, 10am to 12 noon")]
    public void The_next_times_are_told_soonest_first(string sessions, string words)
    {
        Assert.True(SessionText.TryParseAll(sessions, out var read, out _));
        var asset = new Asset
        {
            Id = Guid.CreateVersion7(),
            Kind = AssetKind.Group,
            Name = "Choir",
            Sessions = [.. read],
            Provenance = new Provenance("register", "1"),
        };
        Assert.Equal(words, NextTime.Told(NextTime.Of(asset, Today, 3)));
    }
}
