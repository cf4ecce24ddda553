namespace CommunityAssets.Analysis.Overlay;

/// <summary>Where need and what is recorded of strengths meet in one area.</summary>
/// <param name="Need">Which third its need is in; high means more need, whichever way the indicator counts.</param>
/// <param name="Strength">Which third its access to recorded assets is in.</param>
public readonly record struct MeetingClass(Third Need, Third Strength)
{
    /// <summary>What a corner is called; null for the classes between.</summary>
    public string? Name => (Need, Strength) switch
    {
        (Third.High, Third.High) => "Build on what's here",
        (Third.High, Third.Low) => "Start listening here",
        (Third.Low, Third.High) => "Strengths to share",
        (Third.Low, Third.Low) => "Keep in touch",
        _ => null,
    };

    /// <summary>Whether both are known.</summary>
    public bool IsKnown => Need != Third.NotKnown && Strength != Third.NotKnown;
}
