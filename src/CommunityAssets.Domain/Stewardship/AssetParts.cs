using System.Collections.Immutable;
using CommunityAssets.Domain.Assets;
using NetTopologySuite.Geometries;

namespace CommunityAssets.Domain.Stewardship;

/// <summary>Compares assets part by part, and carries single parts from one to another.</summary>
public static class AssetParts
{
    /// <summary>Every part, in the order in which people read them.</summary>
    public static IReadOnlyList<AssetPart> All { get; } = Enum.GetValues<AssetPart>();

    /// <summary>The parts in which two assets differ, in order. Ids, versions and dates of change play no part.</summary>
    public static IReadOnlyList<AssetPart> Differing(Asset before, Asset after) => [.. All.Where(part => !Same(part, before, after))];

    /// <summary>Whether two assets say the same in one part.</summary>
    public static bool Same(AssetPart part, Asset one, Asset other) => part switch
    {
        AssetPart.Kind => one.Kind == other.Kind,
        AssetPart.Name => one.Name == other.Name,
        AssetPart.Summary => SameText(one.Summary, other.Summary),
        AssetPart.Topics => SameList(one.Topics, other.Topics),
        AssetPart.Place => SamePlace(one.Location, other.Location),
        AssetPart.Online => one.Location.Online == other.Location.Online,
        AssetPart.Covers => SameList(one.Location.Covers, other.Location.Covers),
        AssetPart.Sessions => SameList(one.Sessions, other.Sessions),
        AssetPart.Access => one.Access == other.Access,
        AssetPart.Cost => one.Cost == other.Cost,
        AssetPart.Audience => one.Audience == other.Audience,
        AssetPart.Languages => SameList(one.Languages, other.Languages),
        AssetPart.Contact => one.Contact == other.Contact,
        AssetPart.Capacity => one.Capacity == other.Capacity,
        AssetPart.Status => one.Status == other.Status,
        AssetPart.Visibility => one.Visibility == other.Visibility,
        AssetPart.Verification => one.Verification == other.Verification,
        AssetPart.Provenance => one.Provenance == other.Provenance,
        _ => throw new ArgumentOutOfRangeException(nameof(part), part, "Not a part of an asset."),
    };

    /// <summary>An asset with some parts taken from another; the rest, its id and version among it, stays.</summary>
    public static Asset With(Asset asset, Asset from, IEnumerable<AssetPart> parts) => parts.Aggregate(asset, (so, part) => part switch
    {
        AssetPart.Kind => so with { Kind = from.Kind },
        AssetPart.Name => so with { Name = from.Name },
        AssetPart.Summary => so with { Summary = from.Summary },
        AssetPart.Topics => so with { Topics = from.Topics },
        AssetPart.Place => so with
        {
            Location = so.Location with
            {
                Shape = from.Location.Shape,
                Placement = from.Location.Placement,
                Address = from.Location.Address,
                Postcode = from.Location.Postcode,
            },
        },
        AssetPart.Online => so with { Location = so.Location with { Online = from.Location.Online } },
        AssetPart.Covers => so with { Location = so.Location with { Covers = from.Location.Covers } },
        AssetPart.Sessions => so with { Sessions = from.Sessions },
        AssetPart.Access => so with { Access = from.Access },
        AssetPart.Cost => so with { Cost = from.Cost },
        AssetPart.Audience => so with { Audience = from.Audience },
        AssetPart.Languages => so with { Languages = from.Languages },
        AssetPart.Contact => so with { Contact = from.Contact },
        AssetPart.Capacity => so with { Capacity = from.Capacity },
        AssetPart.Status => so with { Status = from.Status },
        AssetPart.Visibility => so with { Visibility = from.Visibility },
        AssetPart.Verification => so with { Verification = from.Verification },
        AssetPart.Provenance => so with { Provenance = from.Provenance },
        _ => throw new ArgumentOutOfRangeException(nameof(parts), part, "Not a part of an asset."),
    });

    private static bool SameText(string? one, string? other) => (one ?? "") == (other ?? "");

    private static bool SameList<T>(ImmutableArray<T> one, ImmutableArray<T> other) =>
        (one.IsDefault ? [] : one).SequenceEqual(other.IsDefault ? [] : other);

    private static bool SamePlace(AssetLocation one, AssetLocation other) =>
        SameText(one.Address, other.Address) && SameText(one.Postcode, other.Postcode) && SameShape(one.Shape, other.Shape);

    // To the centimetre: a shape that went through text is still the same shape.
    private static bool SameShape(Geometry? one, Geometry? other) =>
        (one is null || one.IsEmpty) == (other is null || other.IsEmpty)
        && (one is null || other is null || one.IsEmpty || one.EqualsExact(other, 0.01));
}
