using CommunityAssets.Domain.Links;
using CommunityAssets.Domain.Stewardship;
using Npgsql;

namespace CommunityAssets.Storage.PostGis;

/// <summary>Links in PostGIS.</summary>
internal sealed class PostGisLinks(Database database) : ILinks
{
    private const string OfSql = """
        SELECT id, starts, leads_to, kind, source, created FROM atlas.links WHERE starts = ANY($1) OR leads_to = ANY($1) ORDER BY kind, id
        """;

    private const string ChangesSql = """
        SELECT link, starts, leads_to, kind, source, created, at, by, what, reason FROM atlas.link_changes
        WHERE starts = $1 OR leads_to = $1 ORDER BY id
        """;

    private readonly LinkEdits edits = new(database);

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
            links.Add(Read(reader));
        }

        return links;
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Link>> AllAsync(CancellationToken cancellationToken = default)
    {
        var links = new List<Link>();
        await using var connection = await database.OpenAsync(cancellationToken);
        await using var command = new NpgsqlCommand(
            "SELECT id, starts, leads_to, kind, source, created FROM atlas.links ORDER BY kind, id", connection);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            links.Add(Read(reader));
        }

        return links;
    }

    /// <inheritdoc/>
    public Task<Link> AddAsync(
        Guid from, LinkKind kind, Guid to, string by, string? reason, Guid? account = null,
        CancellationToken cancellationToken = default) =>
        edits.AddAsync((from, kind, to), by, reason, account, cancellationToken);

    /// <inheritdoc/>
    public Task<Link> RemoveAsync(
        Guid link, string by, string reason, Guid? account = null, CancellationToken cancellationToken = default) =>
        edits.RemoveAsync(link, by, reason, account, cancellationToken);

    /// <inheritdoc/>
    public async Task<IReadOnlyList<LinkChange>> ChangesAsync(Guid asset, CancellationToken cancellationToken = default)
    {
        var changes = new List<LinkChange>();
        await using var connection = await database.OpenAsync(cancellationToken);
        await using var command = new NpgsqlCommand(ChangesSql, connection)
        {
            Parameters = { new NpgsqlParameter<Guid> { TypedValue = asset } },
        };
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            changes.Add(new LinkChange(
                Read(reader),
                reader.GetFieldValue<DateTimeOffset>(6),
                reader.GetString(7),
                (ChangeKind)reader.GetInt16(8),
                await reader.IsDBNullAsync(9, cancellationToken) ? null : reader.GetString(9)));
        }

        return changes;
    }

    /// <inheritdoc/>
    public async Task<long> CountAsync(CancellationToken cancellationToken = default)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        await using var command = new NpgsqlCommand("SELECT count(*) FROM atlas.links", connection);
        return (long)(await command.ExecuteScalarAsync(cancellationToken))!;
    }

    /// <summary>A link from the columns id, starts, leads_to, kind, source, created.</summary>
    internal static Link Read(NpgsqlDataReader reader) => new(
        reader.GetGuid(0), reader.GetGuid(1), reader.GetGuid(2), (LinkKind)reader.GetInt16(3),
        reader.GetString(4), reader.GetFieldValue<DateTimeOffset>(5));
}
