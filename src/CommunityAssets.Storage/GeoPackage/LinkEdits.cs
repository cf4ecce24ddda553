using CommunityAssets.Domain.Links;
using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Storage.GeoPackage.Sqlite;
using CommunityAssets.Storage.Records;

namespace CommunityAssets.Storage.GeoPackage;

/// <summary>Adds links and takes them away by hand, each with its line in the changes of links. Runs in the caller's transaction.</summary>
internal static class LinkEdits
{
    /// <inheritdoc cref="ILinks.AddAsync"/>
    public static Link Add(
        Connection connection, int grid, (Guid From, LinkKind Kind, Guid To) asked, DateTimeOffset now, string by, string? reason,
        Guid? account)
    {
        var starts = AssetEdits.Find(connection, grid, "a.id = ?1", asked.From) ?? throw LinkSentences.NoAsset(asked.From);
        var leads = AssetEdits.Find(connection, grid, "a.id = ?1", asked.To) ?? throw LinkSentences.NoAsset(asked.To);
        LinkSentences.Check(asked.Kind, starts, leads);
        var (from, to) = LinkRules.Order(asked.Kind, asked.From, asked.To);
        var link = new Link(Guid.CreateVersion7(now), from, to, asked.Kind, LinkSentences.People, now);
        var added = connection.Execute(
            "INSERT OR IGNORE INTO links (id, from_id, to_id, kind, source, created) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
            link.Id, from, to, (int)link.Kind, link.Source, Moments.Write(now));
        if (added == 0)
        {
            throw LinkSentences.Already(asked.Kind, starts, leads);
        }

        Note(connection, new LinkChange(link, now, by, ChangeKind.Added, reason), account);
        return link;
    }

    /// <inheritdoc cref="ILinks.RemoveAsync"/>
    public static Link Remove(Connection connection, Guid id, DateTimeOffset now, string by, string reason, Guid? account)
    {
        var link = Find(connection, id) ?? throw LinkSentences.NoLink(id);
        connection.Execute("DELETE FROM links WHERE id = ?1", id);
        Note(connection, new LinkChange(link, now, by, ChangeKind.Retired, reason), account);
        return link;
    }

    /// <summary>A link from the columns id, from_id, to_id, kind, source, created.</summary>
    public static Link Read(Statement row) =>
        new(row.Guid(0), row.Guid(1), row.Guid(2), (LinkKind)row.Int(3), row.Text(4), row.Moment(5));

    private static Link? Find(Connection connection, Guid id)
    {
        using var row = connection.Prepare("SELECT id, from_id, to_id, kind, source, created FROM links WHERE id = ?1");
        row.Bind(1, id);
        return row.Step() ? Read(row) : null;
    }

    private static void Note(Connection connection, LinkChange change, Guid? account)
    {
        var link = change.Link;
        connection.Execute(
            """
            INSERT INTO link_changes (link, from_id, to_id, kind, source, created, at, by, what, reason)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)
            """,
            link.Id, link.From, link.To, (int)link.Kind, link.Source, Moments.Write(link.Created),
            Moments.Write(change.At), change.By, (int)change.What, change.Reason);
        AuditLog.Write(connection, change.At, LinkSentences.Audit(change, account));
        Schema.Touch(connection, "links", change.At, extent: false);
        Schema.Touch(connection, "link_changes", change.At, extent: false);
    }
}
