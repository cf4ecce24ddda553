using CommunityAssets.Domain.Places;
using NetTopologySuite.Geometries;
using Npgsql;

namespace CommunityAssets.Storage.PostGis;

/// <summary>Postcodes in PostGIS, kept without their blank.</summary>
internal sealed class PostGisPostcodes(Database database) : IPostcodes
{
    private const string FindSql = "SELECT packed, x, y, areas, terminated FROM atlas.postcodes WHERE packed = $1";

    // "~" sorts after every letter and digit that a postcode has.
    private const string StartingSql = """
        SELECT packed, x, y, areas, terminated FROM atlas.postcodes
        WHERE packed >= $1 AND packed < $1 || '~' AND terminated IS NULL ORDER BY packed LIMIT $2
        """;

    /// <summary>A postcode without its blank.</summary>
    public static string Pack(string code) => (PostcodeText.Normalise(code) ?? code).Replace(" ", "", StringComparison.Ordinal);

    /// <inheritdoc/>
    public async Task<Postcode?> FindAsync(string postcode, CancellationToken cancellationToken = default)
    {
        if (PostcodeText.Normalise(postcode) is not { } code)
        {
            return null;
        }

        await using var connection = await database.OpenAsync(cancellationToken);
        await using var command = new NpgsqlCommand(FindSql, connection)
        {
            Parameters = { new NpgsqlParameter<string> { TypedValue = Pack(code) } },
        };
        return (await AllAsync(command, cancellationToken)).FirstOrDefault();
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Postcode>> StartingWithAsync(string text, int limit, CancellationToken cancellationToken = default)
    {
        var start = string.Concat(text.Where(char.IsAsciiLetterOrDigit)).ToUpperInvariant();
        if (start.Length is 0 or > 7 || limit < 1)
        {
            return [];
        }

        await using var connection = await database.OpenAsync(cancellationToken);
        await using var command = new NpgsqlCommand(StartingSql, connection)
        {
            Parameters =
            {
                new NpgsqlParameter<string> { TypedValue = start },
                new NpgsqlParameter<int> { TypedValue = Math.Min(limit, 1000) },
            },
        };
        return await AllAsync(command, cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<long> CountAsync(CancellationToken cancellationToken = default)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        await using var command = new NpgsqlCommand("SELECT count(*) FROM atlas.postcodes", connection);
        return (long)(await command.ExecuteScalarAsync(cancellationToken))!;
    }

    private async Task<List<Postcode>> AllAsync(NpgsqlCommand command, CancellationToken cancellationToken)
    {
        var postcodes = new List<Postcode>();
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            var packed = reader.GetString(0);
            postcodes.Add(new Postcode
            {
                Code = packed.Length > 3 ? packed.Insert(packed.Length - 3, " ") : packed,
                Point = reader.IsDBNull(1) ? null : new Point(reader.GetDouble(1), reader.GetDouble(2)) { SRID = database.Grid.Code },
                Areas = [.. reader.GetFieldValue<string[]>(3)],
                Terminated = reader.IsDBNull(4) ? null : reader.GetFieldValue<DateOnly>(4),
            });
        }

        return postcodes;
    }
}
