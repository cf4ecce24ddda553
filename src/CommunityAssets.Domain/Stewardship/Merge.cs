using System.Collections.Immutable;

namespace CommunityAssets.Domain.Stewardship;

/// <summary>That two records of the same thing were made one: one stays, the other is retired and stands for the first.</summary>
/// <param name="Id">UUID version 7.</param>
/// <param name="Kept">Id of the asset that stays.</param>
/// <param name="Gone">Id of the asset that was retired; its address leads to the one that stays.</param>
/// <param name="At">When (UTC).</param>
/// <param name="By">Who, as a role; never a person's name.</param>
/// <param name="KeptBefore">The version of the one that stays before merging.</param>
/// <param name="GoneBefore">The version of the other before merging.</param>
/// <param name="Taken">The parts that the one that stays took from the other; later imports leave them as they are.</param>
/// <param name="Links">How many links were moved or, where they said nothing new, set aside.</param>
/// <param name="Undone">When it was undone (UTC); null while it stands.</param>
public sealed record Merge(
    Guid Id, Guid Kept, Guid Gone, DateTimeOffset At, string By, int KeptBefore, int GoneBefore, ImmutableArray<AssetPart> Taken, int Links,
    DateTimeOffset? Undone);
