using System.Collections.Immutable;

namespace CommunityAssets.Domain.Assets;

/// <summary>Anything a community can build on.</summary>
public sealed record Asset
{
    /// <summary>UUID version 7.</summary>
    public required Guid Id { get; init; }

    /// <summary>What sort of strength it is.</summary>
    public required AssetKind Kind { get; init; }

    /// <summary>Its name: 1 to 300 characters, plain text.</summary>
    public required string Name { get; init; }

    /// <summary>What it is, in plain text of up to 10,000 characters.</summary>
    public string? Summary { get; init; }

    /// <summary>Ids of topics (<c>topics.csv</c>), in order of weight. May be empty when nobody has said yet.</summary>
    public ImmutableArray<string> Topics { get; init; } = [];

    /// <summary>Where it is.</summary>
    public AssetLocation Location { get; init; } = AssetLocation.NotKnown;

    /// <summary>When it happens, week by week or month by month. Empty when there are no set times or none are known.</summary>
    public ImmutableArray<Session> Sessions { get; init; } = [];

    /// <summary>What is known about access.</summary>
    public Access Access { get; init; }

    /// <summary>What it costs, or null when not known.</summary>
    public Cost? Cost { get; init; }

    /// <summary>Who it is for, or null when for everyone.</summary>
    public Audience? Audience { get; init; }

    /// <summary>Languages spoken, as BCP 47 tags (<c>en</c>, <c>pl</c>, <c>cy</c>).</summary>
    public ImmutableArray<string> Languages { get; init; } = [];

    /// <summary>How to reach it.</summary>
    public Contact? Contact { get; init; }

    /// <summary>People it can welcome at a time; 1 or more, or null when not known.</summary>
    public int? Capacity { get; init; }

    /// <summary>Where the record came from.</summary>
    public required Provenance Provenance { get; init; }

    /// <summary>The last check, or null when nobody has checked it yet.</summary>
    public Verification? Verification { get; init; }

    /// <summary>Where it is in its life.</summary>
    public AssetStatus Status { get; init; } = AssetStatus.Published;

    /// <summary>Who may see it.</summary>
    public Visibility Visibility { get; init; } = Visibility.Public;

    /// <summary>1 when added, one more with each change.</summary>
    public int Version { get; init; } = 1;

    /// <summary>When it was added (UTC).</summary>
    public DateTimeOffset Created { get; init; }

    /// <summary>When it last changed (UTC).</summary>
    public DateTimeOffset Updated { get; init; }
}
