using CommunityAssets.Storage.Imports;
using Npgsql;

namespace CommunityAssets.Storage.PostGis.Imports;

/// <summary>Refuses staged values: of an area that has the value already in the file, and of an indicator that nobody has
/// described.</summary>
/// <param name="bench">The import.</param>
/// <param name="table">The table that the values were copied into.</param>
/// <param name="numbers">
/// The file's rows of the records copied, where the table has no column for them: a record is then known by where it stands in the table.
/// Null where the table has the column <c>row</c>.
/// </param>
internal sealed class ValueRefusals(Workbench bench, string table, RowNumbers? numbers)
{
    private string? numbered;

    /// <summary>Refuses a value that the file has given already.</summary>
    public async Task RefuseTwiceAsync(CancellationToken cancellationToken)
    {
        if (!await bench.IsTwiceAsync(table, "series, area", cancellationToken))
        {
            return;
        }

        var rows = await NumberAsync(cancellationToken);
        await bench.ReadAsync(
            $"""
            WITH ranked AS (
                SELECT v.ctid AS place, v.series, v.area, n.row, row_number() OVER same AS nth, first_value(n.row) OVER same AS first
                FROM {table} v JOIN {rows} n ON n.place = v.ctid WINDOW same AS (PARTITION BY v.series, v.area ORDER BY n.row, v.ctid)),
            gone AS (DELETE FROM {table} v USING ranked r WHERE v.ctid = r.place AND r.nth > 1 RETURNING r.row, r.first, r.series, r.area)
            SELECT gone.row, gone.first, concat_ws(', ', i.id, c.code, s.period) FROM gone JOIN atlas.area_codes c ON c.key = gone.area
            LEFT JOIN atlas.series s ON s.key = gone.series LEFT JOIN atlas.indicators i ON i.key = s.indicator ORDER BY gone.row
            """,
            row => bench.Findings.Refuse(
                ImportSentences.Twice(bench.Plan.File, RowOf(row.GetInt64(0)), RowOf(row.GetInt64(1)), "value", row.GetString(2))),
            cancellationToken);
    }

    /// <summary>Refuses every value of some series.</summary>
    /// <param name="series">Keys of the series, with the id of the indicator that nobody has described.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public async Task RefuseUndescribedAsync(IReadOnlyDictionary<int, string> series, CancellationToken cancellationToken)
    {
        if (series.Count == 0)
        {
            return;
        }

        var rows = await NumberAsync(cancellationToken);
        await bench.ReadAsync(
            $"""
            WITH gone AS (
                DELETE FROM {table} v USING {rows} n WHERE n.place = v.ctid AND v.series = ANY($1) RETURNING n.row, v.series)
            SELECT row, series FROM gone ORDER BY row
            """,
            row => bench.Findings.Refuse(
                ImportSentences.UnknownIndicator(bench.Plan.File, RowOf(row.GetInt64(0)), series[row.GetInt32(1)])),
            cancellationToken,
            new NpgsqlParameter { Value = series.Keys.ToArray() });
    }

    private long RowOf(long number) => numbers?.Of(number) ?? number;

    // Places do not move when rows are taken out, so this is made once, before the first is.
    private async Task<string> NumberAsync(CancellationToken cancellationToken)
    {
        if (numbered is null)
        {
            numbered = numbers is null ? $"(SELECT ctid AS place, row FROM {table})" : "numbered_values";
            if (numbers is not null)
            {
                await bench.RunAsync(
                    $"""
                    CREATE TEMP TABLE numbered_values ON COMMIT DROP AS
                        SELECT ctid AS place, row_number() OVER (ORDER BY ctid) - 1 AS row FROM {table};
                    ANALYZE numbered_values
                    """,
                    cancellationToken);
            }
        }

        return numbered;
    }
}
