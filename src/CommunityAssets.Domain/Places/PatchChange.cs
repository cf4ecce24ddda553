using CommunityAssets.Domain.Stewardship;

namespace CommunityAssets.Domain.Places;

/// <summary>One change of a patch.</summary>
/// <param name="At">When.</param>
/// <param name="By">Who, as a role.</param>
/// <param name="What">What was done.</param>
/// <param name="Name">Its name from then on.</param>
/// <param name="Redrawn">Whether its boundary changed.</param>
public sealed record PatchChange(DateTimeOffset At, string By, ChangeKind What, string Name, bool Redrawn);
