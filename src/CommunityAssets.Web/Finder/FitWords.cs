using System.Globalization;
using CommunityAssets.Analysis.Finding;
using CommunityAssets.Domain.Assets;
using CommunityAssets.Web.Words;

namespace CommunityAssets.Web.Finder;

/// <summary>Why something fits, in words.</summary>
/// <param name="answer">What was asked and found.</param>
/// <param name="today">Today in Britain.</param>
public sealed class FitWords(FinderAnswer answer, DateOnly today)
{
    private readonly FinderQuery meant = answer.Meant;

    /// <summary>"8 minutes' walk", "Tuesdays, 10am to 12 noon", "step-free", "free", "checked 3 weeks ago", "also for carers".</summary>
    public IReadOnlyList<string> Reasons(Found found)
    {
        ArgumentNullException.ThrowIfNull(found);
        var asset = found.Asset;
        var reasons = new List<string>();
        if (found.Fit.Candidate.Minutes is { } minutes && found.Way is { } way)
        {
            reasons.Add(HowFar(minutes, way));
        }
        else if (asset.Location.Online)
        {
            reasons.Add("online");
        }

        reasons.AddRange(Times(asset));
        reasons.AddRange(Help(asset));
        if (asset.Cost is { } cost)
        {
            reasons.Add(Lower(PlainWords.Price(cost)));
        }

        if (asset.Audience is { } audience && PlainWords.WhoFor(audience) is var who && who != "Everyone")
        {
            reasons.Add("for " + Lower(who));
        }

        reasons.Add(Checked(asset.Verification, today));
        var others = asset.Topics.Where(topic => !meant.Topics.Contains(topic)).Take(2)
            .Select(topic => Lower(TopicWords.Label(topic))).ToList();
        if (others.Count > 0 && answer.Topics.Count > 0)
        {
            reasons.Add("also for " + PlainWords.List(others));
        }

        return reasons;
    }

    /// <summary>"20 minutes further", "on Thursdays, not Tuesdays".</summary>
    public IReadOnlyList<string> Misses(Found found)
    {
        ArgumentNullException.ThrowIfNull(found);
        return [.. found.Fit.Misses.Select(miss => Words(miss, found.Asset))];
    }

    /// <summary>"8 minutes' walk (650 m)", "about 12 minutes by bus, in a straight line".</summary>
    public string HowFar(int minutes, WalkingDistance way)
    {
        var many = PlainWords.Count(minutes, "minute", "minutes");
        return meant.By switch
        {
            GettingAbout.OnFoot or GettingAbout.Slowly when way.OnNetwork =>
                $"{Walk(minutes)}{(meant.By == GettingAbout.Slowly ? " at a slower pace" : "")} ({PlainWords.Distance(way.Metres)})",
            GettingAbout.OnFoot => $"about {Walk(minutes)} (by the straight line)",
            GettingAbout.Slowly => $"about {Walk(minutes)} at a slower pace (by the straight line)",
            GettingAbout.ByBicycle => $"about {many} by bicycle (by the straight line)",
            GettingAbout.ByBus => $"about {many} by bus, if one goes there (by the straight line)",
            _ => $"about {many} by car (by the straight line)",
        };
    }

    /// <summary>"checked 3 weeks ago"; "not checked by anybody yet".</summary>
    public static string Checked(Verification? verification, DateOnly today)
    {
        if (verification is null)
        {
            return "nobody has checked it yet: ring before you go";
        }

        if (verification.NextDue is { } due && due < today)
        {
            return $"not checked since {verification.On.ToString("MMMM yyyy", CultureInfo.InvariantCulture)}: ring before you go";
        }

        return "checked " + Ago(today.DayNumber - verification.On.DayNumber);
    }

    private static string Ago(int days) => days switch
    {
        <= 0 => "today",
        1 => "yesterday",
        < 14 => PlainWords.Count(days, "day", "days") + " ago",
        < 60 => PlainWords.Count(days / 7, "week", "weeks") + " ago",
        < 730 => PlainWords.Count(days / 30, "month", "months") + " ago",
        _ => PlainWords.Count(days / 365, "year", "years") + " ago",
    };

    private static string Walk(int minutes) => minutes == 1
        ? "1 minute’s walk"
        : string.Create(CultureInfo.InvariantCulture, $"{minutes:N0} minutes’ walk");

    private IEnumerable<string> Times(Asset asset)
    {
        var running = asset.Sessions.Where(session => session.Until is not { } until || until >= today).ToList();
        var wished = running.Where(session => meant.Days.Length > 0 && meant.Days.Contains(session.Day)).ToList();
        var told = (wished.Count > 0 ? wished : running).Take(2).Select(PlainWords.When).ToList();
        return (told.Count, running.Count - told.Count) switch
        {
            (0, _) when meant.Days.Length > 0 || meant.Times.Length > 0 => ["times not known yet"],
            (_, > 0 and var more) => [.. told, "and " + PlainWords.Count(more, "other time", "other times")],
            _ => told,
        };
    }

    private IEnumerable<string> Help(Asset asset)
    {
        foreach (var feature in Access.Features)
        {
            var asked = meant.Access.Contains(feature);
            if (asset.Access[feature] == Answer.Yes && (asked || feature == AccessFeature.StepFree))
            {
                yield return Lower(AccessNames.Words(feature));
            }
            else if (asked && asset.Access[feature] == Answer.NotKnown)
            {
                yield return Lower(AccessNames.Words(feature)) + " not known yet";
            }
        }

        if (meant.Free && asset.Cost is null)
        {
            yield return "cost not known yet";
        }
    }

    private string Words(Miss miss, Asset asset) => miss.Kind switch
    {
        MissKind.Further => PlainWords.Count(miss.Minutes ?? 0, "minute", "minutes") + " further",
        MissKind.OtherDay => $"on {Days(asset.Sessions.Select(session => session.Day))}, not {Days(meant.Days)}",
        MissKind.OtherTime => $"not in the {PlainWords.List([.. meant.Times.Select(FinderParameters.Name)])}",
        MissKind.HasPrice => "there is a charge",
        MissKind.Without => $"without {Lower(AccessWords(miss.Feature!.Value))}",
        MissKind.OtherAge => "for " + Lower(PlainWords.WhoFor(asset.Audience)),
        MissKind.InPerson => "in person, not known to be online",
        _ => answer.Topics.Count > 0
            ? $"not for {PlainWords.List([.. answer.Topics.Select(topic => Lower(TopicWords.Label(topic)))])} in particular"
            : "answers only some of the words",
    };

    private static string Days(IEnumerable<DayOfWeek> days) => PlainWords.List(
        [.. days.Distinct().OrderBy(day => ((int)day + 6) % 7).Select(day => day + "s")]);

    private static string AccessWords(AccessFeature feature) => feature switch
    {
        AccessFeature.StepFree => "step-free access",
        AccessFeature.QuietSpace => "a quiet space",
        AccessFeature.HearingLoop => "a hearing loop",
        AccessFeature.AccessibleToilet => "an accessible toilet",
        AccessFeature.Parking => "parking",
        AccessFeature.NearBusStop => "a bus stop close by",
        _ => AccessNames.Words(feature),
    };

    private static string Lower(string words) =>
        words.Length < 2 || char.IsUpper(words[1]) || words.StartsWith("British", StringComparison.Ordinal)
            ? words
            : char.ToLowerInvariant(words[0]) + words[1..];
}
