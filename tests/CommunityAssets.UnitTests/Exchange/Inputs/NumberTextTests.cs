using CommunityAssets.Exchange.Inputs;

namespace CommunityAssets.UnitTests.Exchange.Inputs;

public sealed class NumberTextTests
{
    [Theory]
    [InlineData("12.5", 12.5)]
    [InlineData(" -1.771 ", -1.771)]
    [InlineData("1e3", 1000)]
    [InlineData("0", 0)]
    [InlineData("-1e15", -1e15)]
    public void Numbers_are_read(string text, double value)
    {
        Assert.Equal(NumberStatus.Number, NumberText.Read(text, out var read));
        Assert.Equal(value, read);
    }

    [Theory]
    [InlineData("", NumberStatus.Missing)]
    [InlineData("NA", NumberStatus.Missing)]
    [InlineData(" - ", NumberStatus.Missing)]
    [InlineData("[x]", NumberStatus.Missing)]
    [InlineData("*", NumberStatus.Suppressed)]
    [InlineData("[c]", NumberStatus.Suppressed)]
    [InlineData("suppressed", NumberStatus.Suppressed)]
    [InlineData("NaN", NumberStatus.Bad)]
    [InlineData("Infinity", NumberStatus.Bad)]
    [InlineData("1e999", NumberStatus.Bad)]
    [InlineData("1e308", NumberStatus.Bad)]
    [InlineData("-1000000000000001", NumberStatus.Bad)]
    [InlineData("1,234", NumberStatus.Bad)]
    [InlineData("12,5", NumberStatus.Bad)]
    [InlineData("12%", NumberStatus.Bad)]
    [InlineData("many", NumberStatus.Bad)]
    public void Missing_suppressed_and_bad_are_three_things(string text, NumberStatus status) =>
        Assert.Equal(status, NumberText.Read(text, out _));

    [Theory]
    [InlineData("1,944", "'1,944' has a thousands comma.", "Write it without: 1944.")]
    [InlineData("12,5", "'12,5' has a decimal comma.", "Write it with a full stop: 12.5.")]
    [InlineData("NaN", "'NaN' is not a number.", "Leave the cell empty where there is no value.")]
    [InlineData("1e308", "'1e308' is larger than any value is.", "Check which column is which, and how the number is written.")]
    [InlineData("-Infinity", "'-Infinity' is not a number.", "Leave the cell empty where there is no value.")]
    [InlineData("12%", "'12%' has a per cent sign.", "Write the number alone and say the unit in the heading or beside the file.")]
    public void What_is_wrong_is_told_with_its_cure(string text, string found, string advice) =>
        Assert.Equal((found, advice), NumberText.Explain(text));

    [Theory]
    [InlineData("1,944", NumberStatus.Number, 1944)]
    [InlineData("12,345,678", NumberStatus.Number, 12345678)]
    [InlineData("1944", NumberStatus.Number, 1944)]
    [InlineData("1944.0", NumberStatus.Number, 1944)]
    [InlineData("1,94", NumberStatus.Bad, 0)]
    [InlineData("1944.5", NumberStatus.Bad, 1944)]
    [InlineData("-3", NumberStatus.Bad, -3)]
    [InlineData("..", NumberStatus.Missing, 0)]
    public void Counts_are_whole_and_may_have_thousands_commas(string text, NumberStatus status, long value)
    {
        Assert.Equal(status, NumberText.ReadCount(text, out var read));
        Assert.Equal(value, read);
    }
}
