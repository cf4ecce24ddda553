namespace CommunityAssets.DemoPlace.Ground;

/// <summary>Which corners are joined to which (union–find with path halving).</summary>
public sealed class Unions
{
    private readonly Dictionary<int, int> _leaders = [];

    /// <summary>The one that speaks for a group.</summary>
    public int Find(int corner)
    {
        _leaders.TryAdd(corner, corner);
        while (_leaders[corner] != corner)
        {
            _leaders[corner] = _leaders[_leaders[corner]];
            corner = _leaders[corner];
        }

        return corner;
    }

    /// <summary>Joins two groups; false when they were one already.</summary>
    public bool Join(int one, int other)
    {
        int a = Find(one), b = Find(other);
        _leaders[a] = b;
        return a != b;
    }
}
