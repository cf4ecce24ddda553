namespace CommunityAssets.Web.Finder;

/// <summary>One thing that could be asked for less strictly.</summary>
/// <param name="Words">What then, as a link: "Look up to 45 minutes away".</param>
/// <param name="Query">The query that asks so.</param>
public sealed record Loosening(string Words, FinderQuery Query)
{
    /// <summary>What could be loosened of what was looked for, the smallest step first.</summary>
    public static IReadOnlyList<Loosening> Of(FinderAnswer answer)
    {
        ArgumentNullException.ThrowIfNull(answer);
        var (asked, meant) = (answer.Asked, answer.Meant);
        var ways = new List<Loosening>();
        var minutes = meant.Minutes ?? Analysis.Finding.Wish.DefaultMinutes;
        if (answer.Where is not null && minutes < 90)
        {
            var further = minutes < 30 ? 45 : 90;
            ways.Add(new($"Look up to {further} minutes away", asked with { Minutes = further }));
        }

        Add(meant.Days.Length > 0, "On any day", asked with { Days = [] }, [.. meant.Days.Select(FinderParameters.Name), "weekend"]);
        Add(meant.Times.Length > 0, "At any time of the day", asked with { Times = [] }, [.. meant.Times.Select(FinderParameters.Name)]);
        Add(meant.Free, "Also things that cost something", asked with { Free = false }, ["free"]);
        Add(meant.Online, "Also in person", asked with { Online = false }, ["online"]);
        Add(
            meant.Age is not null,
            "For any age",
            asked with { Age = null },
            [.. answer.Parts.Select(part => part.Key).Where(key => key.StartsWith("age-", StringComparison.Ordinal))]);
        Add(
            meant.Access.Length > 0,
            "Also where access isn’t known",
            asked with { Access = [] },
            [.. meant.Access.Select(Domain.Assets.AccessNames.Name)]);
        if (asked.Words is not null && (asked.Topics.Length > 0 || answer.Where is not null))
        {
            ways.Add(new("Anything, whatever it is about", asked with { Words = null, Topics = [], Off = [] }));
        }

        if (meant.Where is not null || meant.Near is not null)
        {
            ways.Add(new("Anywhere in this atlas", asked with { Where = null, Near = null }));
        }

        return ways;

        void Add(bool wished, string words, FinderQuery query, string[] keys)
        {
            if (wished)
            {
                var understood = keys.Where(key => answer.Parts.Any(part => part.Key == key)).Except(query.Off, StringComparer.Ordinal);
                ways.Add(new(words, query with { Off = [.. query.Off, .. understood] }));
            }
        }
    }
}
