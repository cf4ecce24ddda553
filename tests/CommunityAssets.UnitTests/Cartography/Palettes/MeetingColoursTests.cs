using CommunityAssets.Cartography.Palettes;

namespace CommunityAssets.UnitTests.Cartography.Palettes;

public sealed class MeetingColoursTests
{
    private static readonly (int Need, int Strengths)[] Classes =
        [.. from strengths in Enumerable.Range(0, 3) from need in Enumerable.Range(0, 3) select (need, strengths)];

    public static TheoryData<string> Colourful => ["normal", "protanopia", "deuteranopia", "tritanopia"];

    [Theory]
    [MemberData(nameof(Colourful))]
    public void Each_two_of_the_nine_classes_are_told_apart_as_they_lie_on_the_map(string vision)
    {
        var seen = Classes.Select(one => Vision.Lab(MeetingColours.OnPaper(one.Need, one.Strengths), vision)).ToList();
        for (var one = 0; one < seen.Count; one++)
        {
            for (var other = one + 1; other < seen.Count; other++)
            {
                var difference = Vision.Difference(seen[one], seen[other]);
                Assert.True(difference >= 8, $"{Classes[one]} and {Classes[other]} differ by {difference:0.0}");
            }
        }
    }

    [Fact]
    public void More_need_and_more_strengths_are_darker_which_is_what_grey_leaves()
    {
        foreach (var (need, strengths) in Classes)
        {
            var own = Vision.Lab(MeetingColours.Of(need, strengths), "grey").L;
            Assert.True(need == 2
                || Vision.Lab(MeetingColours.Of(need + 1, strengths), "grey").L <= own - 5, $"need above {need}, {strengths}");
            Assert.True(
                strengths == 2
                    || Vision.Lab(MeetingColours.Of(need, strengths + 1), "grey").L <= own - 4.5, $"strengths above {need}, {strengths}");
        }
    }

    [Fact]
    public void Numbers_in_the_legend_can_be_read()
    {
        // WCAG 2.2, 1.4.3: 3:1 for large bold writing, which they are.
        foreach (var (need, strengths) in Classes)
        {
            Assert.True(
                Colour.Contrast(MeetingColours.InkOn(need, strengths), MeetingColours.OnPaper(need, strengths)) >= 3,
                $"{need}, {strengths}");
        }
    }

    [Fact]
    public void There_are_three_thirds_each_way()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => MeetingColours.Of(3, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => MeetingColours.Of(0, -1));
    }
}
