namespace CommunityAssets.Web.Analyses.Own;

/// <summary>How much may be asked for with one drawn area.</summary>
/// <param name="Corners">The most corners.</param>
/// <param name="Crossings">
/// How often its edges may lie over each other, seen from one side: corners times how many times over its boundary runs from one side of it
/// to the other. An outline of a place runs to and fro some ten times, whatever its detail; a comb of long thin spikes runs thousands of
/// times, and every step of geometry is then as slow as corners times corners.
/// </param>
/// <param name="OfItself">How often its edges may cross each other before it is mended.</param>
public sealed record DrawnLimits(int Corners, double Crossings, int OfItself)
{
    /// <summary>Of a file that somebody works out on their own machine. The finest boundary of an English region fits.</summary>
    public static DrawnLimits OfFile { get; } = new(200_000, 20e6, 50_000);

    /// <summary>Of what anybody may send to the service: worked out in a fraction of a second whatever it looks like.</summary>
    public static DrawnLimits OfRequest { get; } = new(50_000, 1e6, 1000);
}
