using CommunityAssets.Domain.Places;
using CommunityAssets.Domain.Stewardship;

namespace CommunityAssets.Storage.PostGis.Imports;

/// <summary>Postcodes of an import.</summary>
internal sealed class PostcodeStage(Workbench bench) : IStage
{
    private const string Make = """
        CREATE TEMP TABLE staged_postcodes (
            row bigint NOT NULL, x double precision, y double precision, terminated date, packed text COLLATE "C" NOT NULL,
                areas text[] NOT NULL) ON COMMIT DROP
        """;

    private const string CountUnchanged = """
        SELECT count(*) FROM staged_postcodes s JOIN atlas.postcodes p USING (packed)
        WHERE (p.x, p.y, p.terminated, p.areas) IS NOT DISTINCT FROM (s.x, s.y, s.terminated, s.areas)
        """;

    private const string Change = """
        UPDATE atlas.postcodes p SET x = s.x, y = s.y, terminated = s.terminated, areas = s.areas FROM staged_postcodes s
        WHERE p.packed = s.packed AND (p.x, p.y, p.terminated, p.areas) IS DISTINCT FROM (s.x, s.y, s.terminated, s.areas)
        """;

    private const string Add = """
        INSERT INTO atlas.postcodes (packed, x, y, terminated, areas) SELECT packed, x, y, terminated, areas FROM staged_postcodes s
        WHERE NOT EXISTS (SELECT FROM atlas.postcodes p WHERE p.packed = s.packed) ORDER BY packed
        """;

    private bool made;
    private long taken;

    /// <summary>Copies postcodes into the session.</summary>
    public async Task StageAsync(IAsyncEnumerable<Row<Postcode>> rows, CancellationToken cancellationToken)
    {
        if (!made)
        {
            await bench.RunAsync(Make, cancellationToken);
            made = true;
        }

        await bench.CopyAsync("staged_postcodes", ["row", "x", "y", "terminated", "packed", "areas"], rows, Write, cancellationToken);
    }

    /// <inheritdoc/>
    public async Task ApplyAsync(CancellationToken cancellationToken)
    {
        await bench.RefuseTwiceAsync(
            "staged_postcodes", "packed", "postcode", "left(packed, -3) || ' ' || right(packed, 3)", cancellationToken);
        await bench.RunAsync("ANALYZE staged_postcodes", cancellationToken);
        var unchanged = await bench.CountAsync(CountUnchanged, cancellationToken);
        var changed = await bench.RunAsync(Change, cancellationToken);
        var added = await bench.RunAsync(Add, cancellationToken);
        bench.Findings.Unchanged += unchanged;
        bench.Findings.Changed += changed;
        bench.Findings.Added += added;
        taken = unchanged + changed + added;
        await bench.RunAsync("ANALYZE atlas.postcodes", cancellationToken);
    }

    /// <inheritdoc/>
    public Task FinishAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private static bool Write(CopyWriter copy, Postcode postcode, long row)
    {
        copy.Row();
        copy.Big(row);
        copy.Double(postcode.Point?.X);
        copy.Double(postcode.Point?.Y);
        copy.Date(postcode.Terminated);
        copy.Text(PostGisPostcodes.Pack(postcode.Code));
        copy.Texts(postcode.Areas);
        return true;
    }
}
