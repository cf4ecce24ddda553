using System.Collections.Immutable;
using CommunityAssets.Domain.Assets;
using CommunityAssets.Domain.Text;

namespace CommunityAssets.Analysis.Finding;

/// <summary>
/// Puts what may fit in order by one formula:
/// <code>
/// score = 34·topic + 18·words + 22·near + 10·time + 10·help + 6·fresh − 8·(things that differ), not below 0
///   topic  the share of the named topics that it has, a related one counting half, and never less than 0.6 with one of them; of that 0.15
///          for a topic that the words have something to do with, where there is one; with nothing but such a topic 0.4
///   words  the mean over the words said: 1 in the name, 0.4 in the summary, less for endings and slips
///   near   2^(−minutes / how far)
///   time   1 on a wished day at a wished time, 0.5 where its times aren't known, 0.5 for the day or the time alone, else 0
///   help   the mean over what was wished (step-free, quiet, free, online, age): yes 1, not known 0.5, no 0
///   fresh  <see cref="Freshness"/>
/// </code>
/// It never gets worse by being nearer, checked more lately, or known to have what was wished. See <see cref="Weights"/> for the reasons.
/// </summary>
public sealed class Ranking
{
    private readonly Wish wish;
    private readonly TopicKinship kinship;
    private readonly DateOnly today;

    /// <summary>Makes it for one wish.</summary>
    /// <param name="wish">What somebody hopes for.</param>
    /// <param name="kinship">Which topics are related.</param>
    /// <param name="today">Today, where the asset is.</param>
    public Ranking(Wish wish, TopicKinship kinship, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(wish);
        ArgumentNullException.ThrowIfNull(kinship);
        this.wish = wish;
        this.kinship = kinship;
        this.today = today;
    }

    /// <summary>How a candidate fits; null where it is about nothing that was asked for.</summary>
    public Fit? Of(Candidate candidate)
    {
        ArgumentNullException.ThrowIfNull(candidate);
        var asset = candidate.Asset;
        var (topic, named) = TopicOf(asset);
        var words = wish.Words is null ? 0 : WordFit.Of(wish.Words, asset);
        if (wish.IsAbout && topic == 0 && words == 0)
        {
            return null;
        }

        var misses = new List<Miss>();
        if (wish.IsAbout && !named && words < (wish.Topics.Length > 0 ? WordFit.EnoughBesideTopics : WordFit.Enough))
        {
            misses.Add(new Miss(MissKind.OtherTopic));
        }

        var further = (candidate.Minutes ?? 0) - wish.Minutes;
        if (further > 0)
        {
            misses.Add(new Miss(MissKind.Further, further));
        }

        var score = (Weights.Topic * topic) + (Weights.Words * words) + (Weights.Near * Near(candidate.Minutes))
            + (Weights.Time * TimeOf(asset, misses)) + (Weights.Help * HelpOf(asset, candidate, misses))
            + (Weights.Fresh * Freshness.Of(asset.Verification, today));
        var group = GroupOf(candidate, misses);
        return new Fit(candidate, group, Math.Max(0, score - (Weights.EachMiss * misses.Count)), [.. misses]);
    }

    /// <summary>What fits, group by group, best first; the nearer and then the name decides between equals.</summary>
    public IReadOnlyList<Fit> Order(IEnumerable<Candidate> candidates) =>
    [
        .. candidates.Select(Of).OfType<Fit>()
            .OrderBy(fit => fit.Group)
            .ThenByDescending(fit => fit.Score)
            .ThenBy(fit => fit.Candidate.Minutes ?? int.MaxValue)
            .ThenBy(fit => fit.Candidate.Asset.Name, StringComparer.Ordinal)
            .ThenBy(fit => fit.Candidate.Asset.Id),
    ];

    private double Near(int? minutes) => minutes is { } known ? Math.Pow(2, -(double)known / wish.Minutes) : 0;

    private FitGroup GroupOf(Candidate candidate, List<Miss> misses)
    {
        if (candidate.Asset.Location.Online && misses.Exists(miss => miss.Kind == MissKind.Further))
        {
            // Nobody has to go there.
            misses.RemoveAll(miss => miss.Kind == MissKind.Further);
            return FitGroup.Online;
        }

        return candidate.Reach switch
        {
            Reach.Placed => misses.Count == 0 ? FitGroup.Fits : FitGroup.Nearly,
            Reach.Covers => FitGroup.Covers,
            Reach.Online => FitGroup.Online,
            Reach.National => FitGroup.National,
            _ => FitGroup.PlaceNotKnown,
        };
    }

    /// <summary>How well its topics answer, and whether it has one that was named or one related to it.</summary>
    private (double Part, bool Named) TopicOf(Asset asset)
    {
        var sum = 0.0;
        foreach (var topic in wish.Topics)
        {
            sum += asset.Topics.Contains(topic) ? 1 : asset.Topics.Any(own => kinship.AreKin(own, topic)) ? Weights.RelatedTopic : 0;
        }

        // One of several topics is most of what somebody hopes for: they rarely mean all of them at once.
        var share = wish.Topics.Length == 0 ? 0 : sum / wish.Topics.Length;
        var named = sum >= 1 ? Math.Max(0.6, share) : share;
        var also = wish.Also.Any(topic => asset.Topics.Contains(topic));
        var both = wish.Also.Length == 0 ? named : ((1 - Weights.AlsoBeside) * named) + (also && sum > 0 ? Weights.AlsoBeside : 0);
        return (Math.Max(both, also ? Weights.AlsoTopic : 0), sum > 0 || (wish.Topics.Length == 0 && also));
    }

    private double TimeOf(Asset asset, List<Miss> misses)
    {
        if (wish.Days.Length == 0 && wish.Times.Length == 0)
        {
            return 0;
        }

        var sessions = TimeFit.Running(asset, today);
        if (sessions.Count == 0)
        {
            return Weights.NotKnown;
        }

        if (sessions.Exists(session => TimeFit.OnDay(session, wish) && TimeFit.AtTime(session, wish)))
        {
            return 1;
        }

        if (sessions.Exists(session => TimeFit.OnDay(session, wish)))
        {
            misses.Add(new Miss(MissKind.OtherTime));
            return Weights.NotKnown;
        }

        misses.Add(new Miss(MissKind.OtherDay));
        return sessions.Exists(session => TimeFit.AtTime(session, wish)) && wish.Times.Length > 0 ? Weights.NotKnown : 0;
    }

    private double HelpOf(Asset asset, Candidate candidate, List<Miss> misses)
    {
        var sum = 0.0;
        var asked = 0;
        foreach (var feature in wish.Access)
        {
            asked++;
            sum += Answered(asset.Access[feature]);
            if (asset.Access[feature] == Answer.No && candidate.Reach == Reach.Placed)
            {
                misses.Add(new Miss(MissKind.Without, Feature: feature));
            }
        }

        if (wish.Free)
        {
            asked++;
            var priced = asset.Cost is { Kind: CostKind.Amount, Pounds: not 0 };
            sum += asset.Cost is null ? Weights.NotKnown : priced ? 0 : 1;
            if (priced)
            {
                misses.Add(new Miss(MissKind.HasPrice));
            }
        }

        if (wish.Online)
        {
            asked++;
            sum += asset.Location.Online ? 1 : 0;
            if (!asset.Location.Online)
            {
                misses.Add(new Miss(MissKind.InPerson));
            }
        }

        if (wish.Age is { } age)
        {
            asked++;
            var fits = (asset.Audience?.AgeFrom ?? 0) <= age && age <= (asset.Audience?.AgeTo ?? int.MaxValue);
            sum += fits ? 1 : 0;
            if (!fits)
            {
                misses.Add(new Miss(MissKind.OtherAge));
            }
        }

        return asked == 0 ? 0 : sum / asked;
    }

    private static double Answered(Answer answer) => answer switch { Answer.Yes => 1, Answer.No => 0, _ => Weights.NotKnown };
}
