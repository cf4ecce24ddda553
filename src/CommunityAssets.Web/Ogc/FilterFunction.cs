using System.Collections.Immutable;

namespace CommunityAssets.Web.Ogc;

/// <summary>A function that filters may call.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Tells">What it tells.</param>
/// <param name="Arguments">What it takes, in order.</param>
/// <param name="Returns">The type of what it gives.</param>
public sealed record FilterFunction(string Name, string Tells, ImmutableArray<FilterFunction.Argument> Arguments, string Returns)
{
    /// <summary>What a function takes.</summary>
    /// <param name="Tells">What it is.</param>
    /// <param name="Type">Its type: <c>geometry</c>, <c>number</c>…</param>
    public sealed record Argument(string Tells, string Type);
}
