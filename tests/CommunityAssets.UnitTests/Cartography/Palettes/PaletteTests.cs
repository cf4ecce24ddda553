using CommunityAssets.Cartography.Palettes;

namespace CommunityAssets.UnitTests.Cartography.Palettes;

public sealed class PaletteTests
{
    public static TheoryData<string, int> Sights
    {
        get
        {
            var data = new TheoryData<string, int>();
            foreach (var vision in Vision.All.Keys)
            {
                for (var classes = 3; classes <= 7; classes++)
                {
                    data.Add(vision, classes);
                }
            }

            return data;
        }
    }

    public static TheoryData<string> Colourful => ["normal", "protanopia", "deuteranopia", "tritanopia"];

    [Fact]
    public void Difference_of_colours_is_that_of_the_published_test_data()
    {
        // Sharma, Wu and Dalal 2005, table 1, pairs 1, 7, 17 and 25.
        Assert.Equal(2.0425, Vision.Difference((50, 2.6772, -79.7751), (50, 0, -82.7485)), 4);
        Assert.Equal(0, Vision.Difference((50, 0, 0), (50, 0, 0)), 4);
        Assert.Equal(27.1492, Vision.Difference((50, 2.5, 0), (73, 25, -18)), 4);
        Assert.Equal(1.2644, Vision.Difference((60.2574, -34.0099, 36.2677), (60.4626, -34.1751, 39.4387)), 4);
    }

    [Theory]
    [MemberData(nameof(Sights))]
    public void Need_grows_darker_class_by_class_whoever_looks(string vision, int classes)
    {
        var seen = Ramp.Sequential.Colours(classes).Select(colour => Vision.Lab(colour, vision)).ToList();

        for (var i = 1; i < classes; i++)
        {
            Assert.True(seen[i].L < seen[i - 1].L, $"class {i + 1} is not darker");
            Assert.True(Vision.Difference(seen[i - 1], seen[i]) >= 5, $"classes {i} and {i + 1} look alike");
        }
    }

    [Theory]
    [MemberData(nameof(Sights))]
    public void Either_side_of_a_benchmark_grows_darker_away_from_it(string vision, int classes)
    {
        var seen = Ramp.Diverging.Colours(classes).Select(colour => Vision.Lab(colour, vision)).ToList();

        for (var i = 1; i < classes; i++)
        {
            var below = i <= (classes - 1) / 2.0;
            var across = classes % 2 == 0 && i == classes / 2;
            Assert.True(across || (below ? seen[i].L > seen[i - 1].L : seen[i].L < seen[i - 1].L), $"class {i + 1} is out of order");
        }

        if (vision != "grey")
        {
            Assert.True(Vision.Difference(seen[0], seen[^1]) >= 20, "the two ends look alike");
        }
    }

    [Fact]
    public void Five_classes_have_the_colours_that_the_look_names()
    {
        Assert.Equal(
            ["#f3eef6", "#d5c3e3", "#ae8fca", "#8158a6", "#532480"], Ramp.Sequential.Colours(5).Select(colour => colour.ToString()));
        Assert.Equal(
            ["#1b6f8a", "#8fc3cf", "#f2f0ec", "#e5b98a", "#b0631a"], Ramp.Diverging.Colours(5).Select(colour => colour.ToString()));
        Assert.Equal(["#ae8fca"], Ramp.Sequential.Colours(1).Select(colour => colour.ToString()));
    }

    [Theory]
    [MemberData(nameof(Colourful))]
    public void Kinds_are_told_apart_by_colour_alone(string vision)
    {
        foreach (var one in KindStyle.All)
        {
            foreach (var other in KindStyle.All.Where(other => other.Kind > one.Kind))
            {
                var difference = Vision.Difference(Vision.Lab(one.Colour, vision), Vision.Lab(other.Colour, vision));
                Assert.True(difference >= 12, $"{one.Kind} and {other.Kind} differ by {difference:0.0}");
            }
        }
    }

    [Fact]
    public void Kinds_are_told_apart_by_shape_alone() =>
        Assert.Equal(KindStyle.All.Count, KindStyle.All.Select(style => style.Shape).Distinct().Count());

    [Fact]
    public void Marks_stand_out_from_what_lies_under_them()
    {
        foreach (var style in KindStyle.All)
        {
            // WCAG 2.2, 1.4.11: 3:1 for what is needed to understand a graphic. The halo is white.
            Assert.True(Colour.Contrast(style.Colour, Ground.Panel) >= 3, $"{style.Kind} on its halo");
            Assert.True(Colour.Contrast(style.Colour, Ground.Paper) >= 3, $"{style.Kind} on paper");
        }
    }

    [Fact]
    public void Text_can_be_read()
    {
        foreach (var ground in new[] { Ground.Panel, Ground.Paper })
        {
            Assert.True(Colour.Contrast(Ground.Ink, ground) >= 4.5);
            Assert.True(Colour.Contrast(Ground.QuietInk, ground) >= 4.5);
        }
    }

    [Fact]
    public void Contrast_is_that_of_the_standard()
    {
        Assert.Equal(21, Colour.Contrast(Colour.Parse("#000000"), Colour.Parse("#ffffff")), 6);
        Assert.Equal(4.48, Colour.Contrast(Colour.Parse("#777777"), Colour.Parse("#ffffff")), 2);
    }

    [Theory]
    [InlineData("f3eef6")]
    [InlineData("#f3e")]
    [InlineData("#gggggg")]
    [InlineData("")]
    public void What_is_no_colour_is_refused(string text) => Assert.Throws<FormatException>(() => Colour.Parse(text));
}
