using CommunityAssets.Domain.Places;
using CommunityAssets.Domain.Stewardship;
using NetTopologySuite.Geometries;

namespace CommunityAssets.Storage.Records;

/// <summary>What both engines hold of patches alike.</summary>
internal static class PatchRecords
{
    /// <summary>The source of areas that people drew here.</summary>
    public const string People = "people";

    /// <summary>A code of its own.</summary>
    public static string NewCode() => PatchRules.NewCode();

    /// <summary>A patch as an area.</summary>
    public static Area Area(Patch patch, Geometry shape) => shape is IPolygonal && !shape.IsEmpty
        ? new Area { Key = patch.Key, Name = patch.Name, Level = AreaLevel.Patch, Shape = shape, Source = People }
        : throw new ArgumentException("A patch is a polygon, or several.", nameof(shape));

    /// <summary>The patch, when it is there and as it was read.</summary>
    /// <exception cref="KeyNotFoundException">There is no such patch.</exception>
    /// <exception cref="VersionConflictException">Somebody was there first.</exception>
    public static Patch Check(Patch? patch, string code, int version) =>
        patch is null ? throw new KeyNotFoundException($"There is no patch '{code}' that was drawn here.")
        : patch.Version == version ? patch : throw new VersionConflictException(patch.Id, version, patch.Version);

    /// <summary>The line of the audit log: the code, never the name, which may be a person's.</summary>
    public static AuditLine Line(Patch patch, ChangeKind what, Actor by) => by.Line(
        what switch
        {
            ChangeKind.Added => AuditAct.PatchAdded,
            ChangeKind.Retired => AuditAct.PatchRemoved,
            _ => AuditAct.PatchChanged,
        },
        patch.Id, patch.Key.Code);
}
