using System.Collections.Immutable;
using CommunityAssets.Cartography.Classes;
using CommunityAssets.Cartography.Palettes;
using CommunityAssets.Domain.Needs;

namespace CommunityAssets.Cartography.Legends;

/// <summary>What the colours of a map mean, in words.</summary>
/// <param name="Title">The indicator's name.</param>
/// <param name="Unit">Its unit as the classes tell it ("% of people"), or null.</param>
/// <param name="Period">The period.</param>
/// <param name="Source">Who publishes it, or null.</param>
/// <param name="Polarity">Which way is worse, in words.</param>
/// <param name="Method">How the classes were made, in words.</param>
/// <param name="Classes">The classes, lowest first.</param>
/// <param name="NoData">Areas without a value.</param>
/// <param name="Suppressed">Areas whose value the publisher holds back.</param>
public sealed record Legend(
    string Title,
    string? Unit,
    string Period,
    string? Source,
    string Polarity,
    string Method,
    ImmutableArray<LegendClass> Classes,
    LegendNote NoData,
    LegendNote Suppressed)
{
    /// <summary>Puts a theme into words.</summary>
    /// <param name="indicator">What is shown.</param>
    /// <param name="period">When.</param>
    /// <param name="classes">The classes with readable limits.</param>
    /// <param name="colours">One colour a class.</param>
    /// <param name="noData">How many areas have no value.</param>
    /// <param name="suppressed">How many values are held back.</param>
    public static Legend Of(
        Indicator indicator, string period, RoundedClasses classes, ImmutableArray<Colour> colours, int noData, int suppressed)
    {
        var counts = classes.Classes.Counts;
        var rows = ImmutableArray.CreateBuilder<LegendClass>(counts.Length);
        for (var i = 0; i < counts.Length; i++)
        {
            var from = i == 0 ? classes.Classes.Lowest : classes.Classes.Limits[i - 1];
            var last = i == counts.Length - 1;
            var to = last ? classes.Classes.Highest : classes.Classes.Limits[i];

            // "5 to 9" before "10 to 14": where values go in steps, the class ends one step before the next begins.
            var told = classes.Whole && !last ? to - Math.Pow(10, -classes.Decimals) : to;
            var words = NumberText.Range(from, told, classes.Decimals, indicator.Unit);
            rows.Add(new LegendClass(from, to, words, colours[i].ToString(), counts[i]));
        }

        return new Legend(
            indicator.Name,
            NumberForm.Of(indicator.Unit).Unit,
            period,
            indicator.Source,
            PolarityNames.Words(indicator.Polarity),
            ClassMethods.Words(classes.Classes.Method, counts.Length),
            rows.MoveToImmutable(),
            new LegendNote("No data", noData),
            new LegendNote("Held back by the publisher", suppressed));
    }
}
