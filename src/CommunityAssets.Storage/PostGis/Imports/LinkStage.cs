using CommunityAssets.Domain.Links;
using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Storage.Imports;
using Npgsql;

namespace CommunityAssets.Storage.PostGis.Imports;

/// <summary>Links of an import, between assets by their source's own ids. A link that is there already is left as it is.</summary>
internal sealed class LinkStage(Workbench bench) : IStage
{
    private const string Make = """
        CREATE TEMP TABLE staged_links (
            row bigint NOT NULL, id uuid NOT NULL, kind smallint NOT NULL, source text COLLATE "C" NOT NULL,
            starts text COLLATE "C" NOT NULL,
            leads_to text COLLATE "C" NOT NULL) ON COMMIT DROP
        """;

    private const string Resolve = """
        CREATE TEMP TABLE resolved_links ON COMMIT DROP AS
        SELECT s.row, s.id, s.kind, s.source, s.starts AS starts_name, s.leads_to AS leads_to_name, f.id AS starts, t.id AS leads_to
        FROM staged_links s
        LEFT JOIN LATERAL (SELECT id FROM {0} a WHERE a.source = s.source AND a.source_id = s.starts) AS f ON true
        LEFT JOIN LATERAL (SELECT id FROM {0} a WHERE a.source = s.source AND a.source_id = s.leads_to) AS t ON true
        """;

    private const string FindRefused = """
        SELECT row, source, starts_name, leads_to_name, starts IS NULL, leads_to IS NULL FROM resolved_links
        WHERE starts IS NULL OR leads_to IS NULL OR starts = leads_to ORDER BY row
        """;

    // Working together is the same in both directions, so it is kept in one of them. What people added stays theirs, and what they took
    // away stays away: a pair that people have decided about is theirs.
    private const string Add = """
        INSERT INTO atlas.links (id, starts, leads_to, created, kind, source)
        SELECT id, CASE WHEN kind = 5 THEN least(starts, leads_to) ELSE starts END,
            CASE WHEN kind = 5 THEN greatest(starts, leads_to) ELSE leads_to END, $1, kind, source
        FROM resolved_links r WHERE starts IS NOT NULL AND leads_to IS NOT NULL AND starts <> leads_to
            AND NOT EXISTS (
                SELECT FROM atlas.link_changes c
                WHERE c.kind = r.kind AND (c.starts, c.leads_to) IN ((r.starts, r.leads_to), (r.leads_to, r.starts))
                    AND (r.kind = 5 OR c.starts = r.starts))
        ORDER BY row
        ON CONFLICT (starts, leads_to, kind, source) DO NOTHING
        """;

    private bool made;

    /// <summary>The table that holds the assets of this transaction: a new one while a first import is on its way.</summary>
    public Func<string> Assets { get; init; } = () => "atlas.assets";

    /// <summary>Copies links into the session.</summary>
    public async Task StageAsync(IAsyncEnumerable<Row<LinkClaim>> rows, CancellationToken cancellationToken)
    {
        if (!made)
        {
            await bench.RunAsync(Make, cancellationToken);
            made = true;
        }

        await bench.CopyAsync("staged_links", ["row", "id", "kind", "source", "starts", "leads_to"], rows, Write, cancellationToken);
    }

    /// <inheritdoc/>
    public async Task ApplyAsync(CancellationToken cancellationToken)
    {
        await bench.RunAsync("ANALYZE staged_links", cancellationToken);
        await bench.RunAsync(string.Format(System.Globalization.CultureInfo.InvariantCulture, Resolve, Assets()), cancellationToken);
        await bench.ReadAsync(FindRefused, Refuse, cancellationToken);
        await new MergedAssets(bench).RedirectAsync(cancellationToken);
        await bench.RunAsync(Add, cancellationToken, new NpgsqlParameter { Value = bench.Now });
    }

    /// <inheritdoc/>
    public Task FinishAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private void Refuse(NpgsqlDataReader row)
    {
        var (number, source, starts, leadsTo) = (row.GetInt64(0), row.GetString(1), row.GetString(2), row.GetString(3));
        if ((row.GetBoolean(4) && bench.Findings.Declined.Contains((source, starts)))
            || (row.GetBoolean(5) && bench.Findings.Declined.Contains((source, leadsTo))))
        {
            return;
        }

        bench.Findings.Refuse(
            starts == leadsTo ? ImportSentences.LinkedToItself(bench.Plan.File, number, starts)
            : ImportSentences.UnknownLinkEnd(bench.Plan.File, number, source, row.GetBoolean(4) ? starts : leadsTo));
    }

    private static bool Write(CopyWriter copy, LinkClaim link, long row)
    {
        copy.Row();
        copy.Big(row);
        copy.Uuid(Guid.CreateVersion7());
        copy.Small((int)link.Kind);
        copy.Text(link.Source);
        copy.Text(link.FromSourceId);
        copy.Text(link.ToSourceId);
        return true;
    }
}
