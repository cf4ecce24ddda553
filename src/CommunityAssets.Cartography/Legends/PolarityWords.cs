using CommunityAssets.Domain.Needs;

namespace CommunityAssets.Cartography.Legends;

/// <summary>Which way is better, in words.</summary>
public static class PolarityWords
{
    /// <summary>The name in JSON: <c>higher-is-worse</c>.</summary>
    public static string Id(Polarity polarity) => polarity switch
    {
        Polarity.HigherIsBetter => "higher-is-better",
        Polarity.HigherIsWorse => "higher-is-worse",
        Polarity.Neither => "neither",
        _ => throw new ArgumentOutOfRangeException(nameof(polarity), polarity, "Not a polarity."),
    };

    /// <summary>What a person reads.</summary>
    public static string Of(Polarity polarity) => polarity switch
    {
        Polarity.HigherIsBetter => "Higher is better",
        Polarity.HigherIsWorse => "Higher is worse",
        Polarity.Neither => "Neither higher nor lower is better",
        _ => throw new ArgumentOutOfRangeException(nameof(polarity), polarity, "Not a polarity."),
    };
}
