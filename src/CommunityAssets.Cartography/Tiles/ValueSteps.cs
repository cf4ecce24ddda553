using CommunityAssets.Cartography.Classes;
using CommunityAssets.Cartography.Maps;

namespace CommunityAssets.Cartography.Tiles;

/// <summary>
/// The steps in which far tiles tell the values of a layer, so that areas of one step can be told together: about 24 with equal numbers of
/// areas, parted also at each limit of the map's classes, whichever way they are made. A value is told as the least of its step. So each
/// area has the class on the map that its own value has. Up to 64 different values are told as they are. Does not change; thread-safe.
/// </summary>
internal sealed class ValueSteps
{
    private const int Steps = 24;
    private const int FewValues = 64;

    private readonly double[] _least;

    private ValueSteps(double[] least) => _least = least;

    /// <summary>Makes the steps of a layer's values.</summary>
    /// <param name="values">All of its finite values, in any order.</param>
    public static ValueSteps Of(ReadOnlySpan<double> values)
    {
        var sorted = values.ToArray();
        Array.Sort(sorted);
        var least = new SortedSet<double>();
        foreach (var value in sorted)
        {
            if (least.Add(value) && least.Count > FewValues)
            {
                break;
            }
        }

        return new ValueSteps([.. least.Count <= FewValues ? least : Parted(sorted)]);
    }

    /// <summary>What is told of a value: the least value of its step.</summary>
    public double Told(double value)
    {
        var at = Array.BinarySearch(_least, value);
        return _least[at >= 0 ? at : Math.Max(0, ~at - 1)];
    }

    private static SortedSet<double> Parted(double[] sorted)
    {
        var least = new SortedSet<double>();
        for (var i = 0; i < Steps; i++)
        {
            least.Add(sorted[(int)((long)i * sorted.Length / Steps)]);
        }

        foreach (var method in ClassMethods.All)
        {
            foreach (var limit in RoundedClasses.Of(sorted, method, PlaceMap.Classes).Classes.Limits)
            {
                least.Add(sorted[Classifier.FirstAtLeast(sorted, limit)]);
            }
        }

        return least;
    }
}
