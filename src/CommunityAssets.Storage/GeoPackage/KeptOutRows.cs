using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Storage.GeoPackage.Sqlite;
using CommunityAssets.Storage.Records;
using NetTopologySuite.Geometries;

namespace CommunityAssets.Storage.GeoPackage;

/// <summary>What people declined or retired for good, in an embedded atlas. Runs in the caller's transaction.</summary>
internal static class KeptOutRows
{
    /// <summary>Remembers something.</summary>
    public static void Add(Connection connection, Guid record, DateTimeOffset since, DeclineReason reason, Fingerprint print) =>
        connection.Execute(
            "INSERT OR IGNORE INTO kept_out (record, since, reason, name_digest, sector, x, y) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
            record, Moments.Write(since), (int)reason, print.Name, print.Sector, print.Place?.X, print.Place?.Y);

    /// <summary>Forgets something: people brought it back.</summary>
    public static void Remove(Connection connection, Guid record) =>
        connection.Execute("DELETE FROM kept_out WHERE record = ?1", record);

    /// <summary>Everything that is kept out.</summary>
    public static KeptOut Read(Connection connection)
    {
        var kept = new KeptOut();
        using var rows = connection.Prepare("SELECT name_digest, sector, x, y FROM kept_out");
        while (rows.Step())
        {
            kept.Add(new Fingerprint(rows.Text(0), rows.TextOrNull(1), rows.IsNull(2) ? null : new Point(rows.Double(2), rows.Double(3))));
        }

        return kept;
    }
}
