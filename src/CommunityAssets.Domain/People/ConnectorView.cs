using System.Collections.Immutable;

namespace CommunityAssets.Domain.People;

/// <summary>A connector as one viewer may see them: what is not for the viewer is not in it.</summary>
public sealed record ConnectorView
{
    /// <summary>The connector's id.</summary>
    public required Guid Id { get; init; }

    /// <summary>The record's version, for saving a change.</summary>
    public required int Version { get; init; }

    /// <summary>Their name; null where it is not for this viewer. Kind, places and topics come and go with it: they would tell who it is.</summary>
    public string? Name { get; init; }

    /// <summary>Of the community, or through their work; null without the name.</summary>
    public ConnectorKind? Kind { get; init; }

    /// <summary>Codes of the areas that they know; empty without the name.</summary>
    public ImmutableArray<string> Places { get; init; } = [];

    /// <summary>What they care about; empty without the name.</summary>
    public ImmutableArray<string> Topics { get; init; } = [];

    /// <summary>Whether this viewer may ask how to reach them, and there is something to tell. The route itself is asked for separately.</summary>
    public bool CanBeReached { get; init; }

    /// <summary>What they take part in and know; null where that is not for this viewer.</summary>
    public IReadOnlyList<ConnectorLink>? Links { get; init; }

    /// <summary>The last day on which this may be shown.</summary>
    public required DateOnly Until { get; init; }
}
