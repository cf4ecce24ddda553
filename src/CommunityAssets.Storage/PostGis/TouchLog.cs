using System.Collections.Immutable;
using System.Globalization;
using NetTopologySuite.Geometries;
using Npgsql;

namespace CommunityAssets.Storage.PostGis;

/// <summary>
/// Raises the atlas's version and writes down what the commit touched; reads what commits touched. Writing is the last statement before a
/// commit, so that writers wait for each other no longer than they must; since they do wait, versions are committed in their order.
/// </summary>
internal static class TouchLog
{
    // Without a limit, a reader that comes back after a thousand edits of a hundred assets each would read more than it saves.
    private const int MostRead = 2000;

    private static readonly string Next = string.Create(CultureInfo.InvariantCulture, $"""
        WITH next AS (UPDATE atlas.about SET version = version + 1 RETURNING version),
        forgotten AS (DELETE FROM atlas.touched t USING next WHERE t.version <= next.version - {AtlasNews.Remembered})
        INSERT INTO atlas.touched (version, part, asset, min_x, min_y, max_x, max_y)
        """);

    private static readonly string WriteOneSql = Next + "\nSELECT next.version, $1, $2, $3, $4, $5, $6 FROM next";

    private static readonly string WritePartsSql = Next + """

        SELECT next.version, part, NULL, NULL, NULL, NULL, NULL FROM next, unnest($1) AS part
        """;

    private static readonly string ReadSql = string.Create(CultureInfo.InvariantCulture, $"""
        SELECT a.version, t.part, t.asset, t.min_x, t.min_y, t.max_x, t.max_y
        FROM atlas.about a LEFT JOIN atlas.touched t ON t.version > $1 AND a.version <> $1 ORDER BY t.version LIMIT {MostRead + 1}
        """);

    /// <summary>Raises the version for an edit of one asset.</summary>
    public static async Task WriteAsync(NpgsqlConnection connection, Touch touch, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(WriteOneSql, connection)
        {
            Parameters =
            {
                new NpgsqlParameter<short> { TypedValue = (short)touch.Part },
                new() { Value = (object?)touch.Asset ?? DBNull.Value, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Uuid },
                Number(touch.Box?.MinX),
                Number(touch.Box?.MinY),
                Number(touch.Box?.MaxX),
                Number(touch.Box?.MaxY),
            },
        };
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>Raises the version for an import that may have touched anything in some parts.</summary>
    public static async Task WriteAsync(NpgsqlConnection connection, IEnumerable<AtlasPart> parts, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(WritePartsSql, connection)
        {
            Parameters = { new NpgsqlParameter<short[]> { TypedValue = [.. parts.Select(part => (short)part)] } },
        };
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <inheritdoc cref="IAtlas.NewsAsync"/>
    public static async Task<AtlasNews> ReadAsync(NpgsqlConnection connection, long since, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(ReadSql, connection)
        {
            Parameters = { new NpgsqlParameter<long> { TypedValue = since } },
        };
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var version = 0L;
        var touches = ImmutableArray.CreateBuilder<Touch>();
        while (await reader.ReadAsync(cancellationToken))
        {
            version = reader.GetInt64(0);
            if (!reader.IsDBNull(1))
            {
                touches.Add(new Touch(
                    (AtlasPart)reader.GetInt16(1),
                    reader.IsDBNull(2) ? null : reader.GetGuid(2),
                    reader.IsDBNull(3)
                        ? null
                        : new Envelope(reader.GetDouble(3), reader.GetDouble(5), reader.GetDouble(4), reader.GetDouble(6))));
            }
        }

        return AtlasNews.Tells(version, since) && touches.Count <= MostRead
            ? new AtlasNews(version, Everything: false, touches.ToImmutable())
            : new AtlasNews(version, Everything: true, []);
    }

    private static NpgsqlParameter Number(double? number) =>
        new() { Value = (object?)number ?? DBNull.Value, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Double };
}
