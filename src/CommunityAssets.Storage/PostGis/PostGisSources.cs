using CommunityAssets.Domain.Stewardship;
using Npgsql;

namespace CommunityAssets.Storage.PostGis;

/// <summary>The sources of an atlas in PostGIS.</summary>
internal sealed class PostGisSources(Database database) : ISources
{
    // What can be told apart by source is counted as it is now; of the rest, what the last import of each of its files brought.
    private const string ListSql = """
        SELECT s.name, s.what, s.file, s.licence, s.imported, CASE s.what
            WHEN 'assets' THEN (SELECT count(*) FROM atlas.assets a WHERE a.source = s.name AND a.status <> 3)
            WHEN 'network' THEN (SELECT count(*) FROM atlas.network n WHERE n.source = s.name)
            WHEN 'areas' THEN (SELECT count(*) FROM atlas.areas r WHERE r.source = s.name)
            ELSE (SELECT coalesce(sum(f.records), 0)::bigint FROM atlas.source_files f WHERE f.what = s.what AND f.name = s.name) END,
            ARRAY(SELECT f.file FROM atlas.source_files f WHERE f.what = s.what AND f.name = s.name ORDER BY f.file)
        FROM atlas.sources s ORDER BY s.what, s.name
        """;

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Source>> ListAsync(CancellationToken cancellationToken = default)
    {
        var sources = new List<Source>();
        await using var connection = await database.OpenAsync(cancellationToken);
        await using var command = new NpgsqlCommand(ListSql, connection);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            sources.Add(new Source(
                reader.GetString(0), reader.GetString(1), reader.IsDBNull(2) ? null : reader.GetString(2),
                reader.IsDBNull(3) ? null : reader.GetString(3),
                reader.GetFieldValue<DateTimeOffset>(4), reader.GetInt64(5))
            {
                Files = [.. reader.GetFieldValue<string[]>(6)],
            });
        }

        return sources;
    }
}
