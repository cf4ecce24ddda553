using System.Globalization;
using CommunityAssets.Domain.Assets;
using CommunityAssets.Storage.GeoPackage.Sqlite;
using CommunityAssets.Storage.Paging;

namespace CommunityAssets.Storage.GeoPackage;

/// <summary>
/// One page of a search. Orders that an index knows (by name, by last change) are read from it; those that are worked out for each
/// row (relevance, distance) are worked out once for every match, which also counts them, while the best few are kept.
/// </summary>
internal sealed class AssetPaging(AtlasFile file, Connection connection, AssetQuery query)
{
    private readonly AssetFilter filter = AssetFilter.Of(query, connection, file);

    /// <summary>Reads the page after a position.</summary>
    public AssetPage Read(PagePosition? after)
    {
        var (found, matched) = query.Sort switch
        {
            AssetSort.Distance => Rank("ifnull(ca_metres(a.geom), 9e999)", after, bestFirst: 1),
            AssetSort.Relevance when filter.HasWords =>
                Rank("-ca_score(a.name, a.summary)", after is { } at ? at with { Number = -at.Number } : null, bestFirst: -1),
            AssetSort.Updated => Walk("a.updated DESC, a.id", "(a.updated < ? OR (a.updated = ? AND a.id > ?))", after),
            _ => Walk("a.name_key, a.id", "(a.name_key, a.id) > (?, ?)", after),
        };
        var more = found.Count > query.Limit;
        if (more)
        {
            found.RemoveAt(query.Limit);
        }

        var hits = new List<AssetHit>(found.Count);
        using var fetch = connection.Prepare($"SELECT {AssetRow.Select} FROM assets a WHERE a.fid = ?1");
        foreach (var (fid, _) in found)
        {
            fetch.Reset().Bind(1, (long?)fid);
            if (fetch.Step())
            {
                var asset = AssetRow.Read(fetch, file.Grid.Code);
                hits.Add(new AssetHit(asset, query.Near is { } near ? asset.Location.Shape?.Distance(near) : null));
            }
        }

        return new AssetPage(hits, matched, more ? Cursor.Write(query, found[^1].Position) : null);
    }

    /// <summary>Works out a number for every match and keeps the smallest, ids deciding ties.</summary>
    private (List<(long Fid, PagePosition Position)> Found, long Matched) Rank(string number, PagePosition? after, int bestFirst)
    {
        var keep = query.Limit + 1;
        var worstFirst = Comparer<(double Number, string Id)>.Create((left, right) => -Compare(left, right));
        var best = new PriorityQueue<long, (double Number, string Id)>(keep + 1, worstFirst);
        var matched = 0L;
        using var rows = filter.Prepare($"SELECT a.fid, a.id, {number} FROM assets a WHERE {filter.Where}{Scored}");
        while (rows.Step())
        {
            var key = (Number: rows.Double(2), Id: rows.Text(1));
            if (filter.HasWords && query.Sort == AssetSort.Relevance && key.Number == 0)
            {
                continue;
            }

            matched++;
            if (after is { } end && Compare(key, (end.Number, end.Id)) <= 0)
            {
                continue;
            }

            if (best.Count < keep)
            {
                best.Enqueue(rows.Long(0), key);
            }
            else
            {
                best.EnqueueDequeue(rows.Long(0), key);
            }
        }

        var found = new List<(long, PagePosition)>(best.Count);
        while (best.TryDequeue(out var fid, out var key))
        {
            found.Add((fid, new PagePosition(key.Number * bestFirst, "", key.Id)));
        }

        found.Reverse();
        return (found, matched);
    }

    /// <summary>Reads along an index; counts by a second statement of the same state.</summary>
    private (List<(long Fid, PagePosition Position)> Found, long Matched) Walk(string order, string beyond, PagePosition? after)
    {
        using var count = filter.Prepare($"SELECT count(*) FROM assets a WHERE {filter.Where}{Scored}");
        count.Step();
        var matched = count.Long(0);
        object?[] position = after switch
        {
            null => [],
            { } end when query.Sort == AssetSort.Updated => Beyond(end),
            { } end => [end.Text, end.Id],
        };
        using var rows = filter.Prepare(
            string.Create(
                CultureInfo.InvariantCulture,
                $"SELECT a.fid, a.id, a.name_key, a.updated FROM assets a WHERE "
                    + $"{filter.Where}{Scored}{(after is null ? "" : " AND " + beyond)} ORDER BY {order} LIMIT {query.Limit + 1}"),
            position);
        var found = new List<(long, PagePosition)>();
        while (rows.Step())
        {
            found.Add((rows.Long(0), query.Sort == AssetSort.Updated
                ? new PagePosition(Moments.Number(rows.Moment(3)), "", rows.Text(1))
                : new PagePosition(0, rows.Text(2), rows.Text(1))));
        }

        return (found, matched);
    }

    // Where the order is not by relevance, a record must still answer every word.
    private string Scored => filter.HasWords && query.Sort != AssetSort.Relevance ? " AND ca_score(a.name, a.summary) > 0" : "";

    private static object?[] Beyond(PagePosition end)
    {
        var moment = Moments.OfNumber(end.Number) is { } known ? Moments.Write(known) : "";
        return [moment, moment, end.Id];
    }

    private static int Compare((double Number, string Id) left, (double Number, string Id) right)
    {
        var order = left.Number.CompareTo(right.Number);
        return order != 0 ? order : string.CompareOrdinal(left.Id, right.Id);
    }
}
