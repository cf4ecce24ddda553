using System.Collections.Immutable;
using CommunityAssets.Cartography.Classes;

namespace CommunityAssets.Cartography.Palettes;

/// <summary>
/// Colours for classes, in order. Each ramp is told by five colours; other numbers of classes are taken from the way through them.
/// Tests hold that neighbours are told apart and stay in order of lightness in normal vision, in simulated protanopia, deuteranopia and
/// tritanopia, and in grey.
/// </summary>
public sealed class Ramp
{
    private readonly ImmutableArray<Colour> _anchors;

    private Ramp(params string[] anchors) => _anchors = [.. anchors.Select(Colour.Parse)];

    /// <summary>From little to much: light to dark violet.</summary>
    public static Ramp Sequential { get; } = new("#f3eef6", "#d5c3e3", "#ae8fca", "#8158a6", "#532480");

    /// <summary>Around a benchmark: below it blue, near it pale, above it brown.</summary>
    public static Ramp Diverging { get; } = new("#1b6f8a", "#8fc3cf", "#f2f0ec", "#e5b98a", "#b0631a");

    /// <summary>Colours for 1 to 7 classes, lowest class first; one class takes the middle colour.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Another number of classes.</exception>
    public ImmutableArray<Colour> Colours(int classes)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(classes, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(classes, Classifier.MostClasses);
        return classes == 1 ? [At(0.5)] : [.. Enumerable.Range(0, classes).Select(step => At((double)step / (classes - 1)))];
    }

    /// <summary>
    /// Colours of classes, one each: from light to dark, or around the mean where the classes are told by their distance from it. A part of
    /// that scale that holds no area takes its colour with it, so that the pale middle is always the mean.
    /// </summary>
    public static ImmutableArray<Colour> Of(Classification classes)
    {
        if (classes.Counts.IsEmpty)
        {
            return [];
        }

        if (classes.Scale == 0)
        {
            return Sequential.Colours(classes.Counts.Length);
        }

        var scale = Diverging.Colours(classes.Scale);
        return [.. classes.Parts.Select(part => scale[part])];
    }

    private Colour At(double share)
    {
        var place = share * (_anchors.Length - 1);
        var anchor = Math.Min((int)place, _anchors.Length - 2);
        return Colour.Mix(_anchors[anchor], _anchors[anchor + 1], place - anchor);
    }
}
