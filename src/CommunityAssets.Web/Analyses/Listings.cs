using CommunityAssets.Analysis.Coverage;
using CommunityAssets.Analysis.Rates;
using CommunityAssets.Domain.Assets;
using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Exchange.Taxonomies;
using CommunityAssets.Storage;
using CommunityAssets.Web.Suggestions;
using NetTopologySuite.Geometries;

namespace CommunityAssets.Web.Analyses;

/// <summary>Published records of the sources that are compared, with which of them are of one thing.</summary>
/// <param name="Topic">The topic; null for all.</param>
/// <param name="Kind">The kind; null for all.</param>
/// <param name="Sources">The sources compared, in order of name.</param>
/// <param name="Assets">Their records, in order of id.</param>
/// <param name="Things">
/// Which records are of one thing; after those of the assets, the records that stewards merged into one of them.
/// </param>
/// <param name="Others">More records that match and are of other sources.</param>
/// <remarks>
/// Sources are the short names that files are imported by. Each but one is taken for a list made without looking at the others, as the
/// estimate needs; whoever knows better names the sources to compare. The one is <see cref="ByHand"/>: what people enter is held against
/// what is there, so that they add what the lists lack, and comparing it would make the record seem thinner than it is. Sources with fewer
/// records than an estimate needs in both are left out as well. What stewards decided on duplicates stands: what they merged is one thing
/// that both sources list, and what they told apart is two.
/// </remarks>
public sealed record Listings(
    Topic? Topic, AssetKind? Kind, IReadOnlyList<string> Sources, IReadOnlyList<Listed> Assets, ListedThings Things,
    IReadOnlyList<Listed> Others)
{
    /// <summary>
    /// Up to how many records all are compared; of more than these, where a place is told, those near it and those without one.
    /// </summary>
    public const int MostWhole = 50_000;

    // Records of one thing may be told to lie so far apart.
    private const double Near = 1000;

    /// <summary>The source of what is entered by hand.</summary>
    public const string ByHand = "people";

    /// <summary>What is compared, in words: "groups for company and friendship".</summary>
    public string Words => Many + (Topic is { } topic ? $" for {char.ToLowerInvariant(topic.Label[0])}{topic.Label[1..]}" : "");

    /// <summary>What one of them is called.</summary>
    public string One => Kind is { } kind ? KindNames.Name(kind) : "strength";

    /// <summary>What several of them are called.</summary>
    public string Many => Kind is { } kind ? KindNames.Many(kind) : "strengths";

    /// <summary>Reads and compares.</summary>
    /// <param name="atlas">The atlas.</param>
    /// <param name="topic">Id of a topic; null for all.</param>
    /// <param name="kind">A kind; null for all.</param>
    /// <param name="sources">The sources to compare, two or more; empty for all that are long enough and not by hand.</param>
    /// <param name="see">The widest view allowed.</param>
    /// <param name="box">What the place asked about lies in; null for the whole atlas.</param>
    /// <param name="progress">Told the share done, or null.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <exception cref="BadInputException">There is no such topic or source, or one source alone is named.</exception>
    public static async Task<Listings> ReadAsync(
        IAtlas atlas, string? topic, AssetKind? kind, IReadOnlyCollection<string> sources, Visibility see, Envelope? box,
        IProgress<double>? progress, CancellationToken cancellationToken)
    {
        var chosen = topic is null ? null : TopicList.Standard.Find(topic) ?? throw new BadInputException(
            $"'{topic}' is not a topic. Use one of: {string.Join(", ", TopicList.Standard.Topics.Select(one => one.Id))}.");
        var query = new AssetQuery { Topics = chosen is null ? [] : [chosen.Id], Kinds = kind is { } one ? [one] : [], See = see };
        var counted = await atlas.Assets.CountAsync(query, cancellationToken);
        var counts = counted.BySource;
        string[] compared = sources.Count > 0
            ? await NamedAsync(atlas, sources, cancellationToken)
            : [.. counts.Where(source => source.Key != ByHand && source.Value >= CaptureRecapture.FewestInBoth)
                .Select(source => source.Key)];
        Array.Sort(compared, StringComparer.Ordinal);
        var numbers = compared.Select((name, number) => (name, number))
            .ToDictionary(pair => pair.name, pair => pair.number, StringComparer.Ordinal);
        var (assets, others, records) = (new List<Listed>(), new List<Listed>(), new List<ListedRecord>());
        foreach (var part in Parts(query, counted.Total > MostWhole ? box : null))
        {
            await foreach (var asset in atlas.Assets.StreamAsync(part, cancellationToken))
            {
                // What is compared is kept, and not the whole record: of a country there are a million.
                var record = Lookalike.Record(asset);
                var listed = new Listed(asset.Id, asset.Kind, record is { X: { } x, Y: { } y } ? new Coordinate(x, y) : null);
                if (numbers.TryGetValue(asset.Provenance.Source, out var number))
                {
                    assets.Add(listed);
                    records.Add(new ListedRecord(number, record));
                }
                else
                {
                    others.Add(listed);
                }
            }
        }

        var places = assets.Select((asset, place) => (asset.Id, place)).ToDictionary(pair => pair.Id, pair => pair.place);
        var merged = await MergedAsync(atlas, see, numbers, places, records, cancellationToken);
        var different = (await atlas.Duplicates.DecisionsAsync(cancellationToken))
            .Where(decision => decision.Verdict == PairVerdict.Different && places.ContainsKey(decision.One)
                && places.ContainsKey(decision.Other))
            .Select(decision => (places[decision.One], places[decision.Other])).ToList();
        return new Listings(
            chosen, kind, compared, assets, SourceMatching.Of(records, merged, different, progress, cancellationToken), others);
    }

    /// <summary>The names in a list with commas between, as people write it; empty for none.</summary>
    public static IReadOnlyList<string> Names(string? text) =>
        (text ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    /// <summary>How complete some of the records are.</summary>
    /// <param name="records">Numbers of records, from 0, each once.</param>
    /// <remarks>A thing counts with all the sources that list it, also where another of its records is not among those given.</remarks>
    public Completeness Of(IEnumerable<int> records) => SourceComparison.Of(
        [.. records.Select(Things.Of).Distinct().Select(Things.Sources)], Sources.Count, Confidence.P95);

    private static IEnumerable<AssetQuery> Parts(AssetQuery query, Envelope? box)
    {
        if (box is null)
        {
            return [query];
        }

        var around = box.Copy();
        around.ExpandBy(Near);
        return [query with { Box = around }, query with { Placed = false }];
    }

    /// <summary>
    /// Adds the records that were merged away, as far as they may be seen, so that a thing goes on counting as listed by both sources when
    /// a steward has made its two records one.
    /// </summary>
    /// <returns>Each with the record that stands for it.</returns>
    private static async Task<List<(int One, int Other)>> MergedAsync(
        IAtlas atlas, Visibility see, Dictionary<string, int> numbers, Dictionary<Guid, int> places, List<ListedRecord> records,
        CancellationToken cancellationToken)
    {
        var merged = new List<(int One, int Other)>();
        var standIns = await atlas.Duplicates.StandInsAsync(cancellationToken);
        if (standIns.Count == 0)
        {
            return merged;
        }

        var retired = new AssetQuery { Status = AssetStatus.Retired, See = see };
        await foreach (var asset in atlas.Assets.StreamAsync(retired, cancellationToken))
        {
            if (numbers.TryGetValue(asset.Provenance.Source, out var number)
                && standIns.TryGetValue(asset.Id, out var standIn) && places.TryGetValue(standIn, out var place))
            {
                merged.Add((place, records.Count));
                records.Add(new ListedRecord(number, Lookalike.Record(asset)));
            }
        }

        return merged;
    }

    private static async Task<string[]> NamedAsync(IAtlas atlas, IReadOnlyCollection<string> sources, CancellationToken cancellationToken)
    {
        string[] there =
        [
            .. (await atlas.Assets.CountAsync(new AssetQuery(), cancellationToken)).BySource.Keys.Order(StringComparer.Ordinal),
        ];
        if (sources.FirstOrDefault(name => !there.Contains(name, StringComparer.Ordinal)) is { } unknown)
        {
            throw new BadInputException(
                $"No strengths come from a source called '{unknown}'. There are: {string.Join(", ", there.DefaultIfEmpty("none"))}.");
        }

        string[] named = [.. sources.Distinct(StringComparer.Ordinal)];
        return named.Length >= 2 ? named : throw new BadInputException(
            $"Name two sources or more to compare, or none for all. There are: {string.Join(", ", there)}.");
    }
}
