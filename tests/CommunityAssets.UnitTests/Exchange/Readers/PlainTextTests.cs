using CommunityAssets.Exchange.Readers;

namespace CommunityAssets.UnitTests.Exchange.Readers;

public sealed class PlainTextTests
{
    [Theory]
    [InlineData("Tea &amp; cake", "Tea & cake")]
    [InlineData("<p>Come <b>along</b>!</p>", "Come along !")]
    [InlineData("a<script>alert('x')</script>b", "a b")]
    [InlineData("a<style>p{color:red}</style>b", "a b")]
    [InlineData("a<!-- hidden <b>x</b> -->b", "a b")]
    [InlineData("&lt;script&gt;alert(1)&lt;/script&gt;Hello", "Hello")]
    [InlineData("&amp;lt;b&amp;gt;Hello", "Hello")]
    [InlineData("<img src=x onerror=alert(1)", null)]
    [InlineData("<script>never closed", null)]
    [InlineData("2 < 3 and 5 > 4", "2 < 3 and 5 > 4")]
    [InlineData("two\u00A0 \t blanks", "two blanks")]
    [InlineData("bell\u0007 and\u202E turned", "bell and turned")]
    [InlineData("  ", null)]
    [InlineData(null, null)]
    public void A_line_is_plain(string? text, string? plain) => Assert.Equal(plain, PlainText.Line(text));

    [Fact]
    public void Paragraphs_and_line_breaks_stay_in_a_summary()
    {
        Assert.Equal("One\nTwo\n\nThree", PlainText.Paragraphs("<p>One<br/>Two</p>\n\n\n<p>Three</p>"));
        Assert.Equal("One Two", PlainText.Line("One<br>Two"));
    }
}
