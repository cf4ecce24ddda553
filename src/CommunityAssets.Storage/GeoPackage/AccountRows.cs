using CommunityAssets.Domain.People;
using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Storage.GeoPackage.Sqlite;

namespace CommunityAssets.Storage.GeoPackage;

/// <summary>How accounts and sessions are read.</summary>
internal static class AccountRows
{
    /// <summary>The columns of <c>accounts a</c> that <see cref="Account"/> reads.</summary>
    public const string Columns =
        "a.id, a.name, a.email, a.role, a.patch, a.state, a.second_factor IS NOT NULL, a.created, a.last_sign_in";

    /// <summary>The columns of <c>sessions s</c> that <see cref="Session"/> reads.</summary>
    public const string SessionColumns = "s.hash, s.account, s.stage, s.created, s.seen, s.until, s.device";

    /// <summary>Reads an account.</summary>
    public static Account Account(Statement row, int first = 0) => new(
        row.Guid(first), row.Text(first + 1), row.Text(first + 2), (Role)row.Int(first + 3))
    {
        Patch = row.TextOrNull(first + 4),
        State = (AccountState)row.Int(first + 5),
        SecondFactor = row.Bool(first + 6),
        Created = row.Moment(first + 7),
        LastSignIn = row.IsNull(first + 8) ? null : row.Moment(first + 8),
    };

    /// <summary>Reads a session.</summary>
    public static Session Session(Statement row) => new(
        row.Text(0), row.Guid(1), (SessionStage)row.Int(2), row.Moment(3), row.Moment(4), row.Moment(5), row.Text(6));

    /// <summary>Adds an account without a password.</summary>
    /// <exception cref="BadInputException">There is an account with its e-mail address.</exception>
    public static Account Add(Connection connection, Account account, DateTimeOffset now)
    {
        if (connection.Scalar("SELECT count(*) FROM accounts WHERE email = ?1", account.Email) > 0)
        {
            throw new BadInputException("There is an account with that e-mail address already.");
        }

        var added = account with { Created = now, LastSignIn = null, SecondFactor = false };
        connection.Execute(
            "INSERT INTO accounts (id, name, email, role, patch, state, created) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
            added.Id, added.Name, added.Email, (int)added.Role, added.Patch, (int)added.State, Moments.Write(now));
        return added;
    }

    /// <summary>Ends sessions of an account but one.</summary>
    /// <returns>How many ended.</returns>
    public static int EndSessions(Connection connection, Guid account, string? keep) =>
        connection.Execute("DELETE FROM sessions WHERE account = ?1 AND hash <> coalesce(?2, '')", account, keep);
}
