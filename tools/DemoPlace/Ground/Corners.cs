using NetTopologySuite.Geometries;

namespace CommunityAssets.DemoPlace.Ground;

/// <summary>Numbers the corners of blocks, and makes one of those that all but touch, as junctions do.</summary>
public sealed class Corners
{
    private readonly Dictionary<(long, long), int> _numbers = [];
    private readonly List<Spot> _spots = [];
    private readonly List<int> _leaders = [];

    /// <summary>Every corner, by number.</summary>
    public IReadOnlyList<Spot> All => _spots;

    /// <summary>The number of a corner.</summary>
    public int Number(Coordinate at)
    {
        var key = ((long)Math.Round(at.X * 100), (long)Math.Round(at.Y * 100));
        if (!_numbers.TryGetValue(key, out var number))
        {
            _numbers.Add(key, number = _spots.Count);
            _spots.Add(new Spot(Math.Round(at.X, 2), Math.Round(at.Y, 2)));
            _leaders.Add(number);
        }

        return number;
    }

    /// <summary>Makes one corner of two that a line shorter than <paramref name="metres"/> joins.</summary>
    public void Merge(IEnumerable<(int A, int B)> lines, double metres)
    {
        foreach (var (a, b) in lines)
        {
            int one = Final(a), other = Final(b);
            if (one != other && _spots[one].To(_spots[other]) < metres)
            {
                _leaders[Math.Max(one, other)] = Math.Min(one, other);
            }
        }
    }

    /// <summary>The number that a corner goes by after merging.</summary>
    public int Final(int number) => _leaders[number] == number ? number : Final(_leaders[number]);

    /// <summary>Where a corner is.</summary>
    public Spot At(int number) => _spots[number];
}
