namespace CommunityAssets.Exchange.Inputs;

/// <summary>What the content of a file looks like by its first bytes; names of files are not trusted.</summary>
public enum ContentKind
{
    /// <summary>Rows of text: CSV.</summary>
    Table = 0,

    /// <summary>JSON: GeoJSON, TopoJSON, Open Referral…</summary>
    Json = 1,

    /// <summary>A SQLite database: GeoPackage.</summary>
    GeoPackage = 2,

    /// <summary>XML: OpenStreetMap's <c>.osm</c>.</summary>
    Xml = 3,
}
