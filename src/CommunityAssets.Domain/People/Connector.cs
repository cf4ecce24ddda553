using System.Collections.Immutable;

namespace CommunityAssets.Domain.People;

/// <summary>
/// A person, in the community or in the workforce, who naturally links people and things. Personal data: read through
/// <see cref="ConnectorSight"/> by everybody but the person themselves.
/// </summary>
public sealed record Connector
{
    /// <summary>UUID version 7.</summary>
    public required Guid Id { get; init; }

    /// <summary>The name they want to be called by; 1 to <see cref="ConnectorRules.LongestName"/> characters.</summary>
    public required string Name { get; init; }

    /// <summary>Of the community, or through their work.</summary>
    public ConnectorKind Kind { get; init; } = ConnectorKind.Community;

    /// <summary>Codes of the areas that they know: wards, MSOAs, patches, local authorities; never anything smaller (<see cref="CoarsePlace"/>).</summary>
    public ImmutableArray<string> Places { get; init; } = [];

    /// <summary>Ids of the topics that they care about.</summary>
    public ImmutableArray<string> Topics { get; init; } = [];

    /// <summary>How they like to be reached, in their words: "Ring 01632 960 123 after six"; null for not told.</summary>
    public string? Contact { get; init; }

    /// <summary>What they agreed to.</summary>
    public required Consent Consent { get; init; }

    /// <summary>Starts at 1 and grows with every change.</summary>
    public int Version { get; init; } = 1;

    /// <summary>When they were recorded (UTC); set by the atlas.</summary>
    public DateTimeOffset Created { get; init; }

    /// <summary>When the record was last changed (UTC); set by the atlas.</summary>
    public DateTimeOffset Updated { get; init; }
}
