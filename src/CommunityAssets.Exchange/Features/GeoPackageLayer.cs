using CommunityAssets.Domain.Places;

namespace CommunityAssets.Exchange.Features;

/// <summary>A layer of features as a GeoPackage tells of it.</summary>
/// <param name="Table">Its table.</param>
/// <param name="Column">The column of its shapes.</param>
/// <param name="Type">The shapes that it says it has.</param>
/// <param name="System">Their system; null where it is not known here.</param>
/// <param name="SystemName">What the file calls that system.</param>
internal sealed record GeoPackageLayer(string Table, string Column, string Type, ReferenceSystem? System, string? SystemName)
{
    /// <summary>Whether the layer's declared type may hold the shapes wanted.</summary>
    public bool Fits(ShapeNeed need) => need switch
    {
        ShapeNeed.Lines =>
            Type.ToUpperInvariant() is not ("POINT" or "MULTIPOINT" or "POLYGON" or "MULTIPOLYGON" or "CURVEPOLYGON" or "MULTISURFACE"),
        ShapeNeed.Polygons =>
            Type.ToUpperInvariant() is not ("POINT" or "MULTIPOINT" or "LINESTRING" or "MULTILINESTRING" or "MULTICURVE"),
        _ => true,
    };
}
