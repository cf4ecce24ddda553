using System.Text.Json;
using CommunityAssets.Domain.Assets;
using CommunityAssets.Domain.Places;
using CommunityAssets.Domain.Text;
using CommunityAssets.Storage.GeoPackage.Sqlite;
using CommunityAssets.Storage.Records;
using NetTopologySuite.Geometries;
using NetTopologySuite.Geometries.Prepared;

namespace CommunityAssets.Storage.GeoPackage;

/// <summary>
/// A query as the WHERE clause of a statement over <c>assets a</c>. Boxes are asked of the R-tree first (which rounds outwards), then of
/// the shape itself. What the clause's functions compare with is put on the connection that it is made for.
/// </summary>
internal sealed class AssetFilter
{
    private readonly List<string> conditions = [];
    private readonly List<object?> values = [];
    private readonly Connection connection;

    private AssetFilter(Connection connection) => this.connection = connection;

    /// <summary>The condition, never empty.</summary>
    public string Where => string.Join(" AND ", conditions);

    /// <summary>Whether there are words to look for: then <c>ca_score</c> is more than 0 for what is found.</summary>
    public bool HasWords { get; private set; }

    /// <summary>Makes a query's filter on a connection.</summary>
    /// <param name="query">The query.</param>
    /// <param name="connection">The connection.</param>
    /// <param name="file">The file that it is to.</param>
    /// <param name="few">Whether conditions that are added later leave few records.</param>
    public static AssetFilter Of(AssetQuery query, Connection connection, AtlasFile file, bool few = false)
    {
        var filter = new AssetFilter(connection);
        connection.Clear();
        connection.Near = query.Near;

        // A plus keeps SQLite from walking along the index on status, which nearly every record shares, where a place or words are
        // narrower.
        var narrow = few || query.Box is not null || query.WithinMetres is not null || query.Inside is not null || query.Area is not null
            || !string.IsNullOrWhiteSpace(query.Text);
        filter.Add(narrow ? "+a.status = ?" : "a.status = ?", AssetJson.Word(query.Status));
        if (query.See == Visibility.Public)
        {
            filter.Add(narrow ? "+a.visibility = 'public'" : "a.visibility = 'public'");
        }

        filter.AddChoices(query);
        filter.AddPlace(query, file);
        if (TextQuery.IsBlankOfWords(query.Text))
        {
            filter.Add("0");
        }
        else if (TextQuery.Of(query.Text) is { } words)
        {
            connection.Words = words;
            filter.HasWords = true;
            filter.Add("a.fid IN (SELECT rowid FROM assets_text WHERE assets_text MATCH ?)", file.Vocabulary.Expression(connection, words));
        }

        return filter;
    }

    /// <summary>Prepares a statement whose only parameters are those of the filter, and further ones after them.</summary>
    public Statement Prepare(string sql, params ReadOnlySpan<object?> more)
    {
        var statement = connection.Prepare(sql);
        var at = 0;
        foreach (var value in values)
        {
            statement.BindAny(++at, value);
        }

        foreach (var value in more)
        {
            statement.BindAny(++at, value);
        }

        return statement;
    }

    private void AddChoices(AssetQuery query)
    {
        if (!query.Kinds.IsDefaultOrEmpty)
        {
            Add("a.kind IN (SELECT value FROM json_each(?))", Json(query.Kinds.Select(KindNames.Name)));
        }

        if (!query.Topics.IsDefaultOrEmpty)
        {
            Add("a.fid IN (SELECT fid FROM asset_topics WHERE topic IN (SELECT value FROM json_each(?)))", Json(query.Topics));
        }

        if (!query.Days.IsDefaultOrEmpty)
        {
            Add("(a.days & ?) <> 0", query.Days.Aggregate(0, (mask, day) => mask | (1 << (int)day)));
        }

        if (query.Free)
        {
            Add("a.cost = 'free'");
        }

        if (!query.Access.IsDefaultOrEmpty)
        {
            var mask = query.Access.Aggregate(0, (bits, feature) => bits | (1 << (int)feature));
            Add("(a.access_yes & ?) = ?", mask, mask);
        }

        if (query.Source is not null)
        {
            Add("a.source = ?", query.Source);
        }

        if (query.VerifiedSince is { } since)
        {
            Add("a.verified >= ?", since);
        }
    }

    private void AddPlace(AssetQuery query, AtlasFile file)
    {
        if (query.Placed is { } placed)
        {
            Add(placed ? "a.geom IS NOT NULL" : "a.geom IS NULL");
        }

        if (query.Box is { } box)
        {
            AddOutline(new GeometryFactory().ToGeometry(box));
        }

        if (query.WithinMetres is { } metres && query.Near is { } near)
        {
            // A hair wider, since the R-tree keeps single precision.
            var around = new Envelope(near.Coordinate);
            around.ExpandBy(metres + 1);
            Add($"{InTree} AND ca_metres(a.geom) <= ?", around.MinX, around.MaxX, around.MinY, around.MaxY, metres);
        }

        if (query.Inside is { } inside)
        {
            AddOutline(inside);
        }

        if (query.Area is { } area)
        {
            AddArea(area, file);
        }
    }

    private void AddArea(AreaKey area, AtlasFile file)
    {
        using var find = connection.Prepare("SELECT geom FROM areas WHERE code = ?1 AND vintage = ?2");
        find.Bind(1, area.Code).Bind(2, (long)area.Vintage);
        const string Covers = "a.fid IN (SELECT fid FROM asset_covers WHERE code = ?)";
        if (!find.Step())
        {
            // Of an area that is not loaded, nothing can be said to lie in it.
            Add("0");
        }
        else if (find.IsNull(0))
        {
            // Known by its code, without a boundary.
            Add(Covers, area.Code);
        }
        else
        {
            var shape = GeometryBlob.Read(find.Blob(0), file.Grid.Code);
            var number = Prepare(shape);
            var box = shape.EnvelopeInternal;
            Add(
                $"(({InTree} AND ca_meets(a.geom, ?)) OR {Covers})",
                box.MinX, box.MaxX, box.MinY, box.MaxY, number, area.Code);
        }
    }

    private const string InTree = "a.fid IN (SELECT id FROM rtree_assets_geom WHERE maxx >= ? AND minx <= ? AND maxy >= ? AND miny <= ?)";

    private void AddOutline(Geometry outline)
    {
        var number = Prepare(outline);
        var box = outline.EnvelopeInternal;
        Add($"{InTree} AND ca_meets(a.geom, ?)", box.MinX, box.MaxX, box.MinY, box.MaxY, number);
    }

    private int Prepare(Geometry outline)
    {
        connection.Outlines.Add(PreparedGeometryFactory.Prepare(outline));
        return connection.Outlines.Count - 1;
    }

    /// <summary>Adds a condition with its parameters.</summary>
    public void Add(string condition, params ReadOnlySpan<object?> parameters)
    {
        conditions.Add(condition);
        foreach (var parameter in parameters)
        {
            values.Add(parameter);
        }
    }

    private static string Json(IEnumerable<string> words) => JsonSerializer.Serialize(words);
}
