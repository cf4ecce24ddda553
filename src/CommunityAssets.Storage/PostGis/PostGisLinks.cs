using CommunityAssets.Domain.Links;
using Npgsql;

namespace CommunityAssets.Storage.PostGis;

/// <summary>Links in PostGIS.</summary>
internal sealed class PostGisLinks(Database database) : ILinks
{
    private const string OfSql = """
        SELECT id, starts, leads_to, kind, source, created FROM atlas.links WHERE starts = ANY($1) OR leads_to = ANY($1) ORDER BY kind, id
        """;

    /// <inheritdoc/>
    public Task<IReadOnlyList<Link>> OfAsync(Guid asset, CancellationToken cancellationToken = default) =>
        OfManyAsync([asset], cancellationToken);

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Link>> OfManyAsync(IReadOnlyCollection<Guid> assets, CancellationToken cancellationToken = default)
    {
        var links = new List<Link>();
        await using var connection = await database.OpenAsync(cancellationToken);
        await using var command = new NpgsqlCommand(OfSql, connection)
        {
            Parameters = { new NpgsqlParameter<Guid[]> { TypedValue = [.. assets] } },
        };
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            links.Add(new Link(
                reader.GetGuid(0), reader.GetGuid(1), reader.GetGuid(2), (LinkKind)reader.GetInt16(3),
                reader.GetString(4), reader.GetFieldValue<DateTimeOffset>(5)));
        }

        return links;
    }

    /// <inheritdoc/>
    public async Task<long> CountAsync(CancellationToken cancellationToken = default)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        await using var command = new NpgsqlCommand("SELECT count(*) FROM atlas.links", connection);
        return (long)(await command.ExecuteScalarAsync(cancellationToken))!;
    }
}
