using System.Collections.Immutable;
using CommunityAssets.Domain.Assets;
using CommunityAssets.Domain.Stewardship;

namespace CommunityAssets.Storage;

/// <summary>Two records that are to be made one.</summary>
/// <param name="Kept">The one that stays, as it shall be, with the version that the steward looked at.</param>
/// <param name="Gone">Id of the other.</param>
/// <param name="GoneVersion">The version of the other that the steward looked at.</param>
/// <param name="Taken">The parts that what stays takes from the other.</param>
/// <param name="Reason">Why, in words, or null.</param>
public sealed record MergeRequest(Asset Kept, Guid Gone, int GoneVersion, ImmutableArray<AssetPart> Taken, string? Reason = null);
