using CommunityAssets.Domain.Places;
using NetTopologySuite.Geometries;
using NetTopologySuite.Geometries.Prepared;
using NetTopologySuite.Index.Strtree;

namespace CommunityAssets.Storage.Queries;

/// <summary>
/// Puts the areas of one layer into those of another: first what lookups say, then the areas of which no lookup says anything at that
/// level, by where their centres lie. Not thread-safe.
/// </summary>
internal sealed class AreaNesting
{
    private readonly SortedDictionary<string, SortedSet<string>> _inside = new(StringComparer.Ordinal);
    private readonly STRtree<(string Code, Point Centre, double Size)> _centres = new();

    /// <summary>Which areas each of the larger ones holds.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Found => _inside.ToDictionary(
        pair => pair.Key, IReadOnlyList<string> (pair) => [.. pair.Value], StringComparer.Ordinal);

    /// <summary>An area lies in a larger one.</summary>
    public void Tell(string larger, string code)
    {
        if (!_inside.TryGetValue(larger, out var codes))
        {
            _inside.Add(larger, codes = new SortedSet<string>(StringComparer.Ordinal));
        }

        codes.Add(code);
    }

    /// <summary>An area lies where its centre lies. All are offered before any larger one is held against them.</summary>
    /// <param name="code">Its code.</param>
    /// <param name="centre">Its population-weighted centroid, else a point inside it.</param>
    /// <param name="size">Its size in square metres, where that decides what it may lie in.</param>
    public void Offer(string code, Point centre, double size)
    {
        if (!centre.IsEmpty)
        {
            _centres.Insert(centre.EnvelopeInternal, (code, centre, size));
        }
    }

    /// <summary>Looks which of the areas offered lie in a larger one.</summary>
    /// <param name="larger">The larger area, with its shape.</param>
    /// <param name="mayHold">Whether an area of this code and size may lie in it.</param>
    public void Hold(Area larger, Func<string, double, bool> mayHold)
    {
        if (larger.Shape is not { IsEmpty: false } shape)
        {
            return;
        }

        var prepared = PreparedGeometryFactory.Prepare(shape);
        foreach (var (code, centre, size) in _centres.Query(shape.EnvelopeInternal))
        {
            if (mayHold(code, size) && prepared.Intersects(centre))
            {
                Tell(larger.Key.Code, code);
            }
        }
    }
}
