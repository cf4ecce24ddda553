using System.Collections.Immutable;
using CommunityAssets.Domain.Assets;
using CommunityAssets.Domain.Stewardship;

namespace CommunityAssets.Web.Duplicates;

/// <summary>
/// What becomes of two records when they are made one: which stays, and which is right part by part. Proposed is the one that was checked
/// last, or else says more; each part where one of the two says nothing is the other's, lists are put together, and what one of them keeps
/// for fewer eyes stays so. A person decides.
/// </summary>
public static class MergeProposal
{
    private static readonly AssetPart[] Together =
        [AssetPart.Topics, AssetPart.Covers, AssetPart.Access, AssetPart.Languages, AssetPart.Contact];

    /// <summary>The parts that are chosen one by one.</summary>
    public static IReadOnlyList<AssetPart> Parts { get; } =
        [.. AssetParts.All.Where(part => part is not (AssetPart.Status or AssetPart.Provenance))];

    /// <summary>The parts in which two records differ.</summary>
    public static IReadOnlyList<AssetPart> Differing(Asset one, Asset other) =>
        [.. AssetParts.Differing(one, other).Where(Parts.Contains)];

    /// <summary>Whether what two records say in a part can be put together.</summary>
    public static bool CanJoin(AssetPart part) => Together.Contains(part);

    /// <summary>Whether the first is proposed to stay.</summary>
    public static bool KeepsFirst(Asset one, Asset other)
    {
        ArgumentNullException.ThrowIfNull(one);
        ArgumentNullException.ThrowIfNull(other);
        var byCheck = Nullable.Compare(one.Verification?.On, other.Verification?.On);
        var byMuch = Parts.Count(part => Says(one, part)).CompareTo(Parts.Count(part => Says(other, part)));
        return byCheck != 0 ? byCheck > 0 : byMuch != 0 ? byMuch > 0 : one.Created <= other.Created;
    }

    /// <summary>What is proposed for a part in which two records differ.</summary>
    public static PartChoice Propose(Asset one, Asset other, AssetPart part)
    {
        var first = KeepsFirst(one, other);
        return part switch
        {
            AssetPart.Visibility => one.Visibility >= other.Visibility ? PartChoice.One : PartChoice.Other,
            AssetPart.Verification => Nullable.Compare(one.Verification?.On, other.Verification?.On) >= 0
                ? PartChoice.One : PartChoice.Other,
            _ when !Says(one, part) => PartChoice.Other,
            _ when !Says(other, part) => PartChoice.One,
            AssetPart.Place when one.Location.Placement != other.Location.Placement =>
                one.Location.Placement == Placement.Coordinates ? PartChoice.One
                : other.Location.Placement == Placement.Coordinates ? PartChoice.Other : first ? PartChoice.One : PartChoice.Other,
            _ when CanJoin(part) => PartChoice.Both,
            _ => first ? PartChoice.One : PartChoice.Other,
        };
    }

    /// <summary>The one that stays, as it shall be.</summary>
    /// <param name="kept">The one that stays.</param>
    /// <param name="gone">The one that goes.</param>
    /// <param name="choices">What was chosen for parts, the one that stays being the first; a part that is left out stays.</param>
    /// <returns>The asset, and the parts that it takes from the other.</returns>
    public static (Asset Asset, ImmutableArray<AssetPart> Taken) Make(
        Asset kept, Asset gone, IReadOnlyDictionary<AssetPart, PartChoice> choices)
    {
        ArgumentNullException.ThrowIfNull(kept);
        ArgumentNullException.ThrowIfNull(gone);
        ArgumentNullException.ThrowIfNull(choices);
        var both = choices.Where(choice => choice.Value == PartChoice.Both && CanJoin(choice.Key)).Select(choice => choice.Key).ToList();
        var whole = choices.Where(choice => choice.Value == PartChoice.Other).Select(choice => choice.Key);
        var made = both.Aggregate(AssetParts.With(kept, gone, whole), (asset, part) => Join(asset, gone, part));
        return (made, [.. AssetParts.Differing(kept, made)]);
    }

    private static Asset Join(Asset kept, Asset gone, AssetPart part) => part switch
    {
        AssetPart.Topics => kept with { Topics = Union(kept.Topics, gone.Topics) },
        AssetPart.Languages => kept with { Languages = Union(kept.Languages, gone.Languages) },
        AssetPart.Covers => kept with { Location = kept.Location with { Covers = Union(kept.Location.Covers, gone.Location.Covers) } },
        AssetPart.Access => kept with
        {
            Access = new Access(
                kept.Access.YesMask | (gone.Access.YesMask & ~kept.Access.NoMask),
                kept.Access.NoMask | (gone.Access.NoMask & ~kept.Access.YesMask)),
        },
        AssetPart.Contact => kept with
        {
            Contact = new Contact(
                kept.Contact?.Phone ?? gone.Contact?.Phone, kept.Contact?.Email ?? gone.Contact?.Email, kept.Contact?.Web
                    ?? gone.Contact?.Web),
        },
        _ => kept,
    };

    private static ImmutableArray<string> Union(ImmutableArray<string> one, ImmutableArray<string> other) =>
        [.. (one.IsDefault ? [] : one).Union(other.IsDefault ? [] : other, StringComparer.Ordinal)];

    private static bool Says(Asset asset, AssetPart part) => part switch
    {
        AssetPart.Summary => !string.IsNullOrWhiteSpace(asset.Summary),
        AssetPart.Topics => !asset.Topics.IsDefaultOrEmpty,
        AssetPart.Place => asset.Location is { Shape: not null } or { Address: not null } or { Postcode: not null },
        AssetPart.Online => asset.Location.Online,
        AssetPart.Covers => !asset.Location.Covers.IsDefaultOrEmpty,
        AssetPart.Sessions => !asset.Sessions.IsDefaultOrEmpty,
        AssetPart.Access => asset.Access.YesMask != 0 || asset.Access.NoMask != 0,
        AssetPart.Cost => asset.Cost is not null,
        AssetPart.Audience => asset.Audience is not null,
        AssetPart.Languages => !asset.Languages.IsDefaultOrEmpty,
        AssetPart.Contact => asset.Contact is { Phone: not null } or { Email: not null } or { Web: not null },
        AssetPart.Capacity => asset.Capacity is not null,
        AssetPart.Verification => asset.Verification is not null,
        _ => true,
    };
}
