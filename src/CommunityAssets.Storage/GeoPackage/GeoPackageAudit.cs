using System.Globalization;
using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Storage.GeoPackage.Sqlite;
using CommunityAssets.Storage.Paging;
using CommunityAssets.Storage.Queries;

namespace CommunityAssets.Storage.GeoPackage;

/// <summary>The audit log of an embedded atlas.</summary>
internal sealed class GeoPackageAudit(AtlasFile file) : IAudit
{
    private const string Order = " ORDER BY at DESC, number DESC";

    public Task AppendAsync(AuditLine line, CancellationToken cancellationToken = default) => file.WriteQuietlyAsync(
        "a line of the audit log",
        (connection, now) =>
        {
            AuditLog.Write(connection, now, line);
            return true;
        },
        cancellationToken);

    public Task<AuditPage> ReadAsync(AuditQuery query, CancellationToken cancellationToken = default)
    {
        QueryChecks.CheckPage(query);
        var after = Cursor.Read(query);
        return file.ReadAsync(
            connection =>
            {
                using var rows = Prepare(
                    connection, query, after, Order + " LIMIT " + (query.Limit + 1).ToString(CultureInfo.InvariantCulture));
                var entries = Rows(rows).ToList();
                if (entries.Count <= query.Limit)
                {
                    return new AuditPage(entries, Next: null);
                }

                entries.RemoveAt(query.Limit);
                var last = new PagePosition(
                    Moments.Number(entries[^1].At), "", entries[^1].Number.ToString(CultureInfo.InvariantCulture));
                return new AuditPage(entries, Cursor.Write(query, last));
            },
            cancellationToken);
    }

    public IAsyncEnumerable<AuditEntry> StreamAsync(AuditQuery query, CancellationToken cancellationToken = default) =>
        file.StreamAsync(connection => All(connection, query), cancellationToken);

    private static IEnumerable<AuditEntry> All(Connection connection, AuditQuery query)
    {
        using var rows = Prepare(connection, query, after: null, Order);
        foreach (var entry in Rows(rows))
        {
            yield return entry;
        }
    }

    private static Statement Prepare(Connection connection, AuditQuery query, PagePosition? after, string end)
    {
        var conditions = new List<string>();
        var values = new List<object?>();
        if (query.From is { } from)
        {
            Add("at >= ?", Moments.Write(from));
        }

        if (query.Before is { } before)
        {
            Add("at < ?", Moments.Write(before));
        }

        if (query.Account is { } account)
        {
            Add("account = ?", account);
        }

        if (query.Record is { } record)
        {
            Add("record = ?", record);
        }

        if (query.Acts.Length > 0)
        {
            Add(
                $"act IN ({string.Join(", ", query.Acts.Select(_ => "?"))})",
                [.. query.Acts.Select(object? (act) => AuditActNames.Name(act))]);
        }

        if (after is { } position && Moments.OfNumber(position.Number) is { } moment
            && long.TryParse(position.Id, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            Add("(at, number) < (?, ?)", Moments.Write(moment), number);
        }

        var where = conditions.Count == 0 ? "" : " WHERE " + string.Join(" AND ", conditions);
        var statement = connection.Prepare("SELECT number, at, account, role, act, record, detail FROM audit" + where + end);
        for (var at = 0; at < values.Count; at++)
        {
            statement.BindAny(at + 1, values[at]);
        }

        return statement;

        void Add(string condition, params ReadOnlySpan<object?> parameters)
        {
            conditions.Add(condition);
            values.AddRange(parameters);
        }
    }

    private static IEnumerable<AuditEntry> Rows(Statement rows)
    {
        while (rows.Step())
        {
            yield return new AuditEntry(
                rows.Long(0),
                rows.Moment(1),
                new AuditLine(
                    rows.IsNull(2) ? null : rows.Guid(2),
                    rows.Text(3),
                    AuditActNames.Find(rows.Text(4)) ?? AuditAct.Other,
                    rows.IsNull(5) ? null : rows.Guid(5),
                    rows.TextOrNull(6)));
        }
    }
}
