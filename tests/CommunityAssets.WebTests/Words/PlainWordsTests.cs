using CommunityAssets.Domain.Assets;
using CommunityAssets.Web.Words;

namespace CommunityAssets.WebTests.Words;

public sealed class PlainWordsTests
{
    [Theory]
    [InlineData("Tue 10:00-12:00", "Tuesdays, 10am to 12 noon")]
    [InlineData("Sun 18:30", "Sundays, from 6.30pm")]
    [InlineData("1st Thu 14:00-16:00", "First Thursday of the month, 2pm to 4pm")]
    [InlineData("last Fri 18:00 (term time)", "Last Friday of the month, from 6pm (term time)")]
    [InlineData("every 2 weeks Wed 19:00-21:00 from 2026-01-07", "Every second Wednesday, 7pm to 9pm, starting 7 January 2026")]
    [InlineData("every 6 weeks Mon until 2026-12-31", "Every 6 weeks on Monday, until 31 December 2026")]
    [InlineData("Sat 21:00-00:00", "Saturdays, 9pm to midnight")]
    public void Times_read_as_people_say_them(string written, string words) =>
        Assert.Equal(words, PlainWords.When(SessionText.TryParse(written)!));

    [Fact]
    public void Prices_read_as_people_say_them()
    {
        Assert.Equal("Free", PlainWords.Price(new Cost(CostKind.Free)));
        Assert.Equal("By donation, for the tea", PlainWords.Price(new Cost(CostKind.Donation, Note: "for the tea")));
        Assert.Equal("£2.50, with tea", PlainWords.Price(new Cost(CostKind.Amount, 2.5m, "with tea")));
        Assert.Equal("£3", PlainWords.Price(new Cost(CostKind.Amount, 3.00m)));
        Assert.Equal("There is a charge", PlainWords.Price(new Cost(CostKind.Amount)));
    }

    [Fact]
    public void Who_it_is_for_is_everyone_unless_somebody_said_otherwise()
    {
        Assert.Equal("Everyone", PlainWords.WhoFor(null));
        Assert.Equal("Everyone", PlainWords.WhoFor(new Audience()));
        Assert.Equal("People aged 60 and over", PlainWords.WhoFor(new Audience(60)));
        Assert.Equal("People up to the age of 5", PlainWords.WhoFor(new Audience(null, 5)));
        Assert.Equal("People aged 18 to 30: carers of adults", PlainWords.WhoFor(new Audience(18, 30, "carers of adults")));
        Assert.Equal("Carers of adults", PlainWords.WhoFor(new Audience(Words: "carers of adults")));
    }

    [Theory]
    [InlineData(3, "10 m")]
    [InlineData(648, "650 m")]
    [InlineData(996, "1.0 km")]
    [InlineData(1240, "1.2 km")]
    public void Distances_are_told_to_ten_metres_or_a_tenth_of_a_kilometre(double metres, string words) =>
        Assert.Equal(words, PlainWords.Distance(metres));

    [Fact]
    public void Lists_and_counts_are_plain_English()
    {
        Assert.Equal("", PlainWords.List([]));
        Assert.Equal("a", PlainWords.List(["a"]));
        Assert.Equal("a, b and c", PlainWords.List(["a", "b", "c"]));
        Assert.Equal("1 story", PlainWords.Count(1, "story", "stories"));
        Assert.Equal("1,204 stories", PlainWords.Count(1204, "story", "stories"));
    }

    [Theory]
    [InlineData("pl", "Polish")]
    [InlineData("cy-GB", "Welsh")]
    [InlineData("xx", "xx")]
    public void Languages_have_their_English_names(string tag, string name) => Assert.Equal(name, LanguageNames.Of(tag));
}
