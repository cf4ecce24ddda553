using System.Collections.Immutable;
using CommunityAssets.Storage.GeoPackage.Sqlite;
using NetTopologySuite.Geometries;

namespace CommunityAssets.Storage.GeoPackage;

/// <summary>
/// Raises the atlas's version and writes down what the commit touched; reads what commits touched. Runs in the caller's transaction.
/// </summary>
internal static class TouchLog
{
    /// <summary>Raises the version for a commit that touched something; none for one that touched nothing that maps show.</summary>
    public static void Write(Connection connection, params ReadOnlySpan<Touch> touches)
    {
        connection.Execute("UPDATE communityassets_atlas SET version = version + 1");
        var version = connection.Scalar("SELECT version FROM communityassets_atlas");
        connection.Execute("DELETE FROM touched WHERE version <= ?1", version - AtlasNews.Remembered);
        foreach (var touch in touches)
        {
            connection.Execute(
                "INSERT INTO touched (version, part, asset, min_x, min_y, max_x, max_y) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
                version, (int)touch.Part, touch.Asset, touch.Box?.MinX, touch.Box?.MinY, touch.Box?.MaxX, touch.Box?.MaxY);
        }
    }

    /// <inheritdoc cref="IAtlas.NewsAsync"/>
    public static AtlasNews Read(Connection connection, long since)
    {
        var version = connection.Scalar("SELECT version FROM communityassets_atlas");
        if (!AtlasNews.Tells(version, since))
        {
            return new AtlasNews(version, Everything: true, []);
        }

        var touches = ImmutableArray.CreateBuilder<Touch>();
        if (version > since)
        {
            using var rows = connection.Prepare(
                "SELECT part, asset, min_x, min_y, max_x, max_y FROM touched WHERE version > ?1 ORDER BY version, id");
            rows.Bind(1, since);
            while (rows.Step())
            {
                touches.Add(new Touch(
                    (AtlasPart)rows.Int(0),
                    rows.IsNull(1) ? null : rows.Guid(1),
                    rows.IsNull(2) ? null : new Envelope(rows.Double(2), rows.Double(4), rows.Double(3), rows.Double(5))));
            }
        }

        return new AtlasNews(version, Everything: false, touches.ToImmutable());
    }
}
