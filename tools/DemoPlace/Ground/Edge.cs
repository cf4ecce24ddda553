using NetTopologySuite.Geometries;

namespace CommunityAssets.DemoPlace.Ground;

/// <summary>The line between two blocks, which is a street, a path, a field boundary or the river.</summary>
/// <param name="From">Number of the corner it starts from.</param>
/// <param name="To">Number of the corner it ends at.</param>
/// <param name="Course">Its course, both corners included.</param>
public sealed record Edge(int From, int To, Coordinate[] Course)
{
    /// <summary>One of the blocks beside it.</summary>
    public Block? Left { get; set; }

    /// <summary>The other block, or null at the borough's edge.</summary>
    public Block? Right { get; set; }

    /// <summary>Whether it is a stretch of the river.</summary>
    public bool River { get; set; }

    /// <summary>Its length in metres.</summary>
    public double Metres { get; } = Enumerable.Range(1, Course.Length - 1).Sum(i => Course[i].Distance(Course[i - 1]));

    /// <summary>The block on the other side.</summary>
    public Block? Beyond(Block block) => ReferenceEquals(Left, block) ? Right : Left;
}
