using CommunityAssets.Storage.GeoPackage.Sqlite;

namespace CommunityAssets.Storage.GeoPackage;

/// <summary>The service's keys in an embedded atlas.</summary>
internal sealed class GeoPackageKeys(AtlasFile file) : IKeys
{
    public Task<IReadOnlyList<string>> ReadAsync(CancellationToken cancellationToken = default) => file.ReadAsync<IReadOnlyList<string>>(
        connection =>
        {
            var keys = new List<string>();
            using var rows = connection.Prepare("SELECT xml FROM service_keys ORDER BY id");
            while (rows.Step())
            {
                keys.Add(rows.Text(0));
            }

            return keys;
        },
        cancellationToken);

    public Task AddAsync(string name, string xml, CancellationToken cancellationToken = default) => file.WriteQuietlyAsync(
        "a key of the service",
        (connection, now) => connection.Execute(
            "INSERT INTO service_keys (name, xml, added) VALUES (?1, ?2, ?3) ON CONFLICT (name) DO NOTHING", name, xml, Moments.Write(now)),
        cancellationToken);
}
