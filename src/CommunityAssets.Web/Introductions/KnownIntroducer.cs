using CommunityAssets.Domain.Links;

namespace CommunityAssets.Web.Introductions;

/// <summary>Somebody who could introduce a person to something, with what lies between.</summary>
/// <param name="Connector">The connector's id.</param>
/// <param name="Name">Their name.</param>
/// <param name="Kind">How they are linked to the first of <paramref name="Way"/>.</param>
/// <param name="Way">What they are linked to first, what is looked for last.</param>
public sealed record KnownIntroducer(Guid Connector, string Name, LinkKind Kind, IReadOnlyList<IntroducerHop> Way)
{
    /// <summary>How many things lie between.</summary>
    public int Steps => Way.Count - 1;

    /// <summary>"1 step", "2 steps"; "" when nothing lies between.</summary>
    public string StepWords => Steps switch
    {
        0 => "",
        1 => "1 step",
        _ => $"{Steps} steps",
    };

    /// <summary>
    /// What follows the name, in pieces: "takes part in ", Knit and natter, ", which meets at ", the library, ", where this meets". What is
    /// looked for is "this".
    /// </summary>
    public IEnumerable<(string Words, IntroducerHop? Link)> Sentence()
    {
        var first = Kind == LinkKind.Knows ? "knows " : "takes part in ";
        if (Steps == 0)
        {
            yield return (first + "this", null);
            yield break;
        }

        yield return (first, null);
        yield return (Way[0].Name, Way[0]);
        for (var i = 1; i < Way.Count; i++)
        {
            var hop = Way[i];
            var (before, after) = Between(hop);
            if (i == Way.Count - 1)
            {
                yield return ($", {before}this{after}", null);
            }
            else
            {
                yield return ($", {before}", null);
                yield return (hop.Name, hop);
                if (after.Length > 0)
                {
                    yield return (after, null);
                }
            }
        }
    }

    private static (string Before, string After) Between(IntroducerHop hop) => (hop.Kind, hop.Forward) switch
    {
        (LinkKind.MeetsAt, true) => ("which meets at ", ""),
        (LinkKind.MeetsAt, false) => ("where ", " meets"),
        (LinkKind.Runs, true) => ("which runs ", ""),
        (LinkKind.Runs, false) => ("run by ", ""),
        _ => ("which works together with ", ""),
    };
}
