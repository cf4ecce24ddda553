using System.Globalization;
using CommunityAssets.Analysis.Matching;
using CommunityAssets.Domain.Assets;
using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Exchange.Taxonomies;
using CommunityAssets.Exchange.Writers;
using CommunityAssets.Storage;
using CommunityAssets.Web.Duplicates;
using CommunityAssets.Web.Words;
using NetTopologySuite.Geometries;

namespace CommunityAssets.Web.Analyses;

/// <summary>Records that may be of the same thing, pair by pair, with reasons and the weights by which they were judged.</summary>
public static class DuplicateAnalysis
{
    private static readonly TableColumn[] Columns =
    [
        new("likely", ExportType.Real, "How likely the two are of one thing, 0 to 1."),
        new("weight", ExportType.Real, "The sum of the weights of what was compared, in bits."),
        new("reasons", ExportType.Text, "What speaks for it, the strongest first."),
        new("metres", ExportType.Real, "How far apart they are, in metres; empty where one has no place."),
        new("one_id", ExportType.Text, "The id of one.") { ForPrograms = true },
        new("one_name", ExportType.Text, "Its name."),
        new("one_kind", ExportType.Text, "What sort of strength it is."),
        new("one_source", ExportType.Text, "Where its record came from."),
        new("other_id", ExportType.Text, "The id of the other.") { ForPrograms = true },
        new("other_name", ExportType.Text, "Its name."),
        new("other_kind", ExportType.Text, "What sort of strength it is."),
        new("other_source", ExportType.Text, "Where its record came from."),
    ];

    /// <summary>Which records are asked about.</summary>
    /// <param name="atlas">The atlas.</param>
    /// <param name="topic">Id of a topic; null for all.</param>
    /// <param name="kind">A kind; null for all that can be recorded twice.</param>
    /// <param name="area">Code of an area that they lie in; null for all.</param>
    /// <param name="see">The widest view allowed.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <exception cref="BadInputException">There is no such topic or area.</exception>
    public static async Task<AssetQuery> QueryAsync(
        IAtlas atlas, string? topic, AssetKind? kind, string? area, Visibility see, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(atlas);
        if (topic is not null && TopicList.Standard.Find(topic) is null)
        {
            throw new BadInputException(
                $"'{topic}' is not a topic. Use one of: {string.Join(", ", TopicList.Standard.Topics.Select(one => one.Id))}.");
        }

        if (kind == AssetKind.Story)
        {
            throw new BadInputException(
                "Stories are not looked through for duplicates: each belongs to whoever told it. Ask for another kind.");
        }

        var within = area is null ? null : await atlas.Areas.FindAsync(area, cancellationToken: cancellationToken)
            ?? throw new BadInputException($"There is no area with the code '{area}' in the atlas.");
        return new AssetQuery
        {
            Topics = topic is null ? [] : [topic],
            Kinds = kind is { } one ? [one] : [],
            Area = within?.Key,
            See = see,
        };
    }

    /// <summary>Searches, and tells.</summary>
    /// <param name="atlas">The atlas.</param>
    /// <param name="query">Which records.</param>
    /// <param name="least">How likely a pair must be, 0 to 1.</param>
    /// <param name="progress">Told the share done, or null.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public static async Task<DuplicateTable> RunAsync(
        IAtlas atlas, AssetQuery query, double least, IProgress<double>? progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(query);
        var found = await DuplicateSearch.RunAsync(atlas, query, least, progress, cancellationToken);
        var weights = found.Findings.Weights;
        return new DuplicateTable(found, new AnalysisTable(
            "duplicates",
            await Told.MethodAsync(
                atlas,
                $"{found.Looked:N0} records; pairs of one postcode sector, of one square of 250 m, with a contact in common, or with a "
                + "telling word of the name within 500 m, judged as Fellegi and Sunter have it: names by Jaro–Winkler in four levels "
                + "(names with other numbers are never the same; one that many have counts the less, Winkler 1989), "
                + "distance in four with the postcode, telephone, e-mail and web site together; what is missing is no evidence. "
                + (weights.Estimated
                    ? $"Weights by expectation–maximisation on {weights.Pairs:N0} pairs of neighbours."
                    : "The documented weights."),
                cancellationToken),
            await Told.ParametersAsync(
                atlas,
                [
                    ("topic", query.Topics.FirstOrDefault()), ("kind", query.Kinds.Length == 1 ? KindNames.Name(query.Kinds[0]) : null),
                    ("area", query.Area?.Code), ("least", least), ("see", query.See == Visibility.Public ? "public" : "workforce"),
                    ("compared", found.Findings.Compared), ("estimated", weights.Estimated), ("whyNotEstimated", weights.WhyNotEstimated),
                    ("prior", weights.Prior), ("rounds", weights.Fit?.Rounds), ("weights", weights.Rows),
                    ("crowded", found.Findings.Crowded), ("largestCrowd", found.Findings.LargestCrowd),
                    ("contactsSharedByMany", found.Findings.SharedByMany), ("partsOfOneThing", found.Findings.Parts),
                ],
                cancellationToken),
            Findings(found, least), Columns, [.. found.Pairs.Select(Row)]));
    }

    private static TableRow Row(FoundPair pair)
    {
        Point[] points = [.. new[] { pair.One.At, pair.Other.At }.Where(at => at is not null).Select(at => new Point(at!))];
        return new TableRow($"{pair.One.Id:D}/{pair.Other.Id:D}", points.Length == 0 ? null : new MultiPoint(points),
        [
            Math.Round(pair.Match.Probability, 6), Math.Round(pair.Match.Weight, 3), MatchWords.Reasons(pair.Match),
            pair.Metres is { } metres ? Math.Round(metres, 1) : null,
            pair.One.Id.ToString("D"), pair.One.Name, KindNames.Name(pair.One.Kind), pair.One.Source,
            pair.Other.Id.ToString("D"), pair.Other.Name, KindNames.Name(pair.Other.Kind), pair.Other.Source,
        ]);
    }

    private static List<string> Findings(FoundDuplicates found, double least)
    {
        var (weights, share) = (found.Findings.Weights, string.Create(CultureInfo.InvariantCulture, $"{100 * least:0.#}%"));
        var sentences = new List<string>
        {
            found.Pairs.Count == 0
                ? $"Of {found.Looked:N0} records no two seem to be of the same thing (at {share} or more)."
                : $"Of {found.Looked:N0} records {PlainWords.Count(found.Pairs.Count, "pair", "pairs")} may be of the same thing (at "
                    + $"{share} or more); {found.Pairs.Count(pair => pair.Match.Probability >= 0.95):N0} very likely. A person decides.",
            weights.Estimated
                ? string.Create(
                    CultureInfo.InvariantCulture,
                    $"Weights were estimated on these records' own pairs: of {weights.Pairs:N0} pairs of neighbours about "
                    + $"{weights.Prior * weights.Pairs:N0} seem to be of one thing.")
                : weights.WhyNotEstimated!,
        };
        if (found.Findings.Crowded > 0)
        {
            sentences.Add(
                $"{PlainWords.Count(found.Findings.Crowded, "group of records was", "groups of records were")} too large for each to be "
                + $"compared with each (the largest {found.Findings.LargestCrowd:N0}): there each was compared with those next to it by "
                + "name, and with what it shares another group with.");
        }

        if (found.Findings.Parts > 0)
        {
            sentences.Add(
                $"{found.Findings.Parts:N0} records lie among more than six of the same name, such as the buildings of a university: "
                + "they are taken for parts of one thing, and not compared with each other.");
        }

        if (found.Findings.SharedByMany > 0)
        {
            var contacts = PlainWords.Count(
                found.Findings.SharedByMany, "telephone number, e-mail address or web site is",
                "telephone numbers, e-mail addresses and web sites are");
            sentences.Add($"{contacts} given by so many records that agreeing in them says nothing.");
        }

        return sentences;
    }
}
