using CommunityAssets.Analysis.Rates;

namespace CommunityAssets.Analysis.Coverage;

/// <summary>Says how complete a record is from which sources list each thing.</summary>
/// <remarks>
/// With two sources it is <see cref="CaptureRecapture"/>. With more, each pair is held against each other by itself; what is told is the
/// estimate of the pair with the most things in both, which is the most precise, and the range over all pairs says how far the sources
/// agree. No bound is drawn from all sources together (as Chao's would be): it holds where sources draw from the same things, and lists of
/// different things, such as parks and charities, would push it above the truth. For the same reason a pair's estimate is best taken
/// within one kind or topic (Sekar CC, Deming WE. On a method of estimating birth and death rates and the extent of registration. J Am
/// Stat Assoc 1949;44:101–115). Sources that copy from each other, or that both list what is easily found, make it too low.
/// </remarks>
public static class SourceComparison
{
    /// <summary>Compares sources.</summary>
    /// <param name="listed">For each thing the numbers of the sources that list it, each once; one or more.</param>
    /// <param name="sources">How many sources there are; their numbers are from 0 to below this.</param>
    /// <param name="confidence">How sure limits are.</param>
    /// <exception cref="ArgumentException">A number is no source's, or is there twice.</exception>
    public static Completeness Of(IReadOnlyList<IReadOnlyList<int>> listed, int sources, Confidence confidence)
    {
        ArgumentNullException.ThrowIfNull(listed);
        ArgumentOutOfRangeException.ThrowIfNegative(sources);
        var (counts, both) = Count(listed, sources);
        var all = new List<SourceOverlap>();
        for (var one = 0; one < sources; one++)
        {
            for (var other = one + 1; other < sources; other++)
            {
                if (counts[one] > 0 && counts[other] > 0)
                {
                    var shared = both.GetValueOrDefault((one, other));
                    all.Add(new SourceOverlap(one, other, CaptureRecapture.Of(counts[one], counts[other], shared, confidence)));
                }
            }
        }

        // Of pairs with as many in both, the one that lists more, then the one with the lower numbers.
        var ranked = all.OrderByDescending(overlap => overlap.Estimate.Both)
            .ThenByDescending(overlap => overlap.Estimate.Recorded).ToList();
        return new Completeness(
            listed.Count, ranked.Find(overlap => overlap.Estimate.IsEnough), [.. all.Where(overlap => overlap.Estimate.IsEnough)])
        {
            Estimate = ranked.Count == 0 ? null : ranked[0].Estimate with { Recorded = listed.Count },
        };
    }

    private static (int[] Counts, Dictionary<(int One, int Other), int> Both) Count(IReadOnlyList<IReadOnlyList<int>> listed, int sources)
    {
        var (counts, both) = (new int[sources], new Dictionary<(int One, int Other), int>());
        for (var thing = 0; thing < listed.Count; thing++)
        {
            int[] by = [.. listed[thing].Order()];
            if (by.Length == 0 || by[0] < 0 || by[^1] >= sources || by.Distinct().Count() < by.Length)
            {
                throw new ArgumentException(
                    $"Thing {thing} is listed by [{string.Join(", ", by)}]: each is one of {sources} sources, numbered from 0, once.",
                    nameof(listed));
            }

            for (var one = 0; one < by.Length; one++)
            {
                counts[by[one]]++;
                for (var other = one + 1; other < by.Length; other++)
                {
                    both[(by[one], by[other])] = both.GetValueOrDefault((by[one], by[other])) + 1;
                }
            }
        }

        return (counts, both);
    }
}
