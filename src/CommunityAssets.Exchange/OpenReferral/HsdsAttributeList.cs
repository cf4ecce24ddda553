namespace CommunityAssets.Exchange.OpenReferral;

/// <summary>The attributes of one record as they are gathered.</summary>
/// <param name="link">Id of the record that they are of.</param>
/// <param name="sort">Put before their names, so that those of a service, its organization and its location have ids of their own.</param>
internal sealed class HsdsAttributeList(Guid link, string sort)
{
    private readonly List<HsdsAttribute> _attributes = [];

    /// <summary>The attributes so far.</summary>
    public IReadOnlyList<HsdsAttribute> Attributes => _attributes;

    /// <summary>Adds a term; one that is not in our taxonomies (any more) is left out.</summary>
    public void Add(string taxonomy, string code, string? value = null)
    {
        if (HsdsTerms.Find(taxonomy, code) is { } term)
        {
            _attributes.Add(new HsdsAttribute
            {
                Id = HsdsIds.Part(link, $"{sort}{taxonomy} {code}").ToString(),
                LinkId = link.ToString(),
                LinkType = taxonomy,
                TaxonomyTermId = term.Json.Id,
                Value = value,
                TaxonomyTerm = term.Json,
            });
        }
    }

    /// <summary>Adds a term of the record with its value; nothing where there is none.</summary>
    public void AddValue(string code, string? value)
    {
        if (!string.IsNullOrWhiteSpace(value))
        {
            Add(HsdsTerms.Record, code, value);
        }
    }
}
