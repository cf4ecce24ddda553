using System.Collections.Immutable;
using CommunityAssets.Domain.Assets;

namespace CommunityAssets.Exchange.Taxonomies;

/// <summary>
/// Which tags make a mapped feature an asset, of which kind and topics: <c>geodata/taxonomies/osm-tags.csv</c>. A row with the value
/// <c>*</c> stands for every value of its key that has no row of its own. Immutable.
/// </summary>
public sealed class TagList
{
    private const string Any = "*";

    private readonly Dictionary<(string Key, string Value), (int Rank, TagMatch Match)> _rows = [];

    private TagList(IReadOnlyList<string[]> rows)
    {
        foreach (var row in rows)
        {
            if (!KindNames.TryParse(row[2], out var kind))
            {
                throw new InvalidOperationException($"The tag {row[0]}={row[1]} has no kind of asset: {row[2]}.");
            }

            _rows.Add((row[0], row[1]), (_rows.Count, new TagMatch(kind, [.. TaxonomyResource.Parts(row[3])])));
        }
    }

    /// <summary>The list for OpenStreetMap's tags.</summary>
    public static TagList OpenStreetMap { get; } = new(TaxonomyResource.Rows("osm-tags.csv"));

    /// <summary>How many tags the list has.</summary>
    public int Count => _rows.Count;

    /// <summary>What one tag says, or null when it says nothing about assets.</summary>
    public TagMatch? Find(string key, string value) => Row(key, value)?.Match;

    /// <summary>
    /// What all tags of a feature say together: the kind of the one that stands first in the list, and the topics of all of them in the
    /// order of the list. A value of several parts (<c>community_centre;library</c>) counts as several tags. Null when none says anything.
    /// </summary>
    public TagMatch? Match(IEnumerable<KeyValuePair<string, string>> tags)
    {
        var found = new SortedList<int, TagMatch>();
        foreach (var (key, value) in tags)
        {
            foreach (var part in TaxonomyResource.Parts(value))
            {
                if (Row(key, part) is { } row)
                {
                    found[row.Rank] = row.Match;
                }
            }
        }

        return found.Count == 0
            ? null
            : new TagMatch(found.Values[0].Kind, [.. found.Values.SelectMany(match => match.Topics).Distinct(StringComparer.Ordinal)]);
    }

    private (int Rank, TagMatch Match)? Row(string key, string value) =>
        value is "no" or "" ? null
        : _rows.TryGetValue((key, value), out var row) ? row
        : _rows.TryGetValue((key, Any), out var any) ? any
        : null;
}
