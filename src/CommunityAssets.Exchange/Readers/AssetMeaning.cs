using System.Collections.Immutable;
using CommunityAssets.Domain.Assets;
using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Exchange.Inputs;
using CommunityAssets.Exchange.Taxonomies;

namespace CommunityAssets.Exchange.Readers;

/// <summary>
/// Tells kind and topics of a record: from its own columns; from the source's categories by a <see cref="TopicMap"/>; from OpenStreetMap's
/// tags among the attributes of a feature; at last the kind that is told for the whole file.
/// </summary>
internal sealed class AssetMeaning(AssetReading options, ReadNotes notes)
{
    private readonly Memo<Named> _topics = new(text => Read(text, options.Topics));

    /// <summary>Reads kind and topics of a row.</summary>
    /// <returns>Why they cannot be read, or null.</returns>
    public Refusal? Read(AssetCells cells, AssetColumns columns, out AssetKind kind, out ImmutableArray<string> topics)
    {
        var found = new List<string>();
        var mapped = Mapped(cells, columns, found);
        var given = columns.Text(AssetField.Kind, cells);
        AssetKind? told = null;
        if (given is not null)
        {
            told = KindNames.TryParse(given, out var known) ? known : FromMap(options.Topics?.Find(given), found);
            if (told is null && mapped is null)
            {
                (kind, topics) = (default, []);
                return cells.Refuse(
                    columns.Column(AssetField.Kind), $"'{given}' is not a kind of asset.",
                    $"Write one of {string.Join(", ", KindNames.All.Select(KindNames.Name))}, or explain the word in a topic map.");
            }
        }

        Topics(cells, columns, found);
        var tags = (told ?? mapped) is null || found.Count == 0 ? Tags(cells) : null;
        if (found.Count == 0 && tags is not null)
        {
            found.AddRange(tags.Topics);
        }

        topics = found.Count switch
        {
            0 => [],
            1 => [found[0]],
            _ => [.. found.Distinct(StringComparer.Ordinal)],
        };
        if ((told ?? mapped ?? tags?.Kind ?? options.Kind) is not { } decided)
        {
            kind = default;
            return cells.Refuse(
                column: null, "nothing says what kind of asset this is.",
                "Add a column named kind, or tell it for the whole file: --kind place (or group, organisation, enterprise, gift, story).");
        }

        kind = decided;
        return null;
    }

    private static AssetKind? FromMap(TopicMapEntry? entry, List<string> topics)
    {
        if (entry is null)
        {
            return null;
        }

        topics.AddRange(entry.Topics);
        return entry.Kind;
    }

    private AssetKind? Mapped(AssetCells cells, AssetColumns columns, List<string> topics)
    {
        if (options.Topics is not { } map)
        {
            return null;
        }

        AssetKind? kind = null;
        foreach (var word in AssetWords.Parts(columns.Text(AssetField.Category, cells)))
        {
            kind ??= FromMap(map.Find(word), topics);
        }

        foreach (var heading in map.Columns)
        {
            if (cells.Headings.FindTold(heading) is { } column && cells.Text(column) is { } word)
            {
                var entry = FromMap(map.Find(heading, word), topics);
                kind ??= entry;
            }
        }

        return kind;
    }

    private void Topics(AssetCells cells, AssetColumns columns, List<string> topics)
    {
        if (columns.Text(AssetField.Topics, cells) is not { } text)
        {
            return;
        }

        var (known, strange) = _topics.Of(text);
        topics.AddRange(known);
        for (var count = 0; count < strange; count++)
        {
            notes.Add("{topic is|topics are} not in the list of topics and {was|were} left out", cells.Number);
        }
    }

    private static Named Read(string text, TopicMap? map)
    {
        var (known, strange) = (new List<string>(), 0);
        foreach (var word in AssetWords.Parts(text))
        {
            if (TopicList.Standard.FindByText(word) is { } topic)
            {
                known.Add(topic.Id);
            }
            else if (map?.Find(word) is { } entry)
            {
                known.AddRange(entry.Topics);
            }
            else
            {
                strange++;
            }
        }

        return new Named(known, strange);
    }

    private static TagMatch? Tags(AssetCells cells) => cells.Feature is { } feature
        ? TagList.OpenStreetMap.Match(feature.Attributes
            .Where(attribute => attribute.Value is string)
            .Select(attribute => KeyValuePair.Create(attribute.Key, (string)attribute.Value!)))
        : null;

    private readonly record struct Named(List<string> Topics, int Strange);
}
