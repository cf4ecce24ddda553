using System.Collections.Immutable;
using CommunityAssets.Domain.Assets;
using NetTopologySuite.Geometries;

namespace CommunityAssets.Storage;

/// <summary>What a map shows of an asset.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Kind">Its kind.</param>
/// <param name="Name">Its name.</param>
/// <param name="Topics">Its topics.</param>
/// <param name="Shape">Its shape on the atlas's grid.</param>
/// <param name="X">Easting of the point that stands for it (inside the shape).</param>
/// <param name="Y">Northing of that point.</param>
/// <param name="Visibility">Who may see it.</param>
public sealed record AssetMark(
    Guid Id, AssetKind Kind, string Name, ImmutableArray<string> Topics, Geometry Shape, double X, double Y, Visibility Visibility);
