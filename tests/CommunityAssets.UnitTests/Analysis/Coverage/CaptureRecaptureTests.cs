using CommunityAssets.Analysis.Coverage;
using CommunityAssets.Analysis.Rates;

namespace CommunityAssets.UnitTests.Analysis.Coverage;

public sealed class CaptureRecaptureTests
{
    [Fact]
    public void The_total_is_Chapmans()
    {
        // 200 and 150 with 30 in both: 201 · 151 / 31 − 1; Seber's variance 201 · 151 · 170 · 120 / (31² · 32).
        var found = CaptureRecapture.Of(200, 150, 30, Confidence.P95);
        Assert.Equal((201 * 151 / 31d) - 1, found.Total.Value, 1e-9);
        Assert.Equal(320, found.Recorded);
        Assert.InRange(found.Total.Lower, 320, found.Total.Value);
        var deviation = Math.Sqrt(201d * 151 * 170 * 120 / (31 * 31 * 32));
        Assert.True(found.Total.Upper > found.Total.Value + (1.9 * deviation), "The upper limit leans outwards.");
        Assert.Equal(320 / found.Total.Value, found.Share.Value, 1e-12);
        Assert.InRange(found.Share.Lower, 0, found.Share.Value);
        Assert.InRange(found.Share.Upper, found.Share.Value, 1);
    }

    [Fact]
    public void With_too_few_in_both_nothing_is_said()
    {
        var found = CaptureRecapture.Of(100, 80, 6, Confidence.P95);
        Assert.False(found.IsEnough);
        Assert.Equal(Estimate.None, found.Share);
        Assert.Equal(174, found.Recorded);
        Assert.False(CaptureRecapture.Of(0, 0, 0, Confidence.P95).IsEnough);
    }

    [Fact]
    public void Where_both_have_the_same_all_is_recorded()
    {
        var found = CaptureRecapture.Of(50, 50, 50, Confidence.P95);
        Assert.Equal(new Estimate(50, 50, 50), found.Total);
        Assert.Equal(1, found.Share.Value);
    }

    [Fact]
    public void More_in_both_than_in_one_is_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => CaptureRecapture.Of(10, 20, 11, Confidence.P95));
}
