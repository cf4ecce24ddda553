using System.Globalization;
using CommunityAssets.Analysis.Matching;

namespace CommunityAssets.Benchmarks.Analysis;

/// <summary>
/// A made directory of community assets in which some are written down twice: with slips of the pen, words moved or left out, telephone
/// numbers written in another way, fields missing, the place a little off. Names repeat as they do in life ("Parish Hall"), and groups that
/// meet in one hall share its telephone. The same seed makes the same directory.
/// </summary>
internal sealed class MadeDirectory(int count, int seed, double twice = 0.1)
{
    private const int RecordsInSector = 90;
    private static readonly string[] Kinds =
        ["Hall", "Choir", "Club", "Garden", "Cafe", "Church", "Library", "Allotments", "Playgroup", "Centre", "Pantry", "Walkers", "Band", "Studio", "Trust", "Surgery"];

    private static readonly string[] Subjects =
        ["Community", "Village", "Memorial", "Methodist", "Bowls", "Tennis", "Knitting", "Dementia", "Youth", "Art", "Repair", "History", "Boxing", "Poetry", "Carers", "Cycling",
            "Chess", "Bridge", "Dance", "Toddler", "Gardening", "Cricket", "Football", "Running"];

    private static readonly string[] Syllables =
        ["al", "bar", "ches", "der", "ed", "fen", "gil", "hol", "in", "kel", "lan", "mar", "nor", "ox", "pen", "ral", "sal", "thorn", "up", "wick", "yar", "ton", "ley", "combe", "ford"];

    /// <summary>The records, each with the number of the thing that it is of.</summary>
    public IEnumerable<(MatchRecord Record, int Thing)> Records()
    {
        var random = new Random(seed);
        var things = Math.Max(1, (int)(count / (1 + twice)));
        var sectors = Math.Max(1, things / RecordsInSector);
        var recent = new Queue<(MatchRecord, int)>();
        var made = 0;
        for (var thing = 0; made < count; thing++)
        {
            var record = Make(random, random.Next(sectors), thing);
            yield return (record, thing);
            made++;
            if (random.NextDouble() < twice)
            {
                recent.Enqueue((Again(random, record), thing));
            }

            // The second writing comes from another source, far from the first in the file.
            if (recent.Count > things / 20 || (made >= things && recent.Count > 0))
            {
                if (made < count)
                {
                    yield return recent.Dequeue();
                    made++;
                }
            }
        }
    }

    private static MatchRecord Make(Random random, int sector, int thing)
    {
        // Sectors lie on a grid over some 500 by 600 km; each has a few places by whose names things go.
        var (x, y) = (20_000 + (sector % 100 * 4800) + Spread(random), 20_000 + (sector / 100 * 4800) + Spread(random));
        var place = Place((sector * 3) + random.Next(3));
        var name = random.Next(5) switch
        {
            0 => $"{place} {Pick(random, Kinds)}",
            1 => $"The {Pick(random, Subjects)} {Pick(random, Kinds)}",
            2 => $"{Pick(random, Subjects)} {Pick(random, Kinds)} of {place}",
            _ => $"{place} {Pick(random, Subjects)} {Pick(random, Kinds)}",
        };
        var hall = random.NextDouble() < 0.12 ? -1 - ((sector * 4) + random.Next(4)) : thing;
        var key = string.Create(CultureInfo.InvariantCulture, $"{(hall < 0 ? "hall" : "group")}{Math.Abs(hall)}");
        return new MatchRecord(
            name, x, y, Postcode(sector, random.Next(40)),
            random.NextDouble() < 0.55 ? string.Create(CultureInfo.InvariantCulture, $"01{Digits(hall):D9}") : null,
            random.NextDouble() < 0.4 ? $"hello@{key}.example" : null,
            random.NextDouble() < 0.5 ? $"https://www.{key}.example/" : null);
    }

    private static MatchRecord Again(Random random, MatchRecord record) => record with
    {
        Name = Written(random, record.Name),
        X = random.NextDouble() < 0.1 ? null : record.X + (Spread(random) / 12),
        Y = random.NextDouble() < 0.1 ? null : record.Y + (Spread(random) / 12),
        Postcode = random.NextDouble() < 0.2 ? null : random.NextDouble() < 0.1 ? record.Postcode![..^2] + "ZZ" : record.Postcode!.ToLowerInvariant(),
        Phone = random.NextDouble() < 0.3 || record.Phone is null ? null : $"+44 {record.Phone[1..5]} {record.Phone[5..8]} {record.Phone[8..]}",
        Email = random.NextDouble() < 0.4 ? null : record.Email?.ToUpperInvariant(),
        Web = random.NextDouble() < 0.3 || record.Web is null ? null : record.Web.Replace("https://www.", "http://", StringComparison.Ordinal) + "about",
    };

    private static string Written(Random random, string name)
    {
        var words = name.Split(' ').ToList();
        switch (random.Next(5))
        {
            case 0 when words.Count > 2:
                words.Reverse();
                break;
            case 1:
                words.Insert(0, "The");
                break;
            case 2:
                words.Add("Group");
                break;
            case 3:
                break;
            default:
                var at = random.Next(words.Count);
                words[at] = Slip(random, words[at]);
                break;
        }

        return string.Join(' ', words);
    }

    private static string Slip(Random random, string word)
    {
        if (word.Length < 4)
        {
            return word;
        }

        var at = 1 + random.Next(word.Length - 2);
        return random.Next(3) switch
        {
            0 => word.Remove(at, 1),
            1 => word.Insert(at, word[at].ToString()),
            _ => string.Concat(word.AsSpan(0, at), word.AsSpan(at + 1, 1), word.AsSpan(at, 1), word.AsSpan(at + 2)),
        };
    }

    private static string Place(int number)
    {
        var name = Syllables[number % 25] + Syllables[number / 25 % 25] + (number < 2000 ? "" : Syllables[number / 625 % 25]);
        return char.ToUpperInvariant(name[0]) + name[1..];
    }

    private static string Postcode(int sector, int unit) => string.Create(
        CultureInfo.InvariantCulture,
        $"{(char)('A' + (sector / 6760 % 26))}{(char)('A' + (sector / 260 % 26))}{(sector / 10 % 26) + 1} {sector % 10}{(char)('A' + (unit / 7))}{(char)('A' + (unit % 7))}");

    private static int Digits(int who) => (int)((((uint)(who * 2654435761L)) ^ 0x5bd1e995u) % 900_000_000u) + 1;

    private static double Spread(Random random) => (random.NextDouble() + random.NextDouble() + random.NextDouble() - 1.5) * 1500;

    private static string Pick(Random random, string[] words) => words[random.Next(words.Length)];
}
