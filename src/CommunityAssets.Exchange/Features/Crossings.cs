using NetTopologySuite.Algorithm;
using NetTopologySuite.Geometries;
using NetTopologySuite.Geometries.Utilities;
using NetTopologySuite.Noding;

namespace CommunityAssets.Exchange.Features;

/// <summary>
/// Counts where edges of a shape cross each other, and stops when there are too many: mending a shape makes new corners of each of them, a
/// thousand times as many as it had where every edge crosses every other.
/// </summary>
public static class Crossings
{
    /// <summary>Whether edges cross each other more often than so many times. Touching at a corner is no crossing.</summary>
    /// <param name="shape">The shape.</param>
    /// <param name="most">How often they may.</param>
    public static bool AreMoreThan(Geometry shape, int most)
    {
        var counter = new Counter(most);
        new MCIndexNoder(counter).ComputeNodes(
            [.. LinearComponentExtracter.GetLines(shape).Select(line => (ISegmentString)new BasicSegmentString(line.Coordinates, null))]);
        return counter.IsDone;
    }

    private sealed class Counter(int most) : ISegmentIntersector
    {
        private readonly RobustLineIntersector _lines = new();
        private int _count;

        public bool IsDone => _count > most;

        public void ProcessIntersections(ISegmentString e0, int segIndex0, ISegmentString e1, int segIndex1)
        {
            if (e0 != e1 || segIndex0 != segIndex1)
            {
                var (one, other) = (e0.Coordinates, e1.Coordinates);
                _lines.ComputeIntersection(one[segIndex0], one[segIndex0 + 1], other[segIndex1], other[segIndex1 + 1]);
                _count += _lines.HasIntersection && _lines.IsProper ? 1 : 0;
            }
        }
    }
}
