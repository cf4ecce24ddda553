namespace CommunityAssets.DemoPlace;

/// <summary>
/// Repeatable chance: SplitMix64 (Steele, Lea and Flood 2014), the same numbers on every machine and in every release of .NET.
/// Each purpose draws from a stream of its own, so that a change to one part of the place leaves the others as they were.
/// </summary>
public sealed class Dice(ulong seed)
{
    private readonly ulong _seed = seed;
    private ulong _state = seed;

    /// <summary>A separate stream for one purpose.</summary>
    public Dice For(string purpose)
    {
        // FNV-1a, since string.GetHashCode differs from run to run.
        var hash = 14695981039346656037UL;
        foreach (var letter in purpose)
        {
            hash = (hash ^ letter) * 1099511628211UL;
        }

        return new Dice(Mix(_seed ^ hash));
    }

    /// <summary>A number from 0 to just under 1.</summary>
    public double Next()
    {
        _state += 0x9E3779B97F4A7C15UL;
        return (Mix(_state) >> 11) * (1.0 / (1UL << 53));
    }

    /// <summary>A whole number from 0 to <paramref name="count"/> − 1.</summary>
    public int Below(int count) => (int)(Next() * count);

    /// <summary>A number between two others.</summary>
    public double Between(double low, double high) => low + ((high - low) * Next());

    /// <summary>Whether something with this probability happens.</summary>
    public bool Chance(double probability) => Next() < probability;

    /// <summary>
    /// Roughly standard normal, never beyond ±6: the sum of twelve uniform numbers less six. It needs no logarithm, whose last digit
    /// differs between machines.
    /// </summary>
    public double Normal()
    {
        var sum = -6.0;
        for (var i = 0; i < 12; i++)
        {
            sum += Next();
        }

        return sum;
    }

    /// <summary>One of several, each as likely as the next.</summary>
    public T Pick<T>(IReadOnlyList<T> items) => items[Below(items.Count)];

    /// <summary>A shuffled copy (Fisher and Yates).</summary>
    public T[] Shuffle<T>(IEnumerable<T> items)
    {
        var array = items.ToArray();
        for (var i = array.Length - 1; i > 0; i--)
        {
            var j = Below(i + 1);
            (array[i], array[j]) = (array[j], array[i]);
        }

        return array;
    }

    /// <summary>How many of <paramref name="trials"/> succeed, drawn from the normal approximation to the binomial and kept in
    /// range.</summary>
    public int Successes(int trials, double probability)
    {
        var spread = Math.Sqrt(trials * probability * (1 - probability));
        return (int)Math.Clamp(Math.Round((trials * probability) + (Normal() * spread)), 0, trials);
    }

    private static ulong Mix(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
        return z ^ (z >> 31);
    }
}
