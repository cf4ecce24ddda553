using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Storage.GeoPackage.Sqlite;
using CommunityAssets.Storage.Records;

namespace CommunityAssets.Storage.GeoPackage.Import;

/// <summary>Holds an import to what stewards merged. Runs in the import's transaction.</summary>
internal static class MergedAssets
{
    private static readonly (AssetPart Part, string[] Columns)[] Parts =
    [
        (AssetPart.Kind, ["kind"]),
        (AssetPart.Name, ["name", "name_key"]),
        (AssetPart.Summary, ["summary"]),
        (AssetPart.Topics, ["topics"]),
        (AssetPart.Place, ["geom", "x", "y", "placement", "address", "postcode"]),
        (AssetPart.Online, ["online"]),
        (AssetPart.Covers, ["covers"]),
        (AssetPart.Sessions, ["sessions", "days"]),
        (AssetPart.Access, ["access_yes", "access_no"]),
        (AssetPart.Cost, ["cost", "pounds", "cost_note"]),
        (AssetPart.Audience, ["age_from", "age_to", "audience"]),
        (AssetPart.Languages, ["languages"]),
        (AssetPart.Contact, ["phone", "email", "web"]),
        (AssetPart.Capacity, ["capacity"]),
        (AssetPart.Visibility, ["visibility"]),
        (AssetPart.Verification, ["verified_by", "verified", "verify_by"]),
    ];

    /// <summary>What a steward took from the other record stays, whatever the source of the one that stayed says now.</summary>
    public static void KeepTaken(Connection connection)
    {
        if (connection.Scalar("SELECT EXISTS (SELECT 1 FROM merges WHERE undone IS NULL)") == 0)
        {
            return;
        }

        foreach (var (part, columns) in Parts)
        {
            var taken = "EXISTS (SELECT 1 FROM merges m WHERE m.kept = a.id AND m.undone IS NULL AND instr(m.taken, "
                + $"',{MergeRecords.Name(part)},') > 0)";
            var changed = connection.Execute(
                $"""
                UPDATE temp.stage_assets AS s SET {string.Join(", ", columns.Select(column => $"{column} = a.{column}"))}
                FROM assets a WHERE a.fid = s.fid AND s.state = 2 AND {taken}
                """);
            if (changed > 0 && part is AssetPart.Topics or AssetPart.Covers)
            {
                var (staged, table, column) = part == AssetPart.Topics
                    ? ("stage_topics", "asset_topics", "topic") : ("stage_covers", "asset_covers", "code");
                var which = $"SELECT s.n FROM temp.stage_assets s JOIN assets a ON a.fid = s.fid WHERE s.state = 2 AND {taken}";
                connection.Execute($"DELETE FROM temp.{staged} WHERE n IN ({which})");
                connection.Execute(
                    $"""
                    INSERT INTO temp.{staged} SELECT s.n, t.{column} FROM temp.stage_assets s JOIN {table} t ON t.fid = s.fid
                    WHERE s.n IN ({which})
                    """);
            }
        }
    }

    /// <summary>Links of a record that was merged away are links of the one that stands for it.</summary>
    public static void Redirect(Connection connection)
    {
        foreach (var end in (ReadOnlySpan<string>)["from_id", "to_id"])
        {
            for (var step = 0; step < MergeRecords.LongestChain; step++)
            {
                var redirected = connection.Execute(
                    $"""
                    UPDATE temp.stage_links SET {end} = (SELECT m.kept FROM merges m WHERE m.gone = {end} AND m.undone IS NULL)
                    WHERE {end} IN (SELECT gone FROM merges WHERE undone IS NULL)
                    """);
                if (redirected == 0)
                {
                    break;
                }
            }
        }
    }
}
