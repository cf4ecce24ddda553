using CommunityAssets.Web.Ogc.Cql2;
using NetTopologySuite.Geometries;

namespace CommunityAssets.WebTests.Ogc.Cql2;

/// <summary>Expressions of every form, the same ones each time.</summary>
internal sealed class RandomFilters(int seed)
{
    private static readonly string[] Texts = ["", "it's", "100%", "a_b", "a\\b", "café", "x\"y", "'; DROP TABLE a; --", "日本", "line\nbreak", "(", "AND"];
    private static readonly string[] Names = ["name", "kind", "imd-2025-score", "Ünïcode", "a.b", "with \"quotes\"", "and"];
    private readonly Random _random = new(seed);

    public Cql Filter(int depth) => (depth <= 0 ? _random.Next(4, 14) : _random.Next(14)) switch
    {
        0 or 1 => Call("and", Filter(depth - 1), Filter(depth - 1)),
        2 => Call("or", Filter(depth - 1), Filter(depth - 1), Filter(depth - 1)),
        3 => Call("not", Filter(depth - 1)),
        4 => Call(Of("=", "<>", "<", "<=", ">", ">="), Property(), Value()),
        5 => Call("like", Call("casei", Property()), Call("casei", Text())),
        6 => Call("between", Property(), Number(), Number()),
        7 => Call("in", Property(), new Cql.List([.. Enumerable.Range(0, _random.Next(1, 4)).Select(_ => Value())])),
        8 => Call("isnull", Property()),
        9 => Call(Of("s_intersects", "s_within", "s_equals"), Property(), Shape()),
        10 => Call("s_dwithin", Property(), Shape(), Number()),
        11 => Call(Of("t_after", "t_during", "t_meets"), Property(), Of<Cql>(Day(), Moment(), new Cql.Interval(Day(), null), new Cql.Interval(null, Moment()))),
        12 => Call(Of("a_contains", "a_overlaps"), Property(), new Cql.List([Text(), Text()])),
        _ => new Cql.Truth(_random.Next(2) == 0),
    };

    private static Cql.Call Call(string op, params Cql[] args) => new(op, [.. args]);

    private T Of<T>(params T[] choices) => choices[_random.Next(choices.Length)];

    private Cql Value() => Of<Cql>(Text(), Number(), new Cql.Truth(true), Day(), Moment(), Call("accenti", Property()));

    private Cql.Property Property() => new(Of(Names));

    private Cql.Text Text() => new(Of(Texts));

    private Cql.Number Number() => new(Of(0, -1, 1.5, 1e-7, 123456789.25, -2.5e10, _random.NextDouble()));

    private Cql.Day Day() => new(new DateOnly(2000, 1, 1).AddDays(_random.Next(10_000)));

    private Cql.Moment Moment() => new(DateTimeOffset.UnixEpoch.AddSeconds(_random.Next()));

    private Cql.Shape Shape()
    {
        var (x, y) = (_random.Next(-180, 179), _random.Next(-90, 89));
        var factory = new GeometryFactory();
        return new Cql.Shape(Of<Geometry>(factory.CreatePoint(new Coordinate(x, y)), factory.ToGeometry(new Envelope(x, x + 0.5, y, y + 1))));
    }
}
