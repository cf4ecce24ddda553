using CommunityAssets.Analysis.Disclosure;
using CommunityAssets.Domain.People;
using CommunityAssets.Exchange.Taxonomies;
using CommunityAssets.Web.Words;

namespace CommunityAssets.Web.Introductions;

/// <summary>Counts of people by topic and month, as one viewer may see them.</summary>
public sealed class CountTable
{
    /// <summary>What counts of which no topic is known are called.</summary>
    public const string NoTopic = "No topic known";

    private CountTable(IReadOnlyList<Month> months, IReadOnlyList<CountRow> rows, CountRow totals, bool exact)
    {
        Months = months;
        Rows = rows;
        Totals = totals;
        Exact = exact;
    }

    /// <summary>The months, earliest first.</summary>
    public IReadOnlyList<Month> Months { get; }

    /// <summary>
    /// The topics of which something can be shown, in the order of the list. Where counts are exact the others have none; where they are
    /// not, the others are hidden altogether.
    /// </summary>
    public IReadOnlyList<CountRow> Rows { get; }

    /// <summary>The totals of months, and of everything.</summary>
    public CountRow Totals { get; }

    /// <summary>Whether counts are as they are; else rounded to five, and hidden under five and where they would give those away.</summary>
    public bool Exact { get; }

    /// <summary>Whether there is anything to show.</summary>
    public bool IsEmpty => Rows.Count == 0 && Totals.Total is null or 0;

    /// <summary>Makes a table.</summary>
    /// <param name="counts">The exact counts; a month and topic may come several times.</param>
    /// <param name="from">The first month.</param>
    /// <param name="until">The last month.</param>
    /// <param name="exact">Whether the viewer may see exact counts.</param>
    public static CountTable Of(IEnumerable<(Month Month, string? Topic, int Count)> counts, Month from, Month until, bool exact)
    {
        ArgumentNullException.ThrowIfNull(counts);
        var months = new List<Month>();
        for (var month = from; month <= until; month = month.Plus(1))
        {
            months.Add(month);
        }

        // Every topic of the list has a row, so that a row's being there tells nothing.
        string?[] topics = [.. TopicList.Standard.Topics.Select(topic => topic.Id), null];
        var cells = new int[topics.Length, months.Count];
        foreach (var (month, topic, count) in counts)
        {
            // Topics that have left the list since count with those that are not known.
            var row = Array.IndexOf(topics, topic);
            cells[row < 0 ? topics.Length - 1 : row, months.IndexOf(month)] += count;
        }

        var table = exact ? null : PeopleCounts.Table(cells);
        var rows = topics.Select((topic, row) => new CountRow(
            topic,
            topic is null ? NoTopic : TopicWords.Label(topic),
            [.. months.Select((_, column) => table is null ? cells[row, column] : table[row, column])],
            table is null ? months.Select((_, column) => cells[row, column]).Sum() : table.RowTotal(row)));
        var totals = new CountRow(
            null,
            "All topics",
            [
                .. months.Select((_, column) =>
                    table is null ? topics.Select((_, row) => cells[row, column]).Sum() : table.ColumnTotal(column)),
            ],
            table is null ? cells.Cast<int>().Sum() : table.Total);
        return new CountTable(months, [.. rows.Where(row => exact ? row.Total > 0 : row.IsShown)], totals, exact);
    }
}
