using CommunityAssets.Domain.Places;
using CommunityAssets.Storage.GeoPackage.Sqlite;
using NetTopologySuite.Geometries;

namespace CommunityAssets.Storage.GeoPackage;

/// <summary>The postcodes of an embedded atlas.</summary>
internal sealed class GeoPackagePostcodes(AtlasFile file) : IPostcodes
{
    private const string Columns = "code, areas, terminated, geom";

    /// <summary>A postcode without blanks, in capitals: what is looked up.</summary>
    public static string Pack(string postcode) => string.Concat(postcode.Where(char.IsAsciiLetterOrDigit)).ToUpperInvariant();

    public Task<Postcode?> FindAsync(string postcode, CancellationToken cancellationToken = default) => file.ReadAsync(
        connection =>
        {
            using var row = connection.Prepare($"SELECT {Columns} FROM postcodes WHERE packed = ?1");
            return row.Bind(1, Pack(postcode)).Step() ? Read(row) : null;
        },
        cancellationToken);

    public Task<IReadOnlyList<Postcode>> StartingWithAsync(string text, int limit, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(limit);
        return file.ReadAsync<IReadOnlyList<Postcode>>(
            connection =>
            {
                var found = new List<Postcode>();
                var start = Pack(text);
                if (start.Length == 0)
                {
                    return found;
                }

                // '~' comes after every letter and digit.
                using var rows = connection.Prepare(
                    $"SELECT {Columns} FROM postcodes WHERE packed >= ?1 AND packed < ?2 AND terminated IS NULL ORDER BY packed LIMIT ?3");
                rows.Bind(1, start).Bind(2, start + "~").Bind(3, (long)limit);
                while (rows.Step())
                {
                    found.Add(Read(rows));
                }

                return found;
            },
            cancellationToken);
    }

    public Task<long> CountAsync(CancellationToken cancellationToken = default) =>
        file.ReadAsync(connection => connection.Scalar("SELECT count(*) FROM postcodes"), cancellationToken);

    private Postcode Read(Statement row) => new()
    {
        Code = row.Text(0),
        Areas = AssetRow.Split(row.TextOrNull(1)),
        Terminated = row.DateOrNull(2),
        Point = row.IsNull(3) ? null : (Point)GeometryBlob.Read(row.Blob(3), file.Grid.Code),
    };
}
