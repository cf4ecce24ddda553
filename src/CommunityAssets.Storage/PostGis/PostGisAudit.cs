using System.Globalization;
using System.Runtime.CompilerServices;
using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Storage.Paging;
using CommunityAssets.Storage.Queries;
using Npgsql;

namespace CommunityAssets.Storage.PostGis;

/// <summary>The audit log in PostGIS.</summary>
internal sealed class PostGisAudit(Database database) : IAudit
{
    /// <inheritdoc/>
    public async Task AppendAsync(AuditLine line, CancellationToken cancellationToken = default)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        await AuditLog.WriteAsync(connection, database.Now, line, cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<AuditPage> ReadAsync(AuditQuery query, CancellationToken cancellationToken = default)
    {
        QueryChecks.CheckPage(query);
        var after = Cursor.Read(query);
        await using var connection = await database.OpenAsync(cancellationToken);
        var sql = Select(query, after);
        sql.Add(" LIMIT ").Add(sql.Value(query.Limit + 1));
        await using var command = sql.On(connection);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var entries = new List<AuditEntry>(query.Limit);
        while (await reader.ReadAsync(cancellationToken))
        {
            if (entries.Count == query.Limit)
            {
                return new AuditPage(entries, Cursor.Write(query, PositionOf(entries[^1])));
            }

            entries.Add(From(reader));
        }

        return new AuditPage(entries, Next: null);
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<AuditEntry> StreamAsync(
        AuditQuery query, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        await using var command = Select(query, after: null).On(connection);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            yield return From(reader);
        }
    }

    private SqlText Select(AuditQuery query, PagePosition? after)
    {
        var sql = new SqlText(database.Grid.Code);
        var conditions = new List<string>();
        if (query.From is { } from)
        {
            conditions.Add($"at >= {sql.Value(from.ToUniversalTime())}");
        }

        if (query.Before is { } before)
        {
            conditions.Add($"at < {sql.Value(before.ToUniversalTime())}");
        }

        if (query.Account is { } account)
        {
            conditions.Add($"account = {sql.Value(account)}");
        }

        if (query.Record is { } record)
        {
            conditions.Add($"record = {sql.Value(record)}");
        }

        if (query.Acts.Length > 0)
        {
            conditions.Add($"act = ANY ({sql.Value(query.Acts.Select(AuditActNames.Name).ToArray())})");
        }

        if (after is { } position && Math.Abs(position.Number) < 6e16
            && long.TryParse(position.Id, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            var moment = DateTimeOffset.UnixEpoch.AddTicks((long)position.Number * TimeSpan.TicksPerMicrosecond);
            conditions.Add($"(at, number) < ({sql.Value(moment)}, {sql.Value(number)})");
        }

        sql.Add("SELECT number, at, account, role, act, record, detail FROM atlas.audit");
        if (conditions.Count > 0)
        {
            sql.Add(" WHERE ").Add(string.Join(" AND ", conditions));
        }

        return sql.Add(" ORDER BY at DESC, number DESC");
    }

    private static PagePosition PositionOf(AuditEntry last) => new(
        (last.At.UtcTicks - DateTimeOffset.UnixEpoch.UtcTicks) / TimeSpan.TicksPerMicrosecond, "",
        last.Number.ToString(CultureInfo.InvariantCulture));

    private static AuditEntry From(NpgsqlDataReader reader) => new(
        reader.GetInt64(0),
        reader.GetFieldValue<DateTimeOffset>(1),
        new AuditLine(
            reader.IsDBNull(2) ? null : reader.GetGuid(2),
            reader.GetString(3),
            AuditActNames.Find(reader.GetString(4)) ?? AuditAct.Other,
            reader.IsDBNull(5) ? null : reader.GetGuid(5),
            reader.IsDBNull(6) ? null : reader.GetString(6)));
}
