namespace CommunityAssets.Exchange.OpenReferral;

/// <summary>A list of terms.</summary>
public sealed record HsdsTaxonomy
{
    /// <summary>The record's own id, a UUID.</summary>
    public string? Id { get; init; }

    /// <summary>Its name; required.</summary>
    public string? Name { get; init; }

    /// <summary>What it is for; required.</summary>
    public string? Description { get; init; }

    /// <summary>Its address on the web.</summary>
    public string? Uri { get; init; }

    /// <summary>Its version.</summary>
    public string? Version { get; init; }

    /// <summary>Its terms.</summary>
    public IReadOnlyList<HsdsTaxonomyTerm>? TaxonomyTerms { get; init; }
}
