namespace CommunityAssets.Web.Ogc;

/// <summary>OGC API – Tiles as it is told beside the features: every collection has vector tiles.</summary>
public sealed class TilesPart : IOgcPart
{
    /// <summary>The relation of a list of vector tilesets.</summary>
    public const string TilesetsRelation = Relations + "tilesets-vector";

    /// <summary>The relation of the definition of a tile matrix set.</summary>
    public const string SchemeRelation = Relations + "tiling-scheme";

    private const string Relations = "http://www.opengis.net/def/rel/ogc/1.0/";
    private const string Tiles = "http://www.opengis.net/spec/ogcapi-tiles-1/1.0/conf/";
    private const string MatrixSets = "http://www.opengis.net/spec/tms/2.0/conf/";

    /// <inheritdoc/>
    public IReadOnlyList<string> Conformance { get; } =
    [
        Tiles + "core",
        Tiles + "tileset",
        Tiles + "tilesets-list",
        Tiles + "geodata-tilesets",
        Tiles + "mvt",
        Tiles + "oas30",
        MatrixSets + "tilematrixset",
        MatrixSets + "json-tilematrixset",
        MatrixSets + "tilematrixsetlimits",
        MatrixSets + "json-tilematrixsetlimits",
        MatrixSets + "tilesetmetadata",
        MatrixSets + "json-tilesetmetadata",
    ];

    /// <inheritdoc/>
    public IEnumerable<OgcLink> FromLanding(string root) =>
        [new(Relations + "tiling-schemes", MediaTypes.Json, root + "/tileMatrixSets", "Tile matrix sets: how tiles are laid out")];

    /// <inheritdoc/>
    public IEnumerable<OgcLink> FromCollection(string root, FeatureCollection collection)
    {
        ArgumentNullException.ThrowIfNull(collection);
        return [new(TilesetsRelation, MediaTypes.Json, $"{root}/collections/{collection.Id}/tiles", $"{collection.Title}: vector tiles")];
    }
}
