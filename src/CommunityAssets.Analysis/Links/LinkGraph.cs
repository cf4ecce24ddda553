namespace CommunityAssets.Analysis.Links;

/// <summary>Who is linked to whom, without directions; links that are there twice count once, and one to itself not at all. Immutable.</summary>
public sealed class LinkGraph
{
    private readonly int[] _starts;
    private readonly int[] _others;

    private LinkGraph(int[] starts, int[] others) => (_starts, _others) = (starts, others);

    /// <summary>How many members there are.</summary>
    public int Count => _starts.Length - 1;

    /// <summary>How many links there are, each once.</summary>
    public int Links => _others.Length / 2;

    /// <summary>Makes a graph.</summary>
    /// <param name="count">How many members, linked or not; 0 or more.</param>
    /// <param name="links">Pairs of their numbers, from 0.</param>
    /// <exception cref="ArgumentException">A number is no member's.</exception>
    public static LinkGraph Of(int count, IEnumerable<(int From, int To)> links)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        var lists = new SortedSet<int>[count];
        for (var member = 0; member < count; member++)
        {
            lists[member] = [];
        }

        foreach (var (from, to) in links)
        {
            if (from < 0 || from >= count || to < 0 || to >= count)
            {
                throw new ArgumentException($"There is a link from {from} to {to}, but {count} members, numbered from 0.", nameof(links));
            }

            if (from != to)
            {
                lists[from].Add(to);
                lists[to].Add(from);
            }
        }

        var starts = new int[count + 1];
        for (var member = 0; member < count; member++)
        {
            starts[member + 1] = starts[member] + lists[member].Count;
        }

        return new LinkGraph(starts, [.. lists.SelectMany(list => list)]);
    }

    /// <summary>Those a member is linked to, in order of their numbers.</summary>
    public ReadOnlySpan<int> Of(int member) => _others.AsSpan(_starts[member].._starts[member + 1]);
}
