namespace CommunityAssets.Analysis.Coverage;

/// <summary>Which records of several sources are of one thing: each thing has at most one record of each source. Immutable.</summary>
public sealed class ListedThings
{
    private readonly int[] _things;
    private readonly int[][] _sources;

    internal ListedThings(int[] things, int[][] sources) => (_things, _sources) = (things, sources);

    /// <summary>How many different things there are.</summary>
    public int Count => _sources.Length;

    /// <summary>How many records there are.</summary>
    public int Records => _things.Length;

    /// <summary>The thing that a record is of: a number from 0, in order of the things' first records.</summary>
    public int Of(int record) => _things[record];

    /// <summary>The sources that list a thing, in order of their numbers; one or more.</summary>
    public IReadOnlyList<int> Sources(int thing) => _sources[thing];
}
