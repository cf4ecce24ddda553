using CommunityAssets.Domain.People;
using CommunityAssets.Domain.Stewardship;
using Npgsql;

namespace CommunityAssets.Storage.PostGis;

/// <summary>How accounts and sessions are read.</summary>
internal static class AccountRows
{
    /// <summary>The columns of <c>atlas.accounts a</c> that <see cref="Account"/> reads.</summary>
    public const string Columns =
        "a.id, a.name, a.email, a.role, a.patch, a.state, a.second_factor IS NOT NULL, a.created, a.last_sign_in";

    /// <summary>The columns of <c>atlas.sessions s</c> that <see cref="Session"/> reads.</summary>
    public const string SessionColumns = "s.hash, s.account, s.stage, s.created, s.seen, s.until, s.device";

    /// <summary>Reads an account.</summary>
    public static Account Account(NpgsqlDataReader row, int first = 0) => new(
        row.GetGuid(first), row.GetString(first + 1), row.GetString(first + 2), (Role)row.GetInt16(first + 3))
    {
        Patch = row.IsDBNull(first + 4) ? null : row.GetString(first + 4),
        State = (AccountState)row.GetInt16(first + 5),
        SecondFactor = row.GetBoolean(first + 6),
        Created = row.GetFieldValue<DateTimeOffset>(first + 7),
        LastSignIn = row.IsDBNull(first + 8) ? null : row.GetFieldValue<DateTimeOffset>(first + 8),
    };

    /// <summary>Reads a session.</summary>
    public static Session Session(NpgsqlDataReader row) => new(
        row.GetString(0),
        row.GetGuid(1),
        (SessionStage)row.GetInt16(2),
        row.GetFieldValue<DateTimeOffset>(3),
        row.GetFieldValue<DateTimeOffset>(4),
        row.GetFieldValue<DateTimeOffset>(5),
        row.GetString(6));
}
