using CommunityAssets.Analysis.Overlay;

namespace CommunityAssets.Web.Analyses;

/// <summary>What the nine classes of need and strengths are called, and what each says. One place for files, pages and the map.</summary>
public static class MeetingWords
{
    /// <summary>What is said of areas where nothing is recorded in reach: they are in the thinnest third, but look like no class.</summary>
    public const string NotYetMapped =
        "Dotted areas are not yet mapped: nothing is recorded within 15 minutes’ walk of their people. " + RecordWords.NotAbsent;

    /// <summary>What is said of areas without a value.</summary>
    public const string NoValue = "No value of this indicator";

    /// <summary>The three known thirds, low first.</summary>
    public static IReadOnlyList<Third> Thirds { get; } = [Third.Low, Third.Middle, Third.High];

    /// <summary>A third's name in files: <c>low</c>, <c>middle</c>, <c>high</c>, <c>not known</c>.</summary>
    public static string Name(Third third) => third switch
    {
        Third.Low => "low",
        Third.Middle => "middle",
        Third.High => "high",
        _ => "not known",
    };

    /// <summary>A class's name in addresses: <c>high-low</c> is high need and a thin record; null where either is not known.</summary>
    public static string? Id(MeetingClass one) => one.IsKnown ? $"{Name(one.Need)}-{Name(one.Strength)}" : null;

    /// <summary>
    /// What a class says: "High need, thin record: start listening here"; "Middling need, strong record" between the corners.
    /// </summary>
    public static string Tell(MeetingClass one)
    {
        var record = one.Strength switch { Third.High => "strong record", Third.Middle => "middling record", _ => "thin record" };
        var corner = one.Name is { } name ? $": {char.ToLowerInvariant(name[0])}{name[1..]}" : "";
        return one.IsKnown ? $"{Need(one.Need)}, {record}{corner}" : NoValue;
    }

    /// <summary>What an area says where nothing is recorded in reach: "High need, not yet mapped: start listening here".</summary>
    public static string TellNotYetMapped(Third need) =>
        $"{Need(need)}, not yet mapped{(need == Third.High ? ": start listening here" : "")}";

    private static string Need(Third third) => third switch
    {
        Third.High => "High need",
        Third.Middle => "Middling need",
        _ => "Low need",
    };
}
