namespace CommunityAssets.Exchange.OpenReferral;

/// <summary>That a record is classified by a term of a taxonomy.</summary>
public sealed record HsdsAttribute
{
    /// <summary>The record's own id, a UUID.</summary>
    public string? Id { get; init; }

    /// <summary>Id of the record that is classified.</summary>
    public string? LinkId { get; init; }

    /// <summary>The sort of that record: <c>service</c>.</summary>
    public string? LinkEntity { get; init; }

    /// <summary>What the term tells of it, a code.</summary>
    public string? LinkType { get; init; }

    /// <summary>Id of the term.</summary>
    public string? TaxonomyTermId { get; init; }

    /// <summary>What the term says of this one record: a number, a day. A member of HSDS 3.0 that the UK profile does not list.</summary>
    public string? Value { get; init; }

    /// <summary>The term.</summary>
    public HsdsTaxonomyTerm? TaxonomyTerm { get; init; }
}
