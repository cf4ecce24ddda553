using CommunityAssets.Domain.People;
using CommunityAssets.Domain.Places;
using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Storage;
using CommunityAssets.Web.Calendars;
using CommunityAssets.Web.Security;

namespace CommunityAssets.Web.Introductions;

/// <summary>
/// Reads counts of introductions and of what was not found, for whoever looks: exact with <see cref="Right.SeeIntroductionCounts"/>, this
/// month included; for others without small numbers, and of full months alone, so that nobody sees a number change with one person's visit.
/// Thread-safe.
/// </summary>
/// <param name="atlas">The atlas.</param>
/// <param name="settings">The service's settings.</param>
public sealed class CountsReader(IAtlas atlas, ServiceSettings settings)
{
    /// <summary>How many months are told of.</summary>
    public const int Months = 12;

    private const int MostNeighbourhoods = 1000;

    /// <summary>This month, in Britain.</summary>
    public Month Now => Month.Of(LondonTime.Today(settings.Time));

    /// <summary>Introductions by topic and month.</summary>
    /// <param name="sight">What the viewer may see.</param>
    /// <param name="patch">Of this patch alone, for those who see exact counts; null for all.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public async Task<CountTable> IntroductionsAsync(Sight sight, Area? patch, CancellationToken cancellationToken)
    {
        var (from, until, exact) = Span(sight);
        var counts = await atlas.Introductions.CountsAsync(from, until, exact ? patch?.Key.Code : null, cancellationToken);
        return CountTable.Of(counts.Select(count => (count.Month, count.Topic, count.Count)), from, until, exact);
    }

    /// <summary>What came of introductions, the gladdest first; null for those who do not see exact counts.</summary>
    /// <inheritdoc cref="IntroductionsAsync"/>
    public async Task<IReadOnlyList<(IntroductionOutcome Outcome, int Count)>?> OutcomesAsync(
        Sight sight, Area? patch, CancellationToken cancellationToken)
    {
        // A second table of the same people would give away what the first one hides.
        var (from, until, exact) = Span(sight);
        if (!exact)
        {
            return null;
        }

        var counts = await atlas.Introductions.CountsAsync(from, until, patch?.Key.Code, cancellationToken);
        return
        [
            .. OutcomeNames.Told.Append(IntroductionOutcome.Waiting)
                .Select(outcome => (outcome, counts.Where(count => count.Outcome == outcome).Sum(count => count.Count))),
        ];
    }

    /// <summary>What was hoped for and not found, by topic and month. A search for two things counts with each of them.</summary>
    /// <inheritdoc cref="IntroductionsAsync"/>
    public async Task<CountTable> UnansweredAsync(Sight sight, Area? patch, CancellationToken cancellationToken)
    {
        var (from, until, exact) = Span(sight);
        var within = exact && patch is not null ? await NeighbourhoodsAsync(patch, cancellationToken) : null;
        var counts = await atlas.Unanswered.CountsAsync(from, until, within, cancellationToken);
        return CountTable.Of(counts.Select(count => (count.Month, count.Topic, count.Count)), from, until, exact);
    }

    /// <summary>The codes of the neighbourhoods (MSOAs) that lie in an area, or the one that it lies in.</summary>
    public async Task<IReadOnlyList<string>> NeighbourhoodsAsync(Area patch, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(patch);
        if (patch.Level == AreaLevel.Msoa)
        {
            return [patch.Key.Code];
        }

        var page = await atlas.Areas.SearchAsync(
            new AreaQuery { Level = AreaLevel.Msoa, Within = patch.Key, Shapes = false, Limit = MostNeighbourhoods }, cancellationToken);
        if (page.Areas.Count > 0)
        {
            return [.. page.Areas.Select(area => area.Key.Code)];
        }

        var around = await atlas.Areas.ParentsAsync(patch.Key, cancellationToken);
        return [.. around.Where(area => area.Level == AreaLevel.Msoa).Select(area => area.Key.Code)];
    }

    private (Month From, Month Until, bool Exact) Span(Sight sight)
    {
        ArgumentNullException.ThrowIfNull(sight);
        var exact = sight.May(Right.SeeIntroductionCounts);
        var until = exact ? Now : Now.Plus(-1);
        return (until.Plus(1 - Months), until, exact);
    }
}
