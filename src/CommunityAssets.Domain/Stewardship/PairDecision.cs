namespace CommunityAssets.Domain.Stewardship;

/// <summary>A steward's word on two records that may be the same thing.</summary>
/// <param name="One">The lower of the two ids, as texts are ordered.</param>
/// <param name="Other">The higher.</param>
/// <param name="Verdict">What was said.</param>
/// <param name="Bits">What the documented weights made of the pair then: when they come to say much more, it is looked at again.</param>
/// <param name="At">When (UTC).</param>
/// <param name="By">Who, as a role.</param>
public sealed record PairDecision(Guid One, Guid Other, PairVerdict Verdict, double Bits, DateTimeOffset At, string By)
{
    /// <summary>How many bits more than then make a pair worth another look: it is eight times as likely.</summary>
    public const double MuchMore = 3;

    /// <summary>For how long a pair that was put off stays out of the way.</summary>
    public static TimeSpan PutOffFor { get; } = TimeSpan.FromDays(14);

    /// <summary>Two ids in the order in which a pair is kept.</summary>
    public static (Guid One, Guid Other) Order(Guid one, Guid other) =>
        string.CompareOrdinal(one.ToString("D"), other.ToString("D")) <= 0 ? (one, other) : (other, one);

    /// <summary>Whether it keeps the pair out of the queue.</summary>
    /// <param name="bits">What the documented weights make of the pair now.</param>
    /// <param name="now">Now.</param>
    public bool Holds(double bits, DateTimeOffset now) =>
        bits < Bits + MuchMore && (Verdict == PairVerdict.Different || now < At + PutOffFor);
}
