using CommunityAssets.DemoPlace.Plan;
using NetTopologySuite.Geometries;
using NetTopologySuite.Operation.Buffer;
using NetTopologySuite.Operation.OverlayNG;

namespace CommunityAssets.DemoPlace.Ground;

/// <summary>The shapes of green spaces: their blocks less a verge, or a corner of a block.</summary>
public static class Greens
{
    /// <summary>Each green space with its shape on the plan.</summary>
    public static IReadOnlyList<(GreenSpace Green, Geometry Shape)> Shapes(BlockMap map)
    {
        var verge = new BufferParameters(1, EndCapStyle.Flat, JoinStyle.Mitre, 2);
        var shapes = new List<(GreenSpace, Geometry)>();
        foreach (var green in GreenSpace.All)
        {
            var blocks = map.Blocks.Where(block => block.Green == green.Id).ToArray();
            if (blocks.Length > 0)
            {
                var factory = blocks[0].Shape.Factory;
                shapes.Add((green, CoverageUnion.Union(factory.BuildGeometry(blocks.Select(block => (Geometry)block.Shape)))
                    .Buffer(-9, verge)));
                continue;
            }

            var at = new Spot(green.X, green.Y);
            var host = map.Blocks.Where(block => block.Green is null).MinBy(block => block.Middle.To(at))!;
            var corners = host.Shape.Coordinates.Select(corner =>
            {
                var spot = host.Middle.Towards(new Spot(corner.X, corner.Y), 0.38);
                return new Coordinate(Math.Round(spot.X, 2), Math.Round(spot.Y, 2));
            });
            shapes.Add((green, host.Shape.Factory.CreatePolygon([.. corners])));
        }

        return shapes;
    }
}
