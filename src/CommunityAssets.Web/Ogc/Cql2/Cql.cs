using System.Collections.Immutable;
using NetTopologySuite.Geometries;

namespace CommunityAssets.Web.Ogc.Cql2;

/// <summary>
/// An expression of the Common Query Language (OGC 21-065r2) as it was written, in text or in JSON: both give the same tree. Nothing in it
/// has been looked up yet.
/// </summary>
public abstract record Cql
{
    private Cql()
    {
    }

    /// <summary>Where it was written, for messages: "at character 17", "in args[1]".</summary>
    public string Place { get; init; } = "";

    /// <summary>An operator or a function.</summary>
    /// <param name="Op">
    /// As in CQL2 JSON, in lower case: <c>and</c>, <c>=</c>, <c>like</c>, <c>isnull</c>, <c>s_intersects</c>…
    /// </param>
    /// <param name="Args">What it is of.</param>
    public sealed record Call(string Op, ImmutableArray<Cql> Args) : Cql;

    /// <summary>A property.</summary>
    /// <param name="Name">Its name.</param>
    public sealed record Property(string Name) : Cql;

    /// <summary>A text.</summary>
    /// <param name="Value">The text.</param>
    public sealed record Text(string Value) : Cql;

    /// <summary>A number.</summary>
    /// <param name="Value">The number, finite.</param>
    public sealed record Number(double Value) : Cql;

    /// <summary>True or false.</summary>
    /// <param name="Value">Which.</param>
    public sealed record Truth(bool Value) : Cql;

    /// <summary>A day.</summary>
    /// <param name="Value">The day.</param>
    public sealed record Day(DateOnly Value) : Cql;

    /// <summary>A moment.</summary>
    /// <param name="Value">The moment.</param>
    public sealed record Moment(DateTimeOffset Value) : Cql;

    /// <summary>A stretch of time; each end a <see cref="Day"/> or a <see cref="Moment"/>, null where it is open.</summary>
    /// <param name="Start">When it begins.</param>
    /// <param name="End">When it ends.</param>
    public sealed record Interval(Cql? Start, Cql? End) : Cql;

    /// <summary>A shape, in the coordinates in which it was written.</summary>
    /// <param name="Value">The shape.</param>
    public sealed record Shape(Geometry Value) : Cql;

    /// <summary>A list.</summary>
    /// <param name="Items">Its items.</param>
    public sealed record List(ImmutableArray<Cql> Items) : Cql;
}
