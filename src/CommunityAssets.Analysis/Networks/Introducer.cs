using System.Collections.Immutable;

namespace CommunityAssets.Analysis.Networks;

/// <summary>Somebody who could introduce a person to something, and how they are linked to it.</summary>
/// <param name="Connector">The connector.</param>
/// <param name="Way">What they are linked to themselves first, then what lies between, and what is looked for last.</param>
public sealed record Introducer(Guid Connector, ImmutableArray<Guid> Way)
{
    /// <summary>How many things lie between them and what is looked for; 0 when they are linked to it themselves.</summary>
    public int Steps => Way.Length - 1;
}
