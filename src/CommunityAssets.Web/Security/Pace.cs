namespace CommunityAssets.Web.Security;

/// <summary>How often somebody may do something: so many at once, and one more after each while.</summary>
/// <param name="Burst">How many at once, 1 or more.</param>
/// <param name="Every">After how long one more is allowed.</param>
public sealed record Pace(int Burst, TimeSpan Every);
