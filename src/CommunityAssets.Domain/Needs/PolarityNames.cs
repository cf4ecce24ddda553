namespace CommunityAssets.Domain.Needs;

/// <summary>The names of polarities as files and the API spell them (<c>higher-is-worse</c>…), and the words that people read.</summary>
public static class PolarityNames
{
    /// <summary>The stable name: <c>higher-is-worse</c>.</summary>
    public static string Name(Polarity polarity) => polarity switch
    {
        Polarity.HigherIsBetter => "higher-is-better",
        Polarity.HigherIsWorse => "higher-is-worse",
        Polarity.Neither => "neither",
        _ => throw new ArgumentOutOfRangeException(nameof(polarity), polarity, "Not a polarity."),
    };

    /// <summary>The words: "Higher is worse".</summary>
    public static string Words(Polarity polarity) => polarity switch
    {
        Polarity.HigherIsBetter => "Higher is better",
        Polarity.HigherIsWorse => "Higher is worse",
        Polarity.Neither => "Neither higher nor lower is better",
        _ => throw new ArgumentOutOfRangeException(nameof(polarity), polarity, "Not a polarity."),
    };

    /// <summary>Reads a stable name, upper or lower case, with hyphen, underscore or blank between words.</summary>
    public static bool TryParse(string? text, out Polarity polarity)
    {
        var name = (text ?? "").Trim().Replace('_', '-').Replace(' ', '-');
        foreach (var candidate in Enum.GetValues<Polarity>())
        {
            if (string.Equals(Name(candidate), name, StringComparison.OrdinalIgnoreCase))
            {
                polarity = candidate;
                return true;
            }
        }

        polarity = default;
        return false;
    }
}
