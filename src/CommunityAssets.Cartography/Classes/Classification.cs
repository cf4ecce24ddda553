using System.Collections.Immutable;

namespace CommunityAssets.Cartography.Classes;

/// <summary>
/// Values put into classes. Class <c>i</c> holds the values from <c>Limits[i - 1]</c> up to, and not with, <c>Limits[i]</c>; the first has
/// no lower limit and the last no upper one. Limits grow strictly and no class is empty.
/// </summary>
public sealed record Classification
{
    /// <summary>How it was made.</summary>
    public required ClassMethod Method { get; init; }

    /// <summary>The inner limits, one fewer than classes; a value on a limit is in the class above it.</summary>
    public required ImmutableArray<double> Limits { get; init; }

    /// <summary>How many values each class holds, lowest class first; empty when there are no values at all.</summary>
    public required ImmutableArray<int> Counts { get; init; }

    /// <summary>
    /// Where classes are parts of a scale around the mean (<see cref="ClassMethod.StandardDeviation"/>): for each class which part of the
    /// scale it is, from 0, so that it keeps its colour when a part without values is left out; else empty.
    /// </summary>
    public ImmutableArray<int> Parts { get; init; } = [];

    /// <summary>How many parts that scale has; 0 for other methods.</summary>
    public int Scale { get; init; }

    /// <summary>The lowest value; NaN when there are no values.</summary>
    public required double Lowest { get; init; }

    /// <summary>The highest value; NaN when there are no values.</summary>
    public required double Highest { get; init; }

    /// <summary>The class of a value, from 0. Values beyond the lowest and highest fall in the end classes.</summary>
    public int ClassOf(double value)
    {
        var at = Limits.BinarySearch(value);
        return at >= 0 ? at + 1 : ~at;
    }
}
