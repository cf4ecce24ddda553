using CommunityAssets.Cartography.Tiles;
using NetTopologySuite.Geometries;
using NetTopologySuite.Operation.Overlay;
using NetTopologySuite.Operation.OverlayNG;

namespace CommunityAssets.UnitTests.Cartography.Tiles;

/// <summary>Grounds cut to tiles, against NetTopologySuite's own intersection of the same ground with the tile.</summary>
public sealed class GroundCutterTests
{
    private static readonly GeometryFactory Factory = new();
    private static readonly TileAddress Tile = new(10, 508, 330);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void What_is_cut_covers_what_the_ground_and_the_tile_have_in_common(int seed)
    {
        var random = new Random(seed);
        var box = Tile.Surroundings;
        for (var i = 0; i < 200; i++)
        {
            var ground = Star(random, box, arms: random.Next(3, 40), withHole: i % 3 == 0);
            var cut = Cut(ground);
            var expected = OverlayNG.Overlay(Steps(ground), Frame(), SpatialFunction.Intersection);

            Assert.True(cut.IsValid, $"{seed}/{i}");
            var difference = OverlayNG.Overlay(expected, cut, SpatialFunction.SymDifference).Area;
            Assert.True(difference <= 2 * (expected.Length + 20), $"{seed}/{i}: {difference} of {expected.Area}");
        }
    }

    [Fact]
    public void A_ground_all_around_fills_the_tile_and_its_surroundings()
    {
        var around = Tile.Surroundings.Copy();
        around.ExpandBy(50_000);

        var cut = Cut(Factory.ToGeometry(around));

        Assert.True(cut.EqualsTopologically(Frame()));
    }

    [Fact]
    public void A_hole_all_around_leaves_nothing()
    {
        var (outer, hole) = (Tile.Surroundings.Copy(), Tile.Surroundings.Copy());
        outer.ExpandBy(50_000);
        hole.ExpandBy(20_000);

        Assert.True(Cut(Factory.ToGeometry(outer).Difference(Factory.ToGeometry(hole))).IsEmpty);
    }

    [Fact]
    public void A_ground_past_a_corner_of_the_tile_leaves_nothing()
    {
        var box = Tile.Surroundings;
        var (x, y, d) = (box.MaxX, box.MaxY, box.Width);
        var past = Factory.CreatePolygon(
            [new(x + 10, y - d), new(x + d, y + d), new(x - d, y + d), new(x + 10, y + (d / 2)), new(x + 10, y - d)]);

        Assert.True(Cut(past).IsEmpty);
    }

    [Fact]
    public void A_ground_that_leaves_and_comes_back_is_several_not_one_held_together_by_threads()
    {
        var box = Tile.Surroundings;
        var (left, right, side) = (box.MinX + (box.Width / 2), box.MaxX + 5000, box.Height / 10);
        var y = box.MinY + side;
        var comb = new List<Coordinate> { new(right + 5000, y) };
        for (var tooth = 0; tooth < 4; tooth++)
        {
            comb.AddRange([new(right, y), new(left, y), new(left, y + side), new(right, y + side)]);
            y += 2 * side;
        }

        comb.AddRange([new(right + 5000, y), new(right + 5000, box.MinY + side)]);

        var cut = Cut(Factory.CreatePolygon([.. comb]));

        Assert.True(cut.IsValid);
        Assert.Equal(4, cut.NumGeometries);
    }

    private static Geometry Cut(Geometry ground)
    {
        var layer = new TileLayer("ground");
        layer.Add(1, new GroundCutter(TileFrame.Whole(Tile)).Cut(TileGround.Of(ground)));
        var tile = DecodedTile.Read(TileLayer.Tile(layer));
        return tile.TryGetValue("ground", out var found) ? found.Features[0].Geometry : Factory.CreatePolygon();
    }

    // The ground in steps of the tile, y downward, without rounding.
    private static Geometry Steps(Geometry ground)
    {
        var copy = ground.Copy();
        copy.Apply(new ToSteps());
        copy.GeometryChanged();
        return copy;
    }

    private static Geometry Frame() => Factory.ToGeometry(new Envelope(
        -TileAddress.Buffer, TileAddress.Extent + TileAddress.Buffer, -TileAddress.Buffer, TileAddress.Extent + TileAddress.Buffer));

    private static Polygon Star(Random random, Envelope box, int arms, bool withHole)
    {
        var centre = new Coordinate(
            box.MinX + (box.Width * ((random.NextDouble() * 1.6) - 0.3)), box.MinY + (box.Height * ((random.NextDouble() * 1.6) - 0.3)));
        var size = box.Width * (0.05 + random.NextDouble());
        var outer = Ring(0.4, 1.0);
        return withHole
            ? Factory.CreatePolygon(Factory.CreateLinearRing(outer), [Factory.CreateLinearRing(Ring(0.1, 0.3))])
            : Factory.CreatePolygon(outer);

        Coordinate[] Ring(double least, double most)
        {
            var ring = new Coordinate[arms + 1];
            for (var i = 0; i < arms; i++)
            {
                var (turn, reach) = (2 * Math.PI * i / arms, size * (least + (random.NextDouble() * (most - least))));
                ring[i] = new Coordinate(centre.X + (reach * Math.Cos(turn)), centre.Y + (reach * Math.Sin(turn)));
            }

            ring[arms] = ring[0].Copy();
            return ring;
        }
    }

    private sealed class ToSteps : ICoordinateSequenceFilter
    {
        public bool Done => false;

        public bool GeometryChanged => true;

        public void Filter(CoordinateSequence sequence, int at)
        {
            var steps = Math.Pow(2, Tile.Z) * TileAddress.Extent / (2 * WorldGrid.Half);
            sequence.SetX(at, ((sequence.GetX(at) + WorldGrid.Half) * steps) - (Tile.X * TileAddress.Extent));
            sequence.SetY(at, ((WorldGrid.Half - sequence.GetY(at)) * steps) - (Tile.Y * TileAddress.Extent));
        }
    }
}
