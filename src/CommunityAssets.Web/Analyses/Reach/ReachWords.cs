using System.Globalization;
using CommunityAssets.Analysis.Networks;
using CommunityAssets.Domain.Assets;
using CommunityAssets.Web.Words;

namespace CommunityAssets.Web.Analyses.Reach;

/// <summary>Tells what is within a walk.</summary>
internal sealed class ReachWords(bool hasNetwork, bool onNetwork, ReachCounts counts, IReadOnlyList<ReachTime> times)
{
    /// <summary>How it was done, in a sentence.</summary>
    public string Method() => string.Create(
        CultureInfo.InvariantCulture,
        $"What is within {PlainWords.List([.. times.Select(time => $"{time.Minutes}")])} minutes on foot at "
        + $"{AccessRequest.Pace:0} m a minute, {By}; {People}; strengths by the way to their nearest side.");

    /// <summary>What it comes to.</summary>
    public IReadOnlyList<string> Findings()
    {
        var longest = times[^1];
        List<string> sentences = [Lives(longest), Recorded(longest)];
        var nearer = times.SkipLast(1).Where(time => time.Recorded > 0).ToList();
        if (nearer.Count > 0)
        {
            sentences.Add(PlainWords.List(
                [.. nearer.Select(time => $"{PlainWords.Count(time.Recorded, "is", "are")} within "
                    + $"{PlainWords.Count(time.Minutes, "minute", "minutes")}")]) + ".");
        }

        if (!onNetwork)
        {
            sentences.Add($"These are estimates by the straight line, {Why}.");
        }

        return sentences;
    }

    private string Why => hasNetwork
        ? string.Create(CultureInfo.InvariantCulture, $"since no street or path is mapped within {WalkingNetwork.UsualReach:0} m of here")
        : "since no streets and paths are loaded here";

    private string By => onNetwork
        ? string.Create(CultureInfo.InvariantCulture, $"along streets and paths, with {Isochrones.Width:0} m beside them")
        : string.Create(CultureInfo.InvariantCulture, $"by straight line × {Ways.Detour}, {Why}");

    private string People => counts.Layer is { } layer
        ? $"people by best fit of {layer.Words}, by {layer.CentreWords}"
        : "people are not told, since no small areas are loaded";

    private static string Walk(ReachTime time) => PlainWords.Count(time.Minutes, "minute’s walk", "minutes’ walk");

    private static string Recorded(ReachTime time) => time.Recorded == 0
        ? RecordWords.Complete(0)
        : $"{PlainWords.Count(time.Recorded, "strength is", "strengths are")} recorded within {Walk(time)}: "
            + PlainWords.List(
                [.. time.Kinds.Select(one => PlainWords.Count(one.Count, KindNames.Name(one.Kind), KindNames.Many(one.Kind)))]) + "."
            + (time.Recorded < RecordWords.Few ? " " + RecordWords.Complete(time.Recorded) : "");

    private string Lives(ReachTime time)
    {
        if (counts.Layer is null)
        {
            return "How many people live here is not known: no small areas are loaded.";
        }

        var lives = time.Lives;
        if (lives.Areas == 0)
        {
            return $"The middle of no small area lies within {Walk(time)}, so it can’t be said how many people live that near.";
        }

        if (lives.People is not { } people)
        {
            return $"How many people live within {Walk(time)} is not known: no populations are loaded for the areas here.";
        }

        var split = lives.SplitShare is { } share && Math.Round(share * 100) is var percent && percent > 0
            ? string.Create(CultureInfo.InvariantCulture, $" {percent:0}% of them live in small areas that are not in reach as a whole.")
            : "";
        return $"About {Round(people)} live within {Walk(time)}.{split}";
    }

    // No more figures than best fit can bear.
    private static string Round(double people)
    {
        var step = people >= 1000 ? 100 : people >= 100 ? 10 : 1;
        return PlainWords.Count((long)(Math.Round(people / step) * step), "person", "people");
    }
}
