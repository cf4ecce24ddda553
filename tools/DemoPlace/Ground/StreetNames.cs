using CommunityAssets.DemoPlace.Output;
using CommunityAssets.DemoPlace.Plan;

namespace CommunityAssets.DemoPlace.Ground;

/// <summary>Gives out street names that suit how a neighbourhood was built, each once.</summary>
public sealed class StreetNames
{
    private readonly Dictionary<Character, Queue<string>> _left;

    /// <summary>Shuffles the names.</summary>
    public StreetNames(Dice dice)
    {
        var used = new HashSet<string>(StringComparer.Ordinal);
        _left = WordList.Read("street-names.csv").ToDictionary(row => Enum.Parse<Character>(row["character"]), row =>
        {
            var endings = row.List("endings").Distinct(StringComparer.Ordinal).ToArray();
            var rounds = endings.Select(_ => dice.Shuffle(row.List("stems"))).ToArray();
            // Each stem is used once before any is used again with another ending.
            return new Queue<string>(rounds.SelectMany((round, i) =>
                round.Select((stem, j) => $"{stem} {endings[(i + j) % endings.Length]}")).Where(used.Add));
        });
    }

    /// <summary>The next name for a street of this character.</summary>
    public string Next(Character character) => _left[character].TryDequeue(out var name) ? name : "";

    /// <summary>The name of a main road: after the village it leads to.</summary>
    public static string MainRoad(Spot at)
    {
        var centre = TownPlan.Neighbourhoods[0];
        if (centre.Nearness(at.X, at.Y) < 1)
        {
            return at.Y > centre.Y ? "Northgate" : at.X > centre.X ? "Quay Street" : "Bridge Street";
        }

        var village = TownPlan.Neighbourhoods.Where(n => n.Character == Character.Village).MinBy(n => Off(centre, n, at))!;
        return village.Nearness(at.X, at.Y) < 1 ? "Main Street" : $"{village.Name} Road";
    }

    // How far a spot is off the straight line from the centre towards a village, as one less the cosine of the angle.
    private static double Off(Neighbourhood centre, Neighbourhood village, Spot at)
    {
        double ax = village.X - centre.X, ay = village.Y - centre.Y, bx = at.X - centre.X, by = at.Y - centre.Y;
        return 1 - (((ax * bx) + (ay * by)) / Math.Sqrt(((ax * ax) + (ay * ay)) * ((bx * bx) + (by * by))));
    }
}
