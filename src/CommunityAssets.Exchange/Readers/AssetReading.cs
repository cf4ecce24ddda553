using CommunityAssets.Domain.Assets;

namespace CommunityAssets.Exchange.Readers;

/// <summary>What is told about a file of assets besides the file.</summary>
public sealed record AssetReading
{
    /// <summary>The short name of the source: with a record's own id there it tells the record for good.</summary>
    public required string Source { get; init; }

    /// <summary>The licence, for records that do not state one themselves.</summary>
    public string? Licence { get; init; }

    /// <summary>Which column or attribute holds what; null to find them by common names.</summary>
    public ColumnMap? Columns { get; init; }

    /// <summary>What the source's own categories mean as kinds and topics; null for none.</summary>
    public TopicMap? Topics { get; init; }

    /// <summary>When the file was taken from its source, for records that do not say.</summary>
    public DateOnly? Retrieved { get; init; }

    /// <summary>The kind of records that nothing else tells the kind of.</summary>
    public AssetKind? Kind { get; init; }

    /// <summary>The layer of a GeoPackage; null for the only one.</summary>
    public string? Layer { get; init; }

    /// <summary>Today, against which dates that lie ahead are told.</summary>
    public required DateOnly Today { get; init; }
}
