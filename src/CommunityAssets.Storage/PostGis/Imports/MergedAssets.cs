using System.Collections.Immutable;
using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Storage.Records;

namespace CommunityAssets.Storage.PostGis.Imports;

/// <summary>Holds an import to what stewards merged.</summary>
internal sealed class MergedAssets(Workbench bench)
{
    private const string RedirectSql = """
        UPDATE resolved_links r SET
            starts = coalesce((SELECT m.kept FROM atlas.merges m WHERE m.gone = r.starts AND m.undone IS NULL), r.starts),
            leads_to = coalesce((SELECT m.kept FROM atlas.merges m WHERE m.gone = r.leads_to AND m.undone IS NULL), r.leads_to)
        WHERE EXISTS (SELECT FROM atlas.merges m WHERE m.gone IN (r.starts, r.leads_to) AND m.undone IS NULL)
        """;

    private static readonly ImmutableDictionary<AssetPart, string[]> Columns = new Dictionary<AssetPart, string[]>
    {
        [AssetPart.Kind] = ["kind"],
        [AssetPart.Name] = ["name", "sort_name"],
        [AssetPart.Summary] = ["summary"],
        [AssetPart.Topics] = ["topics"],
        [AssetPart.Place] = ["geom", "placement", "address", "postcode"],
        [AssetPart.Online] = ["online"],
        [AssetPart.Covers] = ["covers"],
        [AssetPart.Sessions] = ["sessions", "days"],
        [AssetPart.Access] = ["access_yes", "access_no"],
        [AssetPart.Cost] = ["cost_kind", "cost_pounds", "cost_note"],
        [AssetPart.Audience] = ["age_from", "age_to", "audience"],
        [AssetPart.Languages] = ["languages"],
        [AssetPart.Contact] = ["phone", "email", "web"],
        [AssetPart.Capacity] = ["capacity"],
        [AssetPart.Visibility] = ["visibility"],
        [AssetPart.Verification] = ["verified", "verify_due", "verified_by"],
    }.ToImmutableDictionary();

    private static readonly string KeepSql = $"""
        UPDATE staged_assets s SET {string.Join(", ", Columns.SelectMany(part => part.Value.Select(column =>
            $"{column} = CASE WHEN '{MergeRecords.Name(part.Key)}' = ANY(m.taken) THEN a.{column} ELSE s.{column} END")))}
        FROM (
            SELECT kept, array_agg(DISTINCT part) AS taken FROM atlas.merges, unnest(taken) AS part WHERE undone IS NULL GROUP BY kept) AS m
        JOIN atlas.assets a ON a.id = m.kept
        WHERE s.id = a.id AND s.outcome = 2
        """;

    /// <summary>What a steward took from the other record stays, whatever the source of the one that stayed says now.</summary>
    public Task KeepTakenAsync(CancellationToken cancellationToken) => bench.RunAsync(KeepSql, cancellationToken);

    /// <summary>Links of a record that was merged away are links of the one that stands for it.</summary>
    public async Task RedirectAsync(CancellationToken cancellationToken)
    {
        for (var step = 0; step < MergeRecords.LongestChain && await bench.RunAsync(RedirectSql, cancellationToken) > 0; step++)
        {
            // Once more for each merge of what stood for it.
        }
    }
}
