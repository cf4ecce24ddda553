namespace CommunityAssets.Analysis.Matching;

/// <summary>
/// The chances by which pairs are judged (Fellegi and Sunter 1969, "A theory for record linkage"): how often each thing comes out so for
/// two records of one thing (m) and for two of different things near each other (u). A weight is log2(m / u), in bits. Fields count
/// independently, but for two groups within which they hang together: place (distance and postcode say much the same) and contacts (groups
/// in one hall share its telephone, e-mail and web site at once); each of these is one table.
/// </summary>
public sealed class MatchWeights
{
    private readonly Match[] _known = new Match[Agreement.Kinds];

    private MatchWeights(double prior, IReadOnlyList<LatentField> fields, string? whyNotEstimated, MixtureFit? fit, double pairs)
    {
        (Prior, Fields, WhyNotEstimated, Fit, Pairs) = (prior, fields, whyNotEstimated, fit, pairs);
        for (var code = 0; code < _known.Length; code++)
        {
            _known[code] = Judge(Agreement.Of(code));
        }
    }

    /// <summary>
    /// Judgements about community directories, written here so that they can be argued with: of the records within a few hundred metres, or
    /// with a contact in common, about one in fifty is the same thing.
    /// </summary>
    public static MatchWeights Documented { get; } = DocumentedBecause("These are the documented weights; none were estimated.");

    /// <summary>How likely two records that were picked for comparison are of one thing, before anything is compared.</summary>
    public double Prior { get; }

    /// <summary>
    /// The chances. Names: the same, much alike, somewhat alike, different. Places: to 50 m, 200 m, 500 m and further, each with the same
    /// postcode and with another. Contacts: telephone, e-mail and web site, each the same or another, the web site changing fastest.
    /// </summary>
    public IReadOnlyList<LatentField> Fields { get; }

    /// <summary>Whether they were estimated on the records' own pairs.</summary>
    public bool Estimated => WhyNotEstimated is null;

    /// <summary>Why the documented weights stand, as a sentence; null when they were estimated.</summary>
    public string? WhyNotEstimated { get; }

    /// <summary>What estimating found, kept also where it was not believed; null when it was not tried.</summary>
    public MixtureFit? Fit { get; }

    /// <summary>How many pairs were looked at to estimate them.</summary>
    public double Pairs { get; }

    /// <summary>The weights as rows of what is compared, in words.</summary>
    public IReadOnlyList<WeightRow> Rows =>
    [
        .. Enumerable.Range(0, Agreement.Names).Select(cell => Row("name", NameWords[cell], 0, 1u << cell)),
        .. Enumerable.Range(0, 4).Select(level => Row("place", DistanceWords[level], 1, Distance(level))),
        Row("place", "same postcode", 1, Postcode(0)), Row("place", "another postcode", 1, Postcode(1)),
        .. Enumerable.Range(0, AgreementCells.OfPlaces).Select(cell => Row(
            "place", $"{DistanceWords[cell / 2]}, {(cell % 2 == 0 ? "same" : "another")} postcode", 1, 1u << cell)),
        .. Enumerable.Range(0, 3).SelectMany(which => new[]
        {
            Row("contact", "same " + ContactWords[which], 2, Contact(which, 0)),
            Row("contact", "another " + ContactWords[which], 2, Contact(which, 1)),
        }),
        .. Enumerable.Range(0, AgreementCells.OfContacts).Select(cell => Row(
            "contact", string.Join(", ",
                Enumerable.Range(0, 3).Select(which => ((cell >> (2 - which) & 1) == 0 ? "same " : "another ") + ContactWords[which])),
            2, 1u << cell)),
    ];

    private static string[] NameWords { get; } = ["same", "much alike", "somewhat alike", "different"];

    private static string[] DistanceWords { get; } = ["within 50 m", "50 to 200 m", "200 to 500 m", "further than 500 m"];

    private static string[] ContactWords { get; } = ["telephone", "e-mail", "web site"];

    private static LatentField[] DocumentedFields =>
    [
        new([0.7, 0.15, 0.07, 0.08], [0.001, 0.006, 0.04, 0.953]),
        new([0.585, 0.065, 0.126, 0.054, 0.035, 0.065, 0.004, 0.066], [0.02, 0.02, 0.024, 0.096, 0.012, 0.288, 0.004, 0.536]),
        new([0.5, 0.06, 0.11, 0.08, 0.09, 0.05, 0.1, 0.01], [0.003, 0.0005, 0.0015, 0.001, 0.001, 0.0005, 0.0145, 0.978]),
    ];

    /// <summary>The documented weights, with why they stand.</summary>
    internal static MatchWeights DocumentedBecause(string why, MixtureFit? fit = null, double pairs = 0) =>
        new(1d / 50, DocumentedFields, why, fit, pairs);

    /// <summary>Weights that were estimated.</summary>
    internal static MatchWeights Of(MixtureFit fit, double pairs) => new(fit.Prior, fit.Fields, null, fit, pairs);

    /// <summary>What a pattern says.</summary>
    internal Match this[Agreement agreement] => _known[agreement.Code];

    /// <summary>
    /// What a pattern says where the same name is one of many records: agreeing in it is worth no more than the chance of it allows
    /// (Winkler WE. Frequency-based matching in the Fellegi–Sunter model of record linkage. ASA Proc Surv Res Methods 1989:778–783).
    /// </summary>
    /// <param name="agreement">The pattern.</param>
    /// <param name="share">The share of records that have the name; 0 for a name of few.</param>
    internal Match Of(Agreement agreement, double share)
    {
        var match = this[agreement];
        var excess = agreement.Name == 0 && share > 0 ? Math.Log2(share / Fields[0].Differ[0]) : 0;
        return excess <= 0 ? match : match with { Weight = match.Weight - excess, Probability = Probable(match.Weight - excess) };
    }

    private static uint Distance(int level) => AgreementCells.Places[(level * 3) + Agreement.Missing];

    private static uint Postcode(int seen) => AgreementCells.Places[(Agreement.NoDistance * 3) + seen];

    private static uint Contact(int which, int seen) => AgreementCells.Contacts[which switch
    {
        0 => (seen * 9) + 8,
        1 => 18 + (seen * 3) + 2,
        _ => 24 + seen,
    }];

    private WeightRow Row(string field, string outcome, int at, uint open)
    {
        var (m, u) = (Mixture.Sum(Fields[at].Match, open), Mixture.Sum(Fields[at].Differ, open));
        return new WeightRow(field, outcome, m, u, Math.Log2(m / u));
    }

    private double Weight(int field, uint open) =>
        Math.Log2(Mixture.Sum(Fields[field].Match, open) / Mixture.Sum(Fields[field].Differ, open));

    private Match Judge(Agreement agreement)
    {
        var cells = AgreementCells.Of(agreement);
        var weight = cells.Select((open, field) => Weight(field, open)).Sum();
        return new Match(weight, Probable(weight), [.. Signs(agreement).OrderByDescending(sign => sign.Weight).Select(sign => sign.Sign)]);
    }

    private double Probable(double weight)
    {
        var odds = Prior / (1 - Prior) * Math.Pow(2, weight);
        return odds / (1 + odds);
    }

    // Each sign by its own weight, whatever else it goes with.
    private IEnumerable<(double Weight, MatchSign Sign)> Signs(Agreement agreement)
    {
        if (agreement.Name < 2)
        {
            yield return (Weight(0, 1u << agreement.Name), agreement.Name == 0 ? MatchSign.SameName : MatchSign.AlikeName);
        }

        if (agreement.Distance < 3)
        {
            yield return (Weight(1, Distance(agreement.Distance)), agreement.Distance == 0 ? MatchSign.SamePlace : MatchSign.NearBy);
        }

        if (agreement.Postcode == Agreement.Same)
        {
            yield return (Weight(1, Postcode(0)), MatchSign.SamePostcode);
        }

        if (agreement.Phone == Agreement.Same)
        {
            yield return (Weight(2, Contact(0, 0)), MatchSign.SamePhone);
        }

        if (agreement.Email == Agreement.Same)
        {
            yield return (Weight(2, Contact(1, 0)), MatchSign.SameEmail);
        }

        if (agreement.Web == Agreement.Same)
        {
            yield return (Weight(2, Contact(2, 0)), MatchSign.SameWeb);
        }
    }
}
