using CommunityAssets.Domain.Assets;
using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Exchange.Inputs;
using CommunityAssets.Exchange.Taxonomies;

namespace CommunityAssets.Exchange.Readers;

/// <summary>
/// What the categories of a source mean here, told in a CSV: <c>value, kind, topics</c> and, where the words stand in several columns, the
/// heading in <c>column</c>. Topics are ids or labels with semicolons between; kind and topics may each be empty. Upper and lower case do
/// not count; the value <c>*</c> stands for every word that has no row of its own. Without <c>column</c> a row speaks of the category
/// column.
/// </summary>
public sealed class TopicMap
{
    private const string Any = "*";

    private readonly Dictionary<(string Column, string Value), TopicMapEntry> _entries = [];
    private readonly List<string> _columns = [];

    private TopicMap()
    {
    }

    /// <summary>How many words it explains.</summary>
    public int Count => _entries.Count;

    /// <summary>The columns that its rows name; the category column is not among them.</summary>
    internal IReadOnlyList<string> Columns => _columns;

    /// <summary>Reads a map.</summary>
    /// <exception cref="BadInputException">It cannot be read, or a row of it names a kind or a topic that is not known.</exception>
    public static TopicMap Read(InputFile file)
    {
        using var table = CsvTable.Open(file);
        var value = table.Headings.Need("the source's word", "value", "category", "type", "classification", "word");
        var kind = table.Headings.Find("kind");
        var topics = table.Headings.Find("topics", "topic");
        var column = table.Headings.Find("column", "field");
        if (kind is null && topics is null)
        {
            throw table.Headings.Missing("what a word means", "kind", "topics");
        }

        var map = new TopicMap();
        while (table.Read())
        {
            if (table.Problem is { } problem)
            {
                throw new BadInputException(problem);
            }

            map.Add(table, column, value, Entry(table, kind, topics));
        }

        return map;
    }

    /// <summary>What a word of the category column means; null when the map does not say.</summary>
    public TopicMapEntry? Find(string value) => Find(column: null, value);

    /// <summary>What a word of a column means; null when the map does not say.</summary>
    /// <param name="column">The heading; null for the category column.</param>
    /// <param name="value">The word.</param>
    public TopicMapEntry? Find(string? column, string value)
    {
        var heading = column is null ? "" : Headings.Plain(column);
        return _entries.TryGetValue((heading, Word(value)), out var entry) || _entries.TryGetValue((heading, Any), out entry) ? entry
            : null;
    }

    private static string Word(string value) => value.Trim().ToLowerInvariant();

    private static TopicMapEntry Entry(CsvTable table, int? kindColumn, int? topicsColumn)
    {
        AssetKind? kind = null;
        if (table.Text(kindColumn) is { } kindText)
        {
            kind = KindNames.TryParse(kindText, out var known) ? known : throw new BadInputException(table.Refuse(
                kindColumn, $"'{kindText}' is not a kind of asset.",
                    $"Write one of: {string.Join(", ", KindNames.All.Select(KindNames.Name))}."));
        }

        var topics = new List<string>();
        foreach (var text in (table.Text(topicsColumn) ?? "").Split(
            ';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            topics.Add(TopicList.Standard.FindByText(text)?.Id ?? throw new BadInputException(table.Refuse(
                topicsColumn, $"'{text}' is not a topic.",
                    $"Write ids such as {string.Join(", ", TopicList.Standard.Topics.Take(4).Select(topic => topic.Id))}.")));
        }

        return new TopicMapEntry(kind, [.. topics.Distinct(StringComparer.Ordinal)]);
    }

    private void Add(CsvTable table, int? columnColumn, int valueColumn, TopicMapEntry entry)
    {
        var value = table.Text(valueColumn)
            ?? throw new BadInputException(table.Refuse(valueColumn, "the word is missing.", "Put it in, or take the row away."));
        var column = table.Text(columnColumn);
        if (column is not null && !_columns.Contains(column, StringComparer.OrdinalIgnoreCase))
        {
            _columns.Add(column);
        }

        if (!_entries.TryAdd((column is null ? "" : Headings.Plain(column), Word(value)), entry))
        {
            throw new BadInputException(table.Refuse(valueColumn, $"'{value}' is there twice.", "Keep one of the two rows."));
        }
    }
}
