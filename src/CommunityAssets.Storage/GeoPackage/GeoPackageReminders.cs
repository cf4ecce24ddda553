using CommunityAssets.Domain.Assets;
using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Storage.GeoPackage.Sqlite;
using CommunityAssets.Storage.Records;

namespace CommunityAssets.Storage.GeoPackage;

/// <summary>Reminders of an embedded atlas.</summary>
internal sealed class GeoPackageReminders(AtlasFile file) : IReminders
{
    // Sent since the entry is due, and not answered.
    private const string Asked = """
        FROM reminder_items i JOIN reminders r ON r.id = i.reminder
        WHERE i.asset = a.id AND r.sent IS NOT NULL AND i.answer IS NULL AND r.sent >= a.verify_by
        """;

    // Who is asked: whoever keeps the entry with an account, else its own organisation's address.
    private const string Address = """
        coalesce((
          SELECT x.email FROM keepings g JOIN accounts x ON x.id = g.account AND x.state = 2
          WHERE g.asset = a.id AND g.taken_up IS NOT NULL AND g.ended IS NULL ORDER BY g.id LIMIT 1), a.email)
        """;

    private const string Due = "a.status = 'published' AND a.verify_by <= ?1";

    public Task<IReadOnlyList<DueEntry>> DueAsync(
        DateOnly on, int limit, (DateOnly Due, Guid Id)? after = null, CancellationToken cancellationToken = default) =>
        file.ReadAsync<IReadOnlyList<DueEntry>>(
            connection =>
            {
                using var rows = connection.Prepare(
                    $"""
                    SELECT {AssetRow.Select}, (SELECT count(*) {Asked}), (SELECT max(r.sent) {Asked}) FROM assets a
                    WHERE {Due} AND (?2 IS NULL OR (a.verify_by, a.id) > (?2, ?3)) ORDER BY a.verify_by, a.id LIMIT ?4
                    """);
                rows.Bind(1, on).Bind(2, after?.Due).BindAny(3, after?.Id).BindAny(4, Math.Clamp(limit, 1, 200));
                var entries = new List<DueEntry>();
                var last = AssetRow.Content.Length + 3;
                while (rows.Step())
                {
                    entries.Add(new DueEntry(
                        AssetRow.Read(rows, file.Grid.Code), rows.Int(last), rows.IsNull(last + 1) ? null : rows.Moment(last + 1)));
                }

                return entries;
            },
            cancellationToken);

    public Task<DueCounts> CountDueAsync(DateOnly on, CancellationToken cancellationToken = default) => file.ReadAsync(
        connection =>
        {
            using var counts = connection.Prepare($"SELECT count(*), count(CASE WHEN a.verify_by <= ?2 THEN 1 END) FROM assets a WHERE {Due}");
            counts.Bind(1, on).Bind(2, NextCheck.SilentSince(on)).Step();
            return new DueCounts(counts.Long(0), counts.Long(1));
        },
        cancellationToken);

    public Task<Asset> ConfirmAsync(Guid asset, int version, DateOnly on, Actor by, CancellationToken cancellationToken = default) =>
        file.WriteAsync("a check", (connection, now) => Confirm(connection, now, asset, version, on, by), cancellationToken);

    public Task<int> PlanAsync(DateOnly on, CancellationToken cancellationToken = default) => file.WriteQuietlyAsync(
        "letters to keepers",
        (connection, now) =>
        {
            var month = ReminderRecords.MonthOf(on);
            var left = Set(connection, "SELECT keeper FROM reminder_stops UNION SELECT keeper FROM reminders WHERE month = ?1", month, row => row.Text(0));
            var notTheirs = Set(
                connection, "SELECT r.keeper, i.asset FROM reminder_items i JOIN reminders r ON r.id = i.reminder WHERE i.answer = ?1",
                (int)ReminderAnswer.NotOurs, row => (row.Text(0), row.Guid(1)));
            var due = new List<(Guid Asset, string Email)>();
            using (var rows = connection.Prepare(
                $"""
                SELECT a.id, {Address} FROM assets a
                WHERE {Due} AND a.visibility = 'public' AND {Address} IS NOT NULL AND (SELECT count(*) {Asked}) < ?2
                ORDER BY a.verify_by, a.id LIMIT ?3
                """))
            {
                rows.Bind(1, on).BindAny(2, NextCheck.MostAsked).BindAny(3, ReminderRecords.MostPlanned);
                while (rows.Step())
                {
                    due.Add((rows.Guid(0), rows.Text(1)));
                }
            }

            var letters = ReminderRecords.Letters(due, left, notTheirs);
            foreach (var (keeper, assets) in letters)
            {
                var id = Guid.CreateVersion7(now);
                connection.Execute(
                    "INSERT INTO reminders (id, made, next_try, month, keeper) VALUES (?1, ?2, ?2, ?3, ?4)", id, Moments.Write(now), month, keeper);
                foreach (var asset in assets)
                {
                    connection.Execute("INSERT INTO reminder_items (reminder, asset) VALUES (?1, ?2)", id, asset);
                }
            }

            return letters.Count;
        },
        cancellationToken);

    public Task<Reminder?> TakeAsync(string tokenHash, DateOnly on, CancellationToken cancellationToken = default) => file.WriteQuietlyAsync(
        "a letter to a keeper",
        (connection, now) =>
        {
            while (true)
            {
                Reminder taken;
                string keeper;
                using (var next = connection.Prepare(
                    """
                    SELECT id, month, tries, keeper FROM reminders
                    WHERE sent IS NULL AND next_try <= ?1 AND tries < ?2 AND keeper NOT IN (SELECT keeper FROM reminder_stops)
                    ORDER BY next_try, id LIMIT 1
                    """))
                {
                    next.BindAny(1, Moments.Write(now)).BindAny(2, Reminder.MostTries);
                    if (!next.Step())
                    {
                        return null;
                    }

                    taken = new Reminder { Id = next.Guid(0), Month = next.Text(1), Tries = next.Int(2) + 1 };
                    keeper = next.Text(3);
                }

                var ready = ReminderRecords.ToSend(taken, keeper, Items(connection, taken.Id), on);
                connection.Execute(
                    "UPDATE reminders SET token = ?2, tries = ?3, next_try = ?4 WHERE id = ?1", taken.Id, ready is null ? null : tokenHash,
                    ready is null ? Reminder.MostTries : taken.Tries, Moments.Write(now + Reminder.WaitAfter(taken.Tries)));
                if (ready is not null)
                {
                    return ready;
                }
            }
        },
        cancellationToken);

    public Task SentAsync(Guid reminder, CancellationToken cancellationToken = default) => file.WriteQuietlyAsync(
        "a letter that was sent",
        (connection, now) => connection.Execute("UPDATE reminders SET sent = ?2 WHERE id = ?1 AND sent IS NULL", reminder, Moments.Write(now)),
        cancellationToken);

    public Task<Reminder?> FindAsync(string tokenHash, CancellationToken cancellationToken = default) => file.ReadAsync(
        connection =>
        {
            using var row = connection.Prepare(
                """
                SELECT r.id, r.month, r.tries, r.sent, EXISTS (SELECT 1 FROM reminder_stops s WHERE s.keeper = r.keeper)
                FROM reminders r WHERE r.token = ?1 AND r.made > ?2
                """);
            row.Bind(1, tokenHash).BindAny(2, Moments.Write(file.Now - Reminder.Lasts));
            return !row.Step() ? null : new Reminder
            {
                Id = row.Guid(0),
                Month = row.Text(1),
                Tries = row.Int(2),
                Sent = row.IsNull(3) ? null : row.Moment(3),
                Stopped = row.Bool(4),
                Items = [.. Items(connection, row.Guid(0)).Select(one => one.Item)],
            };
        },
        cancellationToken);

    public Task<Asset> ConfirmAsync(
        string tokenHash, Guid asset, int version, DateOnly on, CancellationToken cancellationToken = default) => file.WriteAsync(
        "a keeper's check",
        (connection, now) =>
        {
            Answer(connection, now, tokenHash, asset, ReminderAnswer.StillTrue);
            return Confirm(connection, now, asset, version, on, Actor.Group);
        },
        cancellationToken);

    public Task AnswerAsync(string tokenHash, Guid asset, ReminderAnswer answer, CancellationToken cancellationToken = default) =>
        file.WriteQuietlyAsync("a keeper's answer", (connection, now) => Answer(connection, now, tokenHash, asset, answer), cancellationToken);

    public Task<bool> StopAsync(string tokenHash, CancellationToken cancellationToken = default) => file.WriteQuietlyAsync(
        "a keeper who wants no more letters",
        (connection, now) =>
        {
            connection.Execute(
                "INSERT OR IGNORE INTO reminder_stops SELECT keeper, ?2 FROM reminders WHERE token = ?1", tokenHash, Moments.Write(now));
            using var row = connection.Prepare("SELECT 1 FROM reminders WHERE token = ?1");
            return row.Bind(1, tokenHash).Step();
        },
        cancellationToken);

    private static int Answer(Connection connection, DateTimeOffset now, string tokenHash, Guid asset, ReminderAnswer answer)
    {
        var noted = connection.Execute(
            """
            UPDATE reminder_items SET answer = ?3, answered = ?4
            WHERE asset = ?2 AND reminder = (SELECT id FROM reminders WHERE token = ?1 AND made > ?5)
            """,
            tokenHash, asset, (int)answer, Moments.Write(now), Moments.Write(now - Reminder.Lasts));
        return noted == 1 ? noted : throw new UnauthorizedAccessException("The link does not ask about this entry.");
    }

    private (Asset Saved, Touch Touched) Confirm(
        Connection connection, DateTimeOffset now, Guid id, int version, DateOnly on, Actor by)
    {
        var asset = AssetEdits.Find(connection, file.Grid.Code, "a.id = ?1", id) ?? throw new KeyNotFoundException($"There is no asset {id}.");
        AuditLog.Write(connection, now, new AuditLine(by.Account, by.Role, AuditAct.AssetConfirmed, id));
        var (before, saved) = AssetEdits.Save(
            connection, file.Grid.Code, asset with { Version = version, Verification = NextCheck.Made(asset.Kind, by.Role, on) }, now, by.Role,
            ReminderRecords.Confirmed);
        return (saved, Touch.Of(before, saved));
    }

    private List<(ReminderItem Item, string? Address)> Items(Connection connection, Guid reminder)
    {
        using var rows = connection.Prepare(
            $"""
            SELECT {AssetRow.Select}, i.answer, i.answered, {Address} FROM reminder_items i JOIN assets a ON a.id = i.asset
            WHERE i.reminder = ?1 ORDER BY a.name_key, a.id
            """);
        rows.Bind(1, reminder);
        var items = new List<(ReminderItem, string?)>();
        var last = AssetRow.Content.Length + 3;
        while (rows.Step())
        {
            var answered = rows.IsNull(last + 1) ? (DateTimeOffset?)null : rows.Moment(last + 1);
            items.Add((
                new ReminderItem(AssetRow.Read(rows, file.Grid.Code), (ReminderAnswer?)rows.IntOrNull(last), answered), rows.TextOrNull(last + 2)));
        }

        return items;
    }

    private static HashSet<T> Set<T>(Connection connection, string sql, object parameter, Func<Statement, T> read)
    {
        using var rows = connection.Prepare(sql);
        rows.BindAny(1, parameter);
        var set = new HashSet<T>();
        while (rows.Step())
        {
            set.Add(read(rows));
        }

        return set;
    }
}
