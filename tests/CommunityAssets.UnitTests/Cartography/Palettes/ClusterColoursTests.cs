using CommunityAssets.Cartography.Palettes;

namespace CommunityAssets.UnitTests.Cartography.Palettes;

public sealed class ClusterColoursTests
{
    public static TheoryData<string> Colourful => ["normal", "protanopia", "deuteranopia", "tritanopia"];

    [Theory]
    [MemberData(nameof(Colourful))]
    public void Outlines_are_told_apart_from_each_other_and_from_the_ramp_under_them(string vision)
    {
        var seen = ClusterColours.All.Select(colour => Vision.Lab(colour, vision)).ToList();
        var ramp = Ramp.Sequential.Colours(5).Select(colour => Vision.Lab(Colour.Mix(Ground.Paper, colour, 0.7), vision)).ToList();
        for (var one = 0; one < seen.Count; one++)
        {
            for (var other = one + 1; other < seen.Count; other++)
            {
                Assert.True(Vision.Difference(seen[one], seen[other]) >= 12, $"outlines {one} and {other}");
            }

            Assert.All(ramp, below => Assert.True(Vision.Difference(seen[one], below) >= 8, $"outline {one} on the ramp"));
        }
    }

    [Fact]
    public void Outlines_stand_out_from_their_white_rim() =>
        Assert.All(ClusterColours.All, colour => Assert.True(Colour.Contrast(colour, Ground.Panel) >= 3));
}
