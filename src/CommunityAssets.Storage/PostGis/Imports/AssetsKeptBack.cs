using CommunityAssets.Storage.Records;
using NetTopologySuite.Geometries;
using Npgsql;

namespace CommunityAssets.Storage.PostGis.Imports;

/// <summary>Takes what people declined or retired for good off the stage again, before it is brought into the atlas.</summary>
/// <param name="bench">The import.</param>
/// <param name="table">The table of staged assets.</param>
internal sealed class AssetsKeptBack(Workbench bench, string table)
{
    /// <summary>Takes them off.</summary>
    /// <param name="which">The condition on a staged asset <c>s</c> that is new to the atlas.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>How many.</returns>
    public async Task<long> RemoveAsync(string which, CancellationToken cancellationToken)
    {
        var kept = new KeptOut();
        await bench.ReadAsync(KeptOutRows.Read, row => kept.Add(KeptOutRows.From(row)), cancellationToken);
        if (kept.IsEmpty)
        {
            return 0;
        }

        var declined = new List<Guid>();
        await bench.ReadAsync(
            $"SELECT s.id, s.name, s.postcode, ST_X(p), ST_Y(p), s.source, s.source_id FROM {table} s, ST_PointOnSurface(s.geom) AS p WHERE {which}",
            row =>
            {
                var place = row.IsDBNull(3) ? null : new Point(row.GetDouble(3), row.GetDouble(4));
                if (kept.Holds(row.GetString(1), row.IsDBNull(2) ? null : row.GetString(2), place))
                {
                    declined.Add(row.GetGuid(0));
                    bench.Findings.Declined.Add((row.GetString(5), row.GetString(6)));
                }
            },
            cancellationToken);
        return declined.Count == 0
            ? 0
            : await bench.RunAsync(
                $"DELETE FROM {table} s WHERE s.id = ANY($1) AND {which}", cancellationToken,
                new NpgsqlParameter<Guid[]> { TypedValue = [.. declined] });
    }
}
