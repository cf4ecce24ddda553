using CommunityAssets.Domain.Places;
using NetTopologySuite.Geometries;
using NetTopologySuite.Operation.OverlayNG;

namespace CommunityAssets.DemoPlace.Ground;

/// <summary>An area made of whole blocks: an output area, a ward…</summary>
public sealed class Tract(AreaLevel level, string code, string name, IReadOnlyList<Block> blocks)
{
    private Geometry? _shape;

    /// <summary>Its level.</summary>
    public AreaLevel Level { get; } = level;

    /// <summary>Its code, of a sort that is never issued.</summary>
    public string Code { get; } = code;

    /// <summary>Its name.</summary>
    public string Name { get; } = name;

    /// <summary>The blocks it is made of.</summary>
    public IReadOnlyList<Block> Blocks { get; } = blocks;

    /// <summary>People who live there.</summary>
    public int People { get; } = blocks.Sum(block => block.People);

    /// <summary>The middle of where people live.</summary>
    public Spot Middle { get; } = Weighted(blocks);

    /// <summary>Its outline, on the plan.</summary>
    public Geometry Shape => _shape ??= CoverageUnion.Union(Blocks[0].Shape.Factory.BuildGeometry(Blocks.Select(block =>
        (Geometry)block.Shape)));

    /// <summary>An average over its people.</summary>
    public double Mean(Func<Block, double> value) => People == 0 ? 0 : Blocks.Sum(block => value(block) * block.People) / People;

    private static Spot Weighted(IReadOnlyList<Block> blocks)
    {
        double x = 0, y = 0, weight = 0;
        foreach (var block in blocks)
        {
            var people = block.People + 0.001;
            x += block.Middle.X * people;
            y += block.Middle.Y * people;
            weight += people;
        }

        return new Spot(x / weight, y / weight);
    }
}
