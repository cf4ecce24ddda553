using CommunityAssets.Analysis.Areas;
using CommunityAssets.Analysis.Coverage;
using CommunityAssets.Analysis.Rates;
using CommunityAssets.Domain.Assets;
using CommunityAssets.Domain.Places;
using CommunityAssets.Exchange.Writers;
using CommunityAssets.Storage;
using CommunityAssets.Web.Words;
using NetTopologySuite.Geometries;

namespace CommunityAssets.Web.Analyses;

/// <summary>
/// How complete the record is thought to be: sources that know nothing of each other are compared, by area where enough is in two of them,
/// else by the whole place.
/// </summary>
public static class CoverageAnalysis
{
    /// <summary>That an estimate rests on an area's own records.</summary>
    public const string OfArea = "area";

    /// <summary>That it rests on those of the whole place.</summary>
    public const string OfPlace = "place";

    private static readonly TableColumn[] Columns =
    [
        new("code", ExportType.Text, "The area's code."),
        new("name", ExportType.Text, "The area's name."),
        new("recorded", ExportType.Whole, "Different ones that are recorded there."),
        new("compared", ExportType.Whole,
            "Those of the sources compared; the rest are entered by hand, from short lists, or from lists not asked for."),
        new("sources", ExportType.Whole, "How many of the sources compared record any there."),
        new("in_both", ExportType.Whole, "Of the two sources with the most in both, how many are in both."),
        new("total", ExportType.Real,
            "How many there are thought to be; empty where too little overlaps in the area, or more is recorded than the two can "
            + "account for."),
        new("total_lower", ExportType.Real, "The lower 95% limit of that."),
        new("total_upper", ExportType.Real, "The upper 95% limit of that."),
        new("lowest_pair", ExportType.Real, "The lowest total that any two sources give, of the things that they list."),
        new("highest_pair", ExportType.Real, "The highest total that any two sources give."),
        new("share", ExportType.Real,
            "The share that is recorded, 0 to 1, of the area or of the whole place (see basis).")
        {
            IsShare = true,
        },
        new("share_lower", ExportType.Real, "The lower 95% limit of that.") { IsShare = true },
        new("share_upper", ExportType.Real, "The upper 95% limit of that.") { IsShare = true },
        new("basis", ExportType.Text,
            "What the share is of: area, place, or empty where there is too little overlap to say.")
        {
            Heading = "Share of what",
        },
        new("words", ExportType.Text, "The same in words.") { Heading = "In words" },
    ];

    /// <summary>Compares sources.</summary>
    /// <param name="atlas">The atlas.</param>
    /// <param name="ground">The areas.</param>
    /// <param name="listings">What is compared.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public static async Task<AnalysisTable> RunAsync(IAtlas atlas, Ground ground, Listings listings, CancellationToken cancellationToken)
    {
        var (inside, others) = Inside(ground, listings, cancellationToken);

        // Within a part of the atlas only what lies in it counts; else also what is online or covers areas.
        var whole = Part.Of(
            listings, ground.Place is null ? Enumerable.Range(0, listings.Assets.Count) : inside.SelectMany(records => records),
            ground.Place is null ? listings.Others.Count : others.Sum());
        var found = inside.Select((records, number) => Part.Of(listings, records, others[number])).ToArray();
        var rows = ground.Areas.Select((area, number) => Row(area, inside[number], found[number], whole, listings)).ToList();
        return new AnalysisTable(
            "coverage",
            await Told.MethodAsync(
                atlas,
                $"Capture–recapture of {listings.Words} for {ground.Words}: records of {SourcesInWords(listings)} matched as Fellegi and "
                + "Sunter have it, as stewards decided where they did, each source taken to list a thing once; Chapman's estimate with "
                + $"log-normal 95% limits from the two sources with the most in both, at least {CaptureRecapture.FewestInBoth}, by area, "
                + "else of the whole place. Sources are taken to know nothing of each other and to list the same sort of thing; where they "
                + "copy from each other, totals are lower bounds.",
                cancellationToken),
            await Told.ParametersAsync(
                atlas, ground,
                [
                    ("topic", listings.Topic?.Id), ("kind", listings.Kind is { } kind ? KindNames.Name(kind) : null),
                    ("sources", listings.Sources), ("fewestInBoth", CaptureRecapture.FewestInBoth), ("confidence", Confidence.P95.Level),
                    ("notCompared", listings.Others.Count),
                ],
                cancellationToken),
            Findings(listings, whole, found), Columns, rows);
    }

    /// <summary>For each area its records of the sources compared, each thing once, and how many others there are.</summary>
    private static (List<int>[] Records, int[] Others) Inside(Ground ground, Listings listings, CancellationToken cancellationToken)
    {
        var locator = AreaLocator.Of([.. ground.Areas.Select(area => area.Shape!)], cancellationToken);
        var (inside, others) = (new List<int>[ground.Areas.Count], new int[ground.Areas.Count]);
        for (var area = 0; area < inside.Length; area++)
        {
            inside[area] = [];
        }

        // A thing lies where the first of its records with a place lies, so that it is in one area alone.
        var seen = new HashSet<int>();
        for (var record = 0; record < listings.Assets.Count; record++)
        {
            var area = Find(listings.Assets[record]);
            if (area is not null && seen.Add(listings.Things.Of(record)) && area >= 0)
            {
                inside[area.Value].Add(record);
            }
        }

        foreach (var other in listings.Others)
        {
            if (Find(other) is { } area and >= 0)
            {
                others[area]++;
            }
        }

        return (inside, others);

        // -1: in none of the areas; null: without a place.
        int? Find(Listed listed) => listed.At is { } at ? locator.Find(at.X, at.Y) : null;
    }

    private static TableRow Row(Area area, List<int> records, Part found, Part whole, Listings listings)
    {
        var total = found.Estimate is { Tells: true } told ? told.Total : Estimate.None;
        var (share, basis) = found.Estimate is { Tells: true } own ? (own.Share, OfArea)
            : found.Estimate is not { IsEnough: true } && found.Recorded > 0 && whole.Estimate is { Tells: true } place
                ? (place.Share, OfPlace)
            : (Estimate.None, null);
        var sources = records.SelectMany(record => listings.Things.Sources(listings.Things.Of(record))).Distinct().Count();
        return new TableRow(area.Key.Code, area.Shape,
        [
            area.Key.Code, area.Name, found.Recorded, found.Compared.Recorded, sources, found.Estimate?.Both ?? 0,
            Told.Number(Math.Max(total.Value, found.Recorded)), Told.Number(Math.Max(total.Lower, found.Recorded)),
            Told.Number(Math.Max(total.Upper, found.Recorded)), Told.Number(found.Compared.Lowest), Told.Number(found.Compared.Highest),
            Told.Number(share.Value), Told.Number(share.Lower), Told.Number(share.Upper), basis,
            RecordWords.Tell(found.Recorded, listings.One, listings.Many, found.Estimate, whole.Estimate),
        ]);
    }

    private static List<string> Findings(Listings listings, Part whole, Part[] found)
    {
        var sentences = new List<string> { RecordWords.Tell(whole.Recorded, listings.One, listings.Many, whole.Estimate) };
        if (listings.Sources.Count < 2)
        {
            sentences.Add(listings.Sources.Count == 0
                ? "No list of these is long enough to be compared with another."
                : $"One list of these, {listings.Sources[0]}, is long enough to be compared, and there is no other to compare it with.");
        }

        if (whole.Compared.Best is { } best)
        {
            sentences.Add(
                $"The two lists are {listings.Sources[best.One]} ({best.Estimate.First:N0}) and {listings.Sources[best.Other]} "
                + $"({best.Estimate.Second:N0}), with {best.Estimate.Both:N0} in both.");
            if (whole.Compared.Overlaps.Count > 1)
            {
                sentences.Add(
                    $"{whole.Compared.Overlaps.Count:N0} pairs of lists overlap enough; of the things that each pair lists there are "
                    + $"{whole.Compared.Lowest:N0} to {whole.Compared.Highest:N0} in all.");
            }

            sentences.Add(
                "Lists that copy from each other, or that both name what is easily found, make such an estimate too low: read it as at "
                + "least so many."
                + (listings.Kind is null && listings.Topic is null
                    ? " Lists of different things make it too high: choose one kind or topic." : ""));
        }

        sentences.AddRange(ByKind(listings));
        var enough = found.Count(area => area.Estimate is { Tells: true });
        sentences.Add(enough == 0
            ? "No area alone has enough overlap for an estimate of its own."
            : $"{PlainWords.Count(enough, "area has", "areas have")} enough overlap for an estimate of {(enough == 1 ? "its" : "their")} "
                + $"own, of {found.Length:N0}.");
        var unmapped = found.Count(area => area.Recorded == 0);
        if (unmapped > 0)
        {
            sentences.Add($"{PlainWords.Count(unmapped, "area is", "areas are")} not yet mapped. {RecordWords.NotAbsent}");
        }

        if (listings.Others.Count > 0)
        {
            sentences.Add(
                $"{PlainWords.Count(listings.Others.Count, "of the records is", "of the records are")} not compared: entered by hand, from "
                + "short lists, or from lists not asked for.");
        }

        return sentences;
    }

    private static IEnumerable<string> ByKind(Listings listings) => listings.Kind is not null ? []
        : listings.Assets.Select((asset, record) => (asset.Kind, record)).GroupBy(pair => pair.Kind, pair => pair.record)
            .OrderBy(kind => kind.Key)
            .Select(kind => (kind.Key, Found: listings.Of(kind)))
            .Where(kind => kind.Found.Best is not null)
            .Select(kind => RecordWords.Tell(kind.Found.Recorded, KindNames.Name(kind.Key), KindNames.Many(kind.Key), kind.Found.Estimate));

    /// <summary>What is known of an area, or of the whole place.</summary>
    private sealed record Part(Completeness Compared, int Recorded)
    {
        /// <summary>
        /// What is told, with everything that is recorded counted as found; null where fewer than two sources list anything.
        /// </summary>
        public CoverageEstimate? Estimate => Compared.Estimate is { } estimate ? estimate with { Recorded = Recorded } : null;

        public static Part Of(Listings listings, IEnumerable<int> records, int others)
        {
            var compared = listings.Of(records);
            return new Part(compared, compared.Recorded + others);
        }
    }

    private static string SourcesInWords(Listings listings) =>
        listings.Sources.Count == 0 ? "no source" : PlainWords.List([.. listings.Sources]);
}
