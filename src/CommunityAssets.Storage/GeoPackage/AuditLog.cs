using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Storage.GeoPackage.Sqlite;

namespace CommunityAssets.Storage.GeoPackage;

/// <summary>
/// Adds lines to the audit log. Runs in the caller's transaction: the change and its line are kept together or not at all.
/// </summary>
internal static class AuditLog
{
    /// <summary>Adds a line.</summary>
    public static void Write(Connection connection, DateTimeOffset now, AuditLine line) => connection.Execute(
        "INSERT INTO audit (at, account, role, act, record, detail) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
        Moments.Write(now), line.Account, line.Role, AuditActNames.Name(line.Act), line.Record, line.Detail);
}
