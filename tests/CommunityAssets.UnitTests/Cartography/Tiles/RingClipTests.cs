using System.Runtime.InteropServices;
using CommunityAssets.Cartography.Tiles;

namespace CommunityAssets.UnitTests.Cartography.Tiles;

public sealed class RingClipTests
{
    private const int Low = -TileAddress.Buffer;
    private const int High = TileAddress.Extent + TileAddress.Buffer;

    private static readonly TileFrame Frame = TileFrame.Whole(new TileAddress(10, 500, 300));

    [Fact]
    public void A_ring_around_the_tile_becomes_the_tile_with_its_surroundings()
    {
        var cut = RingClip.Ring([(-9000, -9000), (9000, -9000), (9000, 9000), (-9000, 9000)], Frame);

        Assert.Equal(2L * (High - Low) * (High - Low), RingClip.TwiceArea(CollectionsMarshal.AsSpan(cut)));
    }

    [Fact]
    public void A_ring_beside_the_tile_is_left_out() => Assert.Empty(RingClip.Ring([(5000, 0), (6000, 0), (6000, 100)], Frame));

    [Fact]
    public void A_ring_that_only_touches_the_surroundings_has_no_area_there() =>
        Assert.Empty(RingClip.Ring([(High, 0), (6000, 0), (6000, 100), (High, 100)], Frame));

    [Fact]
    public void A_ring_within_is_left_as_it_is()
    {
        (int X, int Y)[] ring = [(0, 0), (10, 0), (10, 10)];
        Assert.Equal(ring, RingClip.Ring(ring, Frame));
    }

    [Fact]
    public void A_line_that_leaves_and_comes_back_has_two_parts()
    {
        var parts = RingClip.Line([(100, 100), (100, -1000), (200, -1000), (200, 100), (300, 100)], Frame);

        Assert.Equal([[(100, 100), (100, Low)], [(200, Low), (200, 100), (300, 100)]], parts);
    }

    [Fact]
    public void A_line_across_is_cut_at_both_edges() =>
        Assert.Equal([[(Low, 50), (High, 50)]], RingClip.Line([(-9000, 50), (9000, 50)], Frame));

    [Fact]
    public void A_line_outside_is_left_out() => Assert.Empty(RingClip.Line([(-9000, -9000), (9000, -8000), (20000, 50)], Frame));
}
