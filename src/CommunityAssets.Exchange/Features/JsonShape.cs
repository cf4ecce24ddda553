namespace CommunityAssets.Exchange.Features;

/// <summary>What sort of geographic JSON a file is, told without reading more of it than needed.</summary>
internal enum JsonShape
{
    /// <summary>A GeoJSON FeatureCollection.</summary>
    Collection,

    /// <summary>GeoJSON features or geometries one after another: one alone, or newline-delimited.</summary>
    Sequence,

    /// <summary>TopoJSON.</summary>
    Topology,
}
