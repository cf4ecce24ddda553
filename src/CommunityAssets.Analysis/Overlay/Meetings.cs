namespace CommunityAssets.Analysis.Overlay;

/// <summary>Puts areas into the nine classes of need and strengths.</summary>
/// <remarks>
/// A map of two variables in three classes each, as Trumbo BE has it (A theory for coloring bivariate statistical maps. Am Stat
/// 1981;35:220–226). Classes go by rank, so that neither unit matters.
/// </remarks>
public static class Meetings
{
    /// <summary>Classes by given limits.</summary>
    /// <param name="needs">Need of each area in any unit, higher meaning more need; NaN for none.</param>
    /// <param name="strengths">Access to recorded assets of each area, such as places per person; NaN for none.</param>
    /// <param name="needThirds">Limits of need: of the place, or of England.</param>
    /// <param name="strengthThirds">Limits of access.</param>
    /// <exception cref="ArgumentException">There are not as many of the one as of the other.</exception>
    public static MeetingClass[] Of(ReadOnlySpan<double> needs, ReadOnlySpan<double> strengths, Thirds needThirds, Thirds strengthThirds)
    {
        if (needs.Length != strengths.Length)
        {
            throw new ArgumentException($"There are needs of {needs.Length} areas and strengths of {strengths.Length}.", nameof(strengths));
        }

        var classes = new MeetingClass[needs.Length];
        for (var area = 0; area < classes.Length; area++)
        {
            classes[area] = new MeetingClass(needThirds.Place(needs[area]), strengthThirds.Place(strengths[area]));
        }

        return classes;
    }

    /// <summary>Classes by the thirds of the values themselves.</summary>
    /// <inheritdoc cref="Of(ReadOnlySpan{double}, ReadOnlySpan{double}, Thirds, Thirds)"/>
    public static MeetingClass[] Of(ReadOnlySpan<double> needs, ReadOnlySpan<double> strengths) =>
        Of(needs, strengths, Thirds.Of(needs), Thirds.Of(strengths));
}
