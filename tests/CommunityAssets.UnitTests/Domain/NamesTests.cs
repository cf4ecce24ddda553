using CommunityAssets.Domain.Assets;
using CommunityAssets.Domain.Links;
using CommunityAssets.Domain.Needs;
using CommunityAssets.Domain.Places;

namespace CommunityAssets.UnitTests.Domain;

public sealed class NamesTests
{
    [Fact]
    public void Every_kind_reads_back_from_its_name_and_has_words_for_one_and_many()
    {
        foreach (var kind in KindNames.All)
        {
            Assert.True(KindNames.TryParse(KindNames.Name(kind).ToUpperInvariant(), out var read));
            Assert.Equal(kind, read);
            Assert.Equal(KindNames.Label(kind).ToLowerInvariant(), KindNames.Many(kind));
        }

        Assert.Equal("stories", KindNames.Many(AssetKind.Story));
        Assert.False(KindNames.TryParse("1", out _));
        Assert.False(KindNames.TryParse(null, out _));
    }

    [Fact]
    public void Every_level_reads_back_from_its_name()
    {
        foreach (var level in LevelNames.All)
        {
            Assert.True(LevelNames.TryParse($" {LevelNames.Name(level)} ", out var read));
            Assert.Equal(level, read);
            Assert.NotEqual(LevelNames.One(level), LevelNames.Many(level));
        }

        Assert.False(LevelNames.TryParse("lsoa21", out _));
    }

    [Theory]
    [InlineData("higher-is-worse", Polarity.HigherIsWorse)]
    [InlineData("Higher is better", Polarity.HigherIsBetter)]
    [InlineData("NEITHER", Polarity.Neither)]
    public void Polarities_read_with_hyphens_or_blanks(string text, Polarity expected)
    {
        Assert.True(PolarityNames.TryParse(text, out var read));
        Assert.Equal(expected, read);
    }

    [Fact]
    public void A_link_says_each_end_in_its_own_words()
    {
        Assert.Equal("meets-at", LinkNames.Name(LinkKind.MeetsAt));
        Assert.Equal("Meets at", LinkNames.Forward(LinkKind.MeetsAt));
        Assert.Equal("Meeting here", LinkNames.Backward(LinkKind.MeetsAt));
        Assert.Equal("Run by", LinkNames.Backward(LinkKind.Runs));
    }
}
