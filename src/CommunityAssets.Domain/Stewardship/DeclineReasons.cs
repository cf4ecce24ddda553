namespace CommunityAssets.Domain.Stewardship;

/// <summary>The names of reasons for declining as forms spell them, their words, and what follows from each.</summary>
public static class DeclineReasons
{
    /// <summary>Every reason, in the order in which stewards are offered them.</summary>
    public static IReadOnlyList<DeclineReason> All { get; } = Enum.GetValues<DeclineReason>();

    /// <summary>The stable name: <c>not-there</c>.</summary>
    public static string Name(DeclineReason reason) => reason switch
    {
        DeclineReason.Listed => "listed",
        DeclineReason.NotThere => "not-there",
        DeclineReason.NotForThisAtlas => "not-for-this-atlas",
        DeclineReason.Elsewhere => "elsewhere",
        DeclineReason.TooLittle => "too-little",
        DeclineReason.AskedNotTo => "asked-not-to",
        DeclineReason.Personal => "personal",
        DeclineReason.Other => "other",
        _ => throw new ArgumentOutOfRangeException(nameof(reason), reason, "Not a reason for declining."),
    };

    /// <summary>What the sender reads: a whole sentence.</summary>
    public static string Words(DeclineReason reason) => reason switch
    {
        DeclineReason.Listed => "The atlas has it already.",
        DeclineReason.NotThere => "We could not find it, or it no longer runs.",
        DeclineReason.NotForThisAtlas => "It is not the sort of thing that this atlas is for.",
        DeclineReason.Elsewhere => "It is outside the place that this atlas is about.",
        DeclineReason.TooLittle => "There was not enough for us to go on.",
        DeclineReason.AskedNotTo => "The people it is about asked us not to list it.",
        DeclineReason.Personal => "It holds somebody's personal details, which we do not publish.",
        DeclineReason.Other => "It does not fit, for the reason below.",
        _ => throw new ArgumentOutOfRangeException(nameof(reason), reason, "Not a reason for declining."),
    };

    /// <summary>
    /// Whether an import is to keep the same thing out from now on. What is listed already, or was told too thinly, may well come from a
    /// publisher one day.
    /// </summary>
    public static bool KeepsOut(DeclineReason reason) =>
        reason is DeclineReason.NotThere or DeclineReason.NotForThisAtlas or DeclineReason.AskedNotTo or DeclineReason.Personal;

    /// <summary>Reads a stable name.</summary>
    public static bool TryParse(string? text, out DeclineReason reason)
    {
        foreach (var candidate in All)
        {
            if (string.Equals(text, Name(candidate), StringComparison.OrdinalIgnoreCase))
            {
                reason = candidate;
                return true;
            }
        }

        reason = default;
        return false;
    }
}
