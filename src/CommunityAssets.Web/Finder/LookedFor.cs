using CommunityAssets.Domain.Assets;
using CommunityAssets.Web.Words;

namespace CommunityAssets.Web.Finder;

/// <summary>One thing that was looked for, as it is told, and the address without it.</summary>
/// <param name="Words">What it is: "Dementia", "on Tuesdays", "near AM1 2AB".</param>
/// <param name="Also">Whether it was guessed from something said rather than named.</param>
/// <param name="Without">The query without it.</param>
public sealed record LookedFor(string Words, bool Also, FinderQuery Without)
{
    /// <summary>Everything that was looked for, in the order of the form.</summary>
    public static IReadOnlyList<LookedFor> Of(FinderAnswer answer)
    {
        ArgumentNullException.ThrowIfNull(answer);
        var asked = answer.Asked;
        var all = new List<LookedFor>();
        foreach (var topic in asked.Topics)
        {
            all.Add(new(TopicWords.Label(topic), false, Off(asked with { Topics = asked.Topics.Remove(topic) }, topic, answer)));
        }

        foreach (var part in answer.Parts.Where(part => !(part.IsTopic && asked.Topics.Contains(part.Key))))
        {
            var words = part.IsTopic ? TopicWords.Label(part.Key) : WishWords(part.Key);
            all.Add(new(words, part.Also, asked with { Off = [.. asked.Off, part.Key] }));
        }

        if (answer.Words.Count > 0)
        {
            all.Add(new($"the words “{string.Join(' ', answer.Words)}”", false, asked with { Words = null }));
        }

        if (answer.Where is { } where)
        {
            all.Add(new("near " + where.Name, false, answer.WhereInWords is null
                ? asked with { Where = null, Near = null }
                : asked with { Off = [.. asked.Off, FinderService.OffPlace] }));
        }

        all.AddRange(asked.Days.Select(day => new LookedFor($"on {day}s", false, asked with { Days = asked.Days.Remove(day) })));
        all.AddRange(asked.Times.Select(time => new LookedFor(
            "in the " + FinderParameters.Name(time), false, asked with { Times = asked.Times.Remove(time) })));
        all.AddRange(asked.Access.Select(feature => new LookedFor(
            AccessNames.Words(feature), false, asked with { Access = asked.Access.Remove(feature) })));
        if (asked.Free)
        {
            all.Add(new("free", false, asked with { Free = false }));
        }

        if (asked.Online)
        {
            all.Add(new("online", false, asked with { Online = false }));
        }

        if (asked.Age is { } age)
        {
            all.Add(new($"for somebody aged {age}", false, asked with { Age = null }));
        }

        return all;
    }

    private static FinderQuery Off(FinderQuery query, string key, FinderAnswer answer) =>
        answer.Parts.Any(part => part.Key == key) ? query with { Off = [.. query.Off, key] } : query;

    private static string WishWords(string wish)
    {
        var one = FinderParameters.With(new FinderQuery(), wish) ?? new FinderQuery();
        return one switch
        {
            { Days: { Length: > 0 } days } => "on " + PlainWords.List([.. days.Select(day => day + "s")]),
            { Times: [var time, ..] } => "in the " + FinderParameters.Name(time),
            { Access: [var feature, ..] } => AccessNames.Words(feature),
            { Age: { } age } => $"for somebody aged {age}",
            _ => wish,
        };
    }
}
