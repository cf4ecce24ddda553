using CommunityAssets.Analysis.Overlay;
using CommunityAssets.Cartography.Palettes;
using CommunityAssets.Web.Analyses;

namespace CommunityAssets.Web.Api;

/// <summary>How the map draws the nine classes of need and strengths, and what it says of each.</summary>
/// <param name="Cells">The classes, strongest record and lowest need first, as they are read in the legend.</param>
/// <param name="Unmapped">What is said of areas where nothing is recorded in reach, by their third of need, low first.</param>
/// <param name="NotYetMapped">The same in a sentence.</param>
/// <param name="NoValue">What is said of areas without a value.</param>
public sealed record MeetingLegend(
    IReadOnlyList<MeetingLegend.Cell> Cells, IReadOnlyList<MeetingLegend.Dotted> Unmapped, string NotYetMapped, string NoValue)
{
    /// <summary>The one that there is.</summary>
    public static MeetingLegend Standard { get; } = new(
        [
            .. from strength in MeetingWords.Thirds.Reverse()
               from need in MeetingWords.Thirds
               let one = new MeetingClass(need, strength)
               select new Cell(
                   MeetingWords.Id(one)!, MeetingWords.Name(need), MeetingWords.Name(strength), one.Name, MeetingWords.Tell(one),
                   MeetingColours.Of((int)need - 1, (int)strength - 1).ToString(),
                   MeetingColours.OnPaper((int)need - 1, (int)strength - 1).ToString(),
                   MeetingColours.InkOn((int)need - 1, (int)strength - 1).ToString()),
        ],
        [
            .. MeetingWords.Thirds.Select(need =>
                new Dotted($"{MeetingWords.Name(need)}-unmapped", MeetingWords.Name(need), MeetingWords.TellNotYetMapped(need))),
        ],
        MeetingWords.NotYetMapped,
        MeetingWords.NoValue);

    /// <summary>One class.</summary>
    /// <param name="Id">Its name in addresses.</param>
    /// <param name="Need">Its third of need.</param>
    /// <param name="Strengths">Its third of strengths.</param>
    /// <param name="Name">What its corner is called; null between the corners.</param>
    /// <param name="Words">What it says.</param>
    /// <param name="Colour">Its colour.</param>
    /// <param name="OnPaper">The same as it looks on the map.</param>
    /// <param name="Ink">The colour of large writing on that.</param>
    public sealed record Cell(
        string Id, string Need, string Strengths, string? Name, string Words, string Colour, string OnPaper, string Ink);

    /// <summary>Areas that are not yet mapped, of one third of need.</summary>
    /// <param name="Id">Their name in addresses.</param>
    /// <param name="Need">Their third of need.</param>
    /// <param name="Words">What is said of them.</param>
    public sealed record Dotted(string Id, string Need, string Words);
}
