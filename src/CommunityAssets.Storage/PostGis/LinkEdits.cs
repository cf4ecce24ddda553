using CommunityAssets.Domain.Assets;
using CommunityAssets.Domain.Links;
using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Storage.Records;
using Npgsql;
using NpgsqlTypes;

namespace CommunityAssets.Storage.PostGis;

/// <summary>Adds links and takes them away by hand, each with its line in the changes of links.</summary>
internal sealed class LinkEdits(Database database)
{
    // Both ends stay as they are until the link is kept: nobody retires one meanwhile.
    private static readonly string Ends =
        $"SELECT {AssetColumns.Read} FROM atlas.assets a WHERE a.id IN ($1, $2) ORDER BY a.id FOR SHARE";

    // Somebody's import may have the same link under its own source; one that is known already is not added beside it.
    private const string InsertSql = """
        INSERT INTO atlas.links (id, starts, leads_to, created, kind, source)
        SELECT $1, $2, $3, $4, $5, $6
        WHERE NOT EXISTS (SELECT FROM atlas.links WHERE starts = $2 AND leads_to = $3 AND kind = $5)
        ON CONFLICT (starts, leads_to, kind, source) DO NOTHING
        """;

    private const string DeleteSql = """
        WITH asked AS (SELECT starts, leads_to, kind FROM atlas.links WHERE id = $1)
        DELETE FROM atlas.links l USING asked
        WHERE l.starts = asked.starts AND l.leads_to = asked.leads_to AND l.kind = asked.kind
        RETURNING l.id, l.starts, l.leads_to, l.kind, l.source, l.created
        """;

    private const string NoteSql = """
        INSERT INTO atlas.link_changes (link, starts, leads_to, created, at, kind, what, source, by, reason)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
        """;

    /// <inheritdoc cref="ILinks.AddAsync"/>
    public async Task<Link> AddAsync(
        (Guid From, LinkKind Kind, Guid To) asked, string by, string? reason, Guid? account, CancellationToken cancellationToken)
    {
        var (from, kind, to) = asked;
        var now = database.Now;
        await using var connection = await database.OpenAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var ends = await EndsAsync(connection, from, to, cancellationToken);
        var (starts, leads) = (ends.GetValueOrDefault(from), ends.GetValueOrDefault(to));
        LinkSentences.Check(kind, starts ?? throw LinkSentences.NoAsset(from), leads ?? throw LinkSentences.NoAsset(to));
        var (first, second) = LinkRules.Order(kind, from, to);
        var link = new Link(Guid.CreateVersion7(now), first, second, kind, LinkSentences.People, now);
        await using (var insert = new NpgsqlCommand(InsertSql, connection)
        {
            Parameters =
            {
                new NpgsqlParameter<Guid> { TypedValue = link.Id },
                new NpgsqlParameter<Guid> { TypedValue = link.From },
                new NpgsqlParameter<Guid> { TypedValue = link.To },
                new NpgsqlParameter<DateTimeOffset> { TypedValue = link.Created },
                new NpgsqlParameter<short> { TypedValue = (short)link.Kind },
                new NpgsqlParameter<string> { TypedValue = link.Source },
            },
        })
        {
            if (await insert.ExecuteNonQueryAsync(cancellationToken) == 0)
            {
                throw LinkSentences.Already(kind, starts, leads);
            }
        }

        await FinishAsync(connection, new LinkChange(link, now, by, ChangeKind.Added, reason), account, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return link;
    }

    /// <inheritdoc cref="ILinks.RemoveAsync"/>
    public async Task<Link> RemoveAsync(Guid id, string by, string reason, Guid? account, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var removed = await DeleteAsync(connection, id, cancellationToken);
        var link = removed.Find(candidate => candidate.Id == id) ?? throw LinkSentences.NoLink(id);
        await FinishAsync(connection, new LinkChange(link, database.Now, by, ChangeKind.Retired, reason), account, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return link;
    }

    private static async Task<Dictionary<Guid, Asset>> EndsAsync(
        NpgsqlConnection connection, Guid from, Guid to, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(Ends, connection)
        {
            Parameters = { new NpgsqlParameter<Guid> { TypedValue = from }, new NpgsqlParameter<Guid> { TypedValue = to } },
        };
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var ends = new Dictionary<Guid, Asset>();
        while (await reader.ReadAsync(cancellationToken))
        {
            var asset = AssetColumns.From(reader);
            ends[asset.Id] = asset;
        }

        return ends;
    }

    private static async Task<List<Link>> DeleteAsync(NpgsqlConnection connection, Guid id, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(DeleteSql, connection)
        {
            Parameters = { new NpgsqlParameter<Guid> { TypedValue = id } },
        };
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var removed = new List<Link>();
        while (await reader.ReadAsync(cancellationToken))
        {
            removed.Add(PostGisLinks.Read(reader));
        }

        return removed;
    }

    private static async Task FinishAsync(
        NpgsqlConnection connection, LinkChange change, Guid? account, CancellationToken cancellationToken)
    {
        var link = change.Link;
        await using (var note = new NpgsqlCommand(NoteSql, connection)
        {
            Parameters =
            {
                new NpgsqlParameter<Guid> { TypedValue = link.Id },
                new NpgsqlParameter<Guid> { TypedValue = link.From },
                new NpgsqlParameter<Guid> { TypedValue = link.To },
                new NpgsqlParameter<DateTimeOffset> { TypedValue = link.Created },
                new NpgsqlParameter<DateTimeOffset> { TypedValue = change.At },
                new NpgsqlParameter<short> { TypedValue = (short)link.Kind },
                new NpgsqlParameter<short> { TypedValue = (short)change.What },
                new NpgsqlParameter<string> { TypedValue = link.Source },
                new NpgsqlParameter<string> { TypedValue = change.By },
                new() { Value = (object?)WithoutNul.Of(change.Reason) ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text },
            },
        })
        {
            await note.ExecuteNonQueryAsync(cancellationToken);
        }

        await AuditLog.WriteAsync(connection, change.At, LinkSentences.Audit(change, account), cancellationToken);
        await TouchLog.WriteAsync(connection, new Touch(AtlasPart.Assets, link.From), cancellationToken);
    }
}
