using CommunityAssets.Domain.Assets;
using CommunityAssets.Exchange.Readers;

namespace CommunityAssets.UnitTests.Exchange.Readers;

public sealed class AssetWordsTests
{
    [Theory]
    [InlineData("free", CostKind.Free, null, null)]
    [InlineData("Free for carers", CostKind.Free, null, "for carers")]
    [InlineData("donation", CostKind.Donation, null, null)]
    [InlineData("Pay what you can", CostKind.Donation, null, null)]
    [InlineData("£2.50", CostKind.Amount, "2.50", null)]
    [InlineData("£2.50 with tea", CostKind.Amount, "2.50", "with tea")]
    [InlineData("From £3 (members)", CostKind.Amount, "3", "members")]
    [InlineData("4", CostKind.Amount, "4", null)]
    [InlineData("£0", CostKind.Free, null, null)]
    public void Costs_are_read(string text, CostKind kind, string? pounds, string? note) =>
        Assert.Equal(new Cost(kind, pounds is null ? null : decimal.Parse(pounds), note), AssetWords.Cost(text));

    [Theory]
    [InlineData("ask us")]
    [InlineData("£1,200")]
    [InlineData("freehold")]
    public void Other_words_are_no_cost(string text) => Assert.Null(AssetWords.Cost(text));

    [Theory]
    [InlineData("60+", 60, null)]
    [InlineData("0-5", 0, 5)]
    [InlineData("18 to 30", 18, 30)]
    [InlineData("under 5s", null, 4)]
    [InlineData("Over 50", 50, null)]
    [InlineData("Ages 11-16 years", 11, 16)]
    [InlineData("all ages", null, null)]
    public void Ages_are_read(string text, int? from, int? to) => Assert.Equal((from, to), AssetWords.Ages(text));

    [Theory]
    [InlineData("teenagers")]
    [InlineData("30-18")]
    [InlineData("18-999")]
    public void Other_words_are_no_ages(string text) => Assert.Null(AssetWords.Ages(text));

    [Theory]
    [InlineData("https://example.org/a?b=c", "https://example.org/a?b=c")]
    [InlineData("www.example.org", "http://www.example.org")]
    [InlineData("javascript:alert(1)", null)]
    [InlineData("javascript://example.org/%0aalert(1)", null)]
    [InlineData("mailto:a@example.org", null)]
    [InlineData("https://someone@example.org/", null)]
    [InlineData("n/a", null)]
    [InlineData("see our page", null)]
    public void Web_addresses_are_http_or_nothing(string text, string? web) => Assert.Equal(web, AssetWords.Web(text));

    [Theory]
    [InlineData("2026-03-12")]
    [InlineData("12/03/2026")]
    [InlineData("12 March 2026")]
    [InlineData("12 Mar 2026")]
    public void Days_are_read_day_first(string text) => Assert.Equal(new DateOnly(2026, 3, 12), AssetWords.Day(text));

    [Theory]
    [InlineData("pl", "pl")]
    [InlineData("Polish", "pl")]
    [InlineData("BSL", "bfi")]
    [InlineData("Klingonese", null)]
    public void Languages_are_known_by_tag_and_name(string text, string? tag) => Assert.Equal(tag, AssetWords.Language(text));
}
