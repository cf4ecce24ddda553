using CommunityAssets.Domain.Stewardship;

namespace CommunityAssets.UnitTests.Exchange.Readers;

/// <summary>Takes the rows of a reader apart.</summary>
internal static class Reading
{
    public static async Task<(IReadOnlyList<T> Records, IReadOnlyList<Refusal> Refusals)> Split<T>(IAsyncEnumerable<Row<T>> rows)
    {
        var records = new List<T>();
        var refusals = new List<Refusal>();
        await foreach (var row in rows)
        {
            if (row.Refusal is { } refusal)
            {
                Assert.Equal(row.Number, refusal.Row);
                refusals.Add(refusal);
            }
            else
            {
                records.Add(row.Record!);
            }
        }

        return (records, refusals);
    }

    public static async Task<IReadOnlyList<T>> Good<T>(IAsyncEnumerable<Row<T>> rows)
    {
        var (records, refusals) = await Split(rows);
        Assert.Empty(refusals);
        return records;
    }
}
