namespace CommunityAssets.Domain.Stewardship;

/// <summary>What a steward said of two records that may be the same thing and were not merged. The numbers are stored.</summary>
public enum PairVerdict
{
    /// <summary>They are different things.</summary>
    Different = 1,

    /// <summary>To be looked at again later.</summary>
    Later = 2,
}
