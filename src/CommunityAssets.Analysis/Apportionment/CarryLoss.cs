using System.Globalization;

namespace CommunityAssets.Analysis.Apportionment;

/// <summary>
/// How values of earlier areas came to the later ones, and what was lost, counted in later areas (each period for itself) unless said
/// otherwise.
/// </summary>
public sealed record CarryLoss
{
    /// <summary>Values taken over as they are: the area has not changed.</summary>
    public int Unchanged { get; init; }

    /// <summary>Values taken or shared out from one earlier area that was split.</summary>
    public int Split { get; init; }

    /// <summary>Values put together from several earlier areas.</summary>
    public int Merged { get; init; }

    /// <summary>Values estimated across an irregular change.</summary>
    public int Irregular { get; init; }

    /// <summary>Ranks and tenths left missing, since they cannot be averaged.</summary>
    public int RanksLeftOut { get; init; }

    /// <summary>Values left missing because a part of the area has no value or is held back.</summary>
    public int PartsMissing { get; init; }

    /// <summary>Values whose limits were left out.</summary>
    public int LimitsLeftOut { get; init; }

    /// <summary>Values shared or averaged evenly, because populations are not known.</summary>
    public int Evenly { get; init; }

    /// <summary>Earlier values whose area is not in the lookup.</summary>
    public int NotInLookup { get; init; }

    /// <summary>The two put together.</summary>
    public static CarryLoss operator +(CarryLoss left, CarryLoss right) => Add(left, right);

    /// <summary>The two put together.</summary>
    public static CarryLoss Add(CarryLoss left, CarryLoss right) => new()
    {
        Unchanged = left.Unchanged + right.Unchanged,
        Split = left.Split + right.Split,
        Merged = left.Merged + right.Merged,
        Irregular = left.Irregular + right.Irregular,
        RanksLeftOut = left.RanksLeftOut + right.RanksLeftOut,
        PartsMissing = left.PartsMissing + right.PartsMissing,
        LimitsLeftOut = left.LimitsLeftOut + right.LimitsLeftOut,
        Evenly = left.Evenly + right.Evenly,
        NotInLookup = left.NotInLookup + right.NotInLookup,
    };

    /// <summary>What people should know, in sentences; only those that have something to say.</summary>
    /// <param name="from">Year of the earlier boundaries.</param>
    /// <param name="to">Year of the later boundaries.</param>
    public IReadOnlyList<string> Sentences(int from, int to)
    {
        (int Count, string One, string Several)[] parts =
        [
            (Split, "value was taken from an area that has been split.", "values were taken from areas that have been split."),
            (Merged, "value was put together from areas that have been merged.",
                "values were put together from areas that have been merged."),
            (Irregular, "value is an estimate, since the boundary was redrawn.", "values are estimates, since boundaries were redrawn."),
            (RanksLeftOut, "rank or tenth was left out, since it cannot be averaged.",
                "ranks or tenths were left out, since they cannot be averaged."),
            (PartsMissing, "value is missing, since a part of the area has none.",
                "values are missing, since a part of their area has none."),
            (LimitsLeftOut, "value lost its limits.", "values lost their limits."),
            (Evenly, "value was shared evenly, since populations are not loaded.",
                "values were shared evenly, since populations are not loaded."),
            (NotInLookup, "value is of an area that the lookup does not have.", "values are of areas that the lookup does not have."),
        ];
        var all = Unchanged + Split + Merged + Irregular;
        var sentences = new List<string>
        {
            string.Create(
                CultureInfo.InvariantCulture,
                $"{all:N0} values were carried from areas of {from} to areas of {to}, {Unchanged:N0} of them unchanged."),
        };
        sentences.AddRange(parts
            .Where(part => part.Count > 0)
            .Select(part => string.Create(CultureInfo.InvariantCulture, $"{part.Count:N0} {(part.Count == 1 ? part.One : part.Several)}")));
        return sentences;
    }
}
