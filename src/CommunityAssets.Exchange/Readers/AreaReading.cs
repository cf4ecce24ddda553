using CommunityAssets.Domain.Places;

namespace CommunityAssets.Exchange.Readers;

/// <summary>What is told about a file of areas; the rest is found in the file.</summary>
public sealed record AreaReading
{
    /// <summary>The short name of the source (<c>--source</c>).</summary>
    public required string Source { get; init; }

    /// <summary>The level of all areas; null to take it from the code field's name or from the codes.</summary>
    public AreaLevel? Level { get; init; }

    /// <summary>The field that holds the code; or <c>=</c> and the code itself, for a file of one area. Null to find it.</summary>
    public string? CodeField { get; init; }

    /// <summary>The field that holds the name; or <c>=</c> and the name itself, for a file of one area. Null to find it.</summary>
    public string? NameField { get; init; }

    /// <summary>The layer of a GeoPackage or TopoJSON file; null for the only one.</summary>
    public string? Layer { get; init; }

    /// <summary>The year of the boundaries; null to take it from the code field's name (<c>LSOA21CD</c>) or the file's name.</summary>
    public int? Vintage { get; init; }
}
