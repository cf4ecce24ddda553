using System.Collections.Immutable;
using CommunityAssets.Domain.Stewardship;

namespace CommunityAssets.Storage.GeoPackage;

/// <summary>Where the records of an embedded atlas came from.</summary>
internal sealed class GeoPackageSources(AtlasFile file) : ISources
{
    public Task<IReadOnlyList<Source>> ListAsync(CancellationToken cancellationToken = default) => file.ReadAsync<IReadOnlyList<Source>>(
        connection =>
        {
            // What can be told apart by source is counted as it is now; of the rest, what the last import of each of its files brought.
            var sources = new List<Source>();
            using var rows = connection.Prepare(
                """
                SELECT s.name, s.what, s.file, s.licence, s.imported,
                  CASE s.what
                    WHEN 'assets' THEN (SELECT count(*) FROM assets a WHERE a.source = s.name AND a.status <> 'retired')
                    WHEN 'network' THEN (SELECT count(*) FROM network n WHERE n.source = s.name)
                    WHEN 'areas' THEN (SELECT count(*) FROM areas r WHERE r.source = s.name)
                    ELSE (SELECT ifnull(sum(f.records), 0) FROM source_files f WHERE f.name = s.name AND f.what = s.what)
                  END
                FROM sources s ORDER BY s.what, s.name
                """);
            using var files = connection.Prepare("SELECT file FROM source_files WHERE name = ?1 AND what = ?2 ORDER BY file");
            while (rows.Step())
            {
                var names = ImmutableArray.CreateBuilder<string>();
                files.Reset().Bind(1, rows.Text(0)).Bind(2, rows.Text(1));
                while (files.Step())
                {
                    names.Add(files.Text(0));
                }

                sources.Add(new Source(rows.Text(0), rows.Text(1), rows.TextOrNull(2), rows.TextOrNull(3), rows.Moment(4), rows.Long(5))
                {
                    Files = names.ToImmutable(),
                });
            }

            return sources;
        },
        cancellationToken);
}
