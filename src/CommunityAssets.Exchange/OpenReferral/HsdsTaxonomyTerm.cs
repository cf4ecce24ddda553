namespace CommunityAssets.Exchange.OpenReferral;

/// <summary>One term of a taxonomy.</summary>
public sealed record HsdsTaxonomyTerm
{
    /// <summary>The record's own id, a UUID.</summary>
    public string? Id { get; init; }

    /// <summary>The term's stable code in its taxonomy. A member of HSDS 3.0 that the UK profile does not list.</summary>
    public string? Code { get; init; }

    /// <summary>The term in words; required.</summary>
    public string? Name { get; init; }

    /// <summary>What it means; required.</summary>
    public string? Description { get; init; }

    /// <summary>Id of the wider term.</summary>
    public string? ParentId { get; init; }

    /// <summary>The taxonomy in words.</summary>
    public string? Taxonomy { get; init; }

    /// <summary>Id of the taxonomy.</summary>
    public string? TaxonomyId { get; init; }

    /// <summary>Its address on the web.</summary>
    public string? TermUri { get; init; }

    /// <summary>The term in words; the older name of <see cref="Name"/>.</summary>
    public string? Term { get; init; }
}
