using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Exchange.Inputs;

namespace CommunityAssets.Exchange.Readers;

/// <summary>Two cells that hold a pair of coordinates.</summary>
internal static class CoordinateCells
{
    /// <summary>Makes the refusal of a cell: its column, what was found, what to do.</summary>
    public delegate Refusal Refuse(int? column, string found, string advice);

    /// <summary>Reads the two numbers.</summary>
    /// <param name="first">Column and text of the longitude or easting.</param>
    /// <param name="second">Column and text of the latitude or northing.</param>
    /// <param name="refuse">Makes the refusal.</param>
    /// <param name="x">The longitude or easting.</param>
    /// <param name="y">The latitude or northing.</param>
    /// <returns>What is wrong with the first of them that is no number; null when nothing is.</returns>
    public static Refusal? Read(
        (int? Column, string Text) first, (int? Column, string Text) second, Refuse refuse, out double x, out double y)
    {
        var isFirst = NumberText.Read(first.Text, out x) == NumberStatus.Number;
        var isSecond = NumberText.Read(second.Text, out y) == NumberStatus.Number;
        if (isFirst && isSecond)
        {
            return null;
        }

        var (column, text) = isFirst ? second : first;
        var (found, advice) = NumberText.Explain(text);
        return refuse(column, found, advice);
    }
}
