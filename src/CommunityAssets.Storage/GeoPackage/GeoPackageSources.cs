using CommunityAssets.Domain.Stewardship;

namespace CommunityAssets.Storage.GeoPackage;

/// <summary>Where the records of an embedded atlas came from.</summary>
internal sealed class GeoPackageSources(AtlasFile file) : ISources
{
    public Task<IReadOnlyList<Source>> ListAsync(CancellationToken cancellationToken = default) => file.ReadAsync<IReadOnlyList<Source>>(
        connection =>
        {
            // What can be told apart by source is counted as it is now; of the rest, what its last import brought.
            var sources = new List<Source>();
            using var rows = connection.Prepare(
                """
                SELECT s.name, s.what, s.file, s.licence, s.imported,
                  CASE s.what
                    WHEN 'assets' THEN (SELECT count(*) FROM assets a WHERE a.source = s.name AND a.status <> 'retired')
                    WHEN 'network' THEN (SELECT count(*) FROM network n WHERE n.source = s.name)
                    ELSE s.records
                  END
                FROM sources s ORDER BY s.what, s.name
                """);
            while (rows.Step())
            {
                sources.Add(new Source(rows.Text(0), rows.Text(1), rows.TextOrNull(2), rows.TextOrNull(3), rows.Moment(4), rows.Long(5)));
            }

            return sources;
        },
        cancellationToken);
}
