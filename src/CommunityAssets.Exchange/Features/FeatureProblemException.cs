namespace CommunityAssets.Exchange.Features;

/// <summary>One feature cannot be read; the file goes on. Becomes a refusal of that feature's row.</summary>
internal sealed class FeatureProblemException(string? member, string found, string advice) : Exception(found)
{
    /// <summary>The member or column that is wrong, or null.</summary>
    public string? Member { get; } = member;

    /// <summary>What was found.</summary>
    public string Found { get; } = found;

    /// <summary>What to do.</summary>
    public string Advice { get; } = advice;
}
