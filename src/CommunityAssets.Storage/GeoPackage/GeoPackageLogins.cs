using CommunityAssets.Domain.People;
using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Storage.GeoPackage.Sqlite;

namespace CommunityAssets.Storage.GeoPackage;

/// <summary>Who signs in through another provider, in an embedded atlas.</summary>
internal sealed class GeoPackageLogins(AtlasFile file) : ILogins
{
    /// <inheritdoc/>
    public Task<Account?> FindAsync(string subject, CancellationToken cancellationToken = default) => file.ReadAsync(
        connection =>
        {
            using var row = connection.Prepare(
                $"SELECT {AccountRows.Columns} FROM logins l JOIN accounts a ON a.id = l.account WHERE l.subject = ?1");
            row.Bind(1, subject);
            return row.Step() ? AccountRows.Account(row) : null;
        },
        cancellationToken);

    /// <inheritdoc/>
    public Task<Account> AddAsync(Account account, string subject, AuditLine line, CancellationToken cancellationToken = default) =>
        file.WriteQuietlyAsync(
            "adding an account",
            (connection, now) =>
            {
                var added = AccountRows.Add(connection, account, now);
                Link(connection, added.Id, subject, now);
                AuditLog.Write(connection, now, line);
                return added;
            },
            cancellationToken);

    /// <inheritdoc/>
    public Task LinkAsync(Guid account, string subject, AuditLine line, CancellationToken cancellationToken = default) =>
        file.WriteQuietlyAsync(
            "linking an account",
            (connection, now) =>
            {
                if (connection.Scalar("SELECT count(*) FROM accounts WHERE id = ?1", account) == 0)
                {
                    throw new BadInputException("There is no such account.");
                }

                Link(connection, account, subject, now);
                AuditLog.Write(connection, now, line);
                return true;
            },
            cancellationToken);

    /// <inheritdoc/>
    public Task<bool> HasAsync(Guid account, CancellationToken cancellationToken = default) => file.ReadAsync(
        connection => connection.Scalar("SELECT count(*) FROM logins WHERE account = ?1", account) > 0, cancellationToken);

    private static void Link(Connection connection, Guid account, string subject, DateTimeOffset now)
    {
        if (connection.Execute(
            "INSERT INTO logins (subject, account, created) VALUES (?1, ?2, ?3) ON CONFLICT (subject) DO NOTHING",
            subject, account, Moments.Write(now)) == 0)
        {
            throw new BadInputException("That person has an account already.");
        }
    }
}
