using System.Text.Json.Serialization;

namespace CommunityAssets.Cartography.Maps;

/// <summary>One layer of a map, told as what is drawn and not how a library draws it. Layers are listed bottom first.</summary>
/// <param name="Id">Its name on the map.</param>
/// <param name="Source">Id of the source it draws from.</param>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(BaseLayer), "raster")]
[JsonDerivedType(typeof(ChoroplethLayer), "choropleth")]
[JsonDerivedType(typeof(OutlineLayer), "outline")]
[JsonDerivedType(typeof(HighlightLayer), "highlight")]
[JsonDerivedType(typeof(ShapeLayer), "shape")]
[JsonDerivedType(typeof(ClusterLayer), "cluster")]
[JsonDerivedType(typeof(SymbolLayer), "symbol")]
[JsonDerivedType(typeof(LabelLayer), "label")]
public abstract record MapLayer(string Id, string Source)
{
    /// <summary>The layer within the source's tiles; null for a picture.</summary>
    public string? SourceLayer { get; init; }

    /// <summary>The zoom from which it is drawn; null for all.</summary>
    public int? MinZoom { get; init; }
}
