using CommunityAssets.Analysis.Rates;
using CommunityAssets.Cartography.Legends;
using CommunityAssets.Domain.Needs;
using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Exchange.Readers;
using CommunityAssets.Storage;

namespace CommunityAssets.Web.Analyses;

/// <summary>Rates as they would be if each area had people of the same ages, out of a table by age band.</summary>
public static class StandardisedRatesAnalysis
{
    /// <summary>Works them out.</summary>
    /// <exception cref="BadInputException">
    /// The file has none of the areas, or its bands do not fit the standard; the reference is not in it.
    /// </exception>
    public static async Task<AnalysisTable> RunAsync(
        IAtlas atlas, Ground ground, StandardisedRequest request, CancellationToken cancellationToken)
    {
        var per = request.Per ?? (request.Indirect ? 100 : 100_000);
        if (!(per > 0) || !double.IsFinite(per))
        {
            throw new BadInputException("Rates are told for a number of people above 0, such as 100000.");
        }

        AgeBand[] bands = [.. request.Rows.Select(row => row.Band).Distinct().Order()];
        var weights = request.Indirect ? [] : Weights(bands, request);
        var areas = request.Rows.GroupBy(row => row.Area, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => new Ages(bands, group), StringComparer.Ordinal);
        var own = ground.Areas.Select(area => areas.GetValueOrDefault(area.Key.Code)).ToArray();
        if (own.All(ages => ages is null))
        {
            throw new BadInputException(
                $"{request.File} has none of {ground.Words}. Its codes are, for example: {string.Join(", ", areas.Keys.Take(5))}.");
        }

        var (name, reference) = await ReferenceAsync(atlas, request, areas, own, bands, cancellationToken);
        RateLine Line(Ages? ages) => request.Indirect ? Indirect(ages, reference, per) : Direct(ages, weights, per);
        var benchmark = Line(reference);
        var lines = own.Select(ages =>
        {
            cancellationToken.ThrowIfCancellationRequested();
            return InFunnel(Line(ages), benchmark, request.Indirect, per);
        }).ToArray();
        var sheet = new RateSheet(
            ground, lines, benchmark, name, Polarity.Neither,
            value => NumberText.Single(value, request.Indirect ? null : FormattableString.Invariant($"per {per:N0}")));
        var findings = sheet.Findings();
        var strange = areas.Keys.Count(code => ground.Number(code) < 0 && code != request.Reference);
        if (strange > 0)
        {
            findings.Add($"{strange:N0} {(strange == 1 ? "code" : "codes")} of {request.File} {(strange == 1 ? "is" : "are")} not among "
                + "these areas and left out.");
        }

        return new AnalysisTable(
            "rates",
            await Told.MethodAsync(atlas, Method(request, bands, per, name, ground), cancellationToken),
            await Told.ParametersAsync(
                atlas, ground,
                [
                    ("file", request.File), ("method", request.Indirect ? "indirect" : "direct"),
                    ("standard", request.Indirect ? null : request.Standard.Name), ("ages", bands.Select(band => band.Words).ToArray()),
                    ("reference", request.Reference), ("per", per), ("benchmarkName", name),
                    ("benchmarkValue", Told.Number(benchmark.At95.Value)),
                ],
                cancellationToken),
            findings, RateSheet.Columns, sheet.Rows());
    }

    private static double[] Weights(AgeBand[] bands, StandardisedRequest request) =>
    [
        .. bands.Select(band => request.Standard.PeopleOf(band) ?? throw new BadInputException(
            $"The ages {band.Words} of {request.File} do not fit the {request.Standard.Name}, whose bands are "
            + $"{string.Join(", ", request.Standard.Bands.Select(one => one.Words))}: use these, or several of them together.")),
    ];

    private static async Task<(string Name, Ages Reference)> ReferenceAsync(
        IAtlas atlas, StandardisedRequest request, Dictionary<string, Ages> areas, Ages?[] own, AgeBand[] bands,
        CancellationToken cancellationToken)
    {
        if (request.Reference is { } code)
        {
            return areas.TryGetValue(code, out var found) && found.State is null
                ? ((await atlas.Areas.FindAsync(code, cancellationToken: cancellationToken))?.Name ?? code, found)
                : throw new BadInputException(
                    $"{request.File} does not have the count and the people of each age band for the reference '{code}'.");
        }

        var known = own.OfType<Ages>().Where(ages => ages.State is null).ToArray();
        return (known.Length == 1 ? "the one area with numbers" : $"all {known.Length:N0} areas together", Ages.Together(bands, known));
    }

    private static RateLine Direct(Ages? ages, double[] weights, double per)
    {
        if (ages is not { State: null })
        {
            return Unknown(ages);
        }

        Estimate Of(Confidence confidence) => DirectStandardisation.Of(ages.Counts, ages.People, weights, per, confidence);
        return ages.Events < DirectStandardisation.FewestEvents
            ? RateLine.Unknown("fewer than 10 events", ages.Events, ages.Persons)
            : new RateLine("known", ages.Events, ages.Persons, Of(Confidence.P95), Of(Confidence.P998));
    }

    private static RateLine Indirect(Ages? ages, Ages reference, double per)
    {
        if (ages is not { State: null } || reference.State is not null)
        {
            return Unknown(ages);
        }

        var expected = IndirectStandardisation.Expected(ages.People, reference.Counts, reference.People);
        Estimate Of(Confidence confidence) => IndirectStandardisation.Ratio(ages.Events, expected, confidence).Times(per);
        return expected > 0
            ? new RateLine("known", ages.Events, expected, Of(Confidence.P95), Of(Confidence.P998))
            : RateLine.Unknown("no people", ages.Events, expected);
    }

    private static RateLine Unknown(Ages? ages) => ages is null
        ? RateLine.Unknown("missing") : RateLine.Unknown(ages.State ?? "missing", ages.Events, ages.Persons);

    // A standardised rate lies in its funnel as a crude one of the size that would have given it: as many events over the rate.
    private static RateLine InFunnel(RateLine line, RateLine benchmark, bool indirect, double per)
    {
        if (!line.IsKnown || !benchmark.IsKnown)
        {
            return line;
        }

        var size = indirect ? line.Denominator : line.At95.Value > 0 ? line.Count * per / line.At95.Value : double.NaN;
        var expected = size * benchmark.At95.Value / per;
        return double.IsNaN(expected) ? line : line with
        {
            Funnel = Funnels.PlaceCount(line.Count, expected),
            Funnel95 = Funnels.Count(expected, Confidence.P95).Times(per / size),
            Funnel998 = Funnels.Count(expected, Confidence.P998).Times(per / size),
        };
    }

    private static string Method(StandardisedRequest request, AgeBand[] bands, double per, string name, Ground ground)
    {
        var ages = bands.Length == 1 ? $"the age band {bands[0].Words}"
            : $"{bands.Length:N0} age bands from {bands[0].Words} to {bands[^1].Words}";
        var what = request.Indirect
            ? FormattableString.Invariant($"Indirectly standardised ratios ({per:N0} means as expected at the rates of {name}), ")
                + "limits of the observed count by Byar, exact ones below 10 events"
            : FormattableString.Invariant($"Directly standardised rates per {per:N0}, to the {request.Standard.Name}, ")
                + "limits by Dobson's method over Byar's, none of fewer than 10 events";
        return $"{what}, at 95% and 99.8%, as the public-health technical guidance of England has them: {request.File}, {ages}, for "
            + $"{ground.Words}; compared with {name} by whether limits overlap; funnel: Poisson limits around it; fifths of these areas by "
            + "rank.";
    }

    /// <summary>Events and people of one area by band, in the order of all bands.</summary>
    private sealed class Ages
    {
        public Ages(AgeBand[] bands, IEnumerable<AgeCount> rows)
        {
            (Counts, People) = (new double[bands.Length], new double[bands.Length]);
            Array.Fill(Counts, double.NaN);
            Array.Fill(People, double.NaN);
            var suppressed = false;
            foreach (var row in rows)
            {
                var at = Array.BinarySearch(bands, row.Band);
                (Counts[at], People[at]) = (row.Count ?? double.NaN, row.People ?? double.NaN);
                suppressed |= row.Suppressed;
            }

            State = suppressed ? "suppressed"
                : Counts.Any(double.IsNaN) || People.Any(double.IsNaN) ? "missing"
                : People.Any(people => people == 0) ? "no people" : null;
        }

        private Ages(double[] counts, double[] people) =>
            (Counts, People, State) = (counts, people, people.Any(one => !(one > 0)) ? "missing" : null);

        public double[] Counts { get; }

        public double[] People { get; }

        /// <summary>Why nothing can be worked out; null where it can.</summary>
        public string? State { get; }

        public double Events => Counts.Sum();

        public double Persons => People.Sum();

        public static Ages Together(AgeBand[] bands, Ages[] areas) => new(
            [.. bands.Select((_, at) => areas.Sum(ages => ages.Counts[at]))],
            [.. bands.Select((_, at) => areas.Sum(ages => ages.People[at]))]);
    }
}
