using CommunityAssets.Domain.Assets;
using CommunityAssets.Exchange.Taxonomies;

namespace CommunityAssets.Exchange.OpenReferral;

/// <summary>
/// Our own taxonomies as Open Referral tells them. A term is known by its id and by its <c>term_uri</c>,
/// <c>urn:communityassets:taxonomy:code</c>; both last. Immutable.
/// </summary>
public static class HsdsTerms
{
    /// <summary>The taxonomy of kinds of strengths.</summary>
    public const string Kinds = "kinds";

    /// <summary>The taxonomy of topics.</summary>
    public const string Topics = "topics";

    /// <summary>The taxonomy of what helps people to get in and take part.</summary>
    public const string Access = "access";

    /// <summary>The taxonomy of what else a record tells, each term with a value of its own.</summary>
    public const string Record = "record";

    /// <summary>Put before the name of an access feature that is known not to be there.</summary>
    public const string Not = "no-";

    /// <summary>People can take part online.</summary>
    public const string Online = "online";

    /// <summary>How many people it can welcome at a time.</summary>
    public const string Capacity = "capacity";

    /// <summary>The role of who checked the record.</summary>
    public const string CheckedBy = "checked-by";

    /// <summary>The day by which it should be checked again.</summary>
    public const string CheckDue = "check-due";

    /// <summary>Where the record came from first.</summary>
    public const string Source = "source";

    /// <summary>The licence under which the record may be used.</summary>
    public const string Licence = "licence";

    /// <summary>The position is that of the postcode.</summary>
    public const string PlacedByPostcode = "placed-by-postcode";

    /// <summary>The whole outline as GeoJSON.</summary>
    public const string Outline = "outline";

    private const string Prefix = "urn:communityassets:";

    // What all ids of terms are derived from; chosen at random once, and kept.
    private static readonly Guid Root = new("7d0a6c1e-5b0f-4c53-9f0e-2f6b1c8f4a11");

    private static readonly Dictionary<Guid, HsdsTaxonomy> TaxonomyById;
    private static readonly Dictionary<Guid, HsdsTerm> TermById;
    private static readonly Dictionary<string, HsdsTerm> TermByUri;

    static HsdsTerms()
    {
        Taxonomies =
        [
            Taxonomy(Kinds, "CommunityAssets kinds", "What sort of community strength a service is."),
            Taxonomy(Topics, "CommunityAssets topics", "What people look for, and what indicators of need speak to."),
            Taxonomy(Access, "CommunityAssets access", "What is known about getting in and taking part. What is not known is not told."),
            Taxonomy(Record, "CommunityAssets record", "What else is known; the attribute's value says it, where there is one."),
        ];
        Terms =
        [
            .. HsdsMapping.Kinds.Select(kind => Term(0, KindNames.Name(kind), KindNames.Label(kind), KindWords(kind))),
            .. TopicList.Standard.Topics.Select(topic => Term(1, topic.Id, topic.Label, topic.Description, topic.Parent)),
            .. Domain.Assets.Access.Features.Select(feature => Term(
                2, AccessNames.Name(feature), AccessNames.Words(feature), $"{AccessNames.Words(feature)}: known to be there.")),
            .. Domain.Assets.Access.Features.Select(feature => Term(
                2,
                Not + AccessNames.Name(feature),
                $"{AccessNames.Words(feature)}: no",
                $"{AccessNames.Words(feature)}: known not to be there.")),
            Term(3, Online, "Online", "People can take part online."),
            Term(3, Capacity, "Capacity", "How many people it can welcome at a time."),
            Term(3, CheckedBy, "Checked by", "The role of who last checked the record."),
            Term(3, CheckDue, "Next check due", "The day by which the record should be checked again."),
            Term(3, Source, "Source", "The short name of where the record came from first."),
            Term(3, Licence, "Licence", "The licence under which the record may be used."),
            Term(3, PlacedByPostcode, "Placed by postcode", "The position is that of the postcode: good to a street or so."),
            Term(3, Outline, "Outline", "The whole outline of the location, as a GeoJSON geometry."),
        ];
        TaxonomyById = Taxonomies.ToDictionary(taxonomy => Guid.Parse(taxonomy.Id!));
        TermById = Terms.ToDictionary(term => term.Id);
        TermByUri = Terms.ToDictionary(term => term.Json.TermUri!, StringComparer.Ordinal);
    }

    /// <summary>Every taxonomy, without its terms.</summary>
    public static IReadOnlyList<HsdsTaxonomy> Taxonomies { get; }

    /// <summary>Every term of every taxonomy, in order.</summary>
    public static IReadOnlyList<HsdsTerm> Terms { get; }

    /// <summary>The taxonomy with an id, or null.</summary>
    public static HsdsTaxonomy? FindTaxonomy(Guid id) => TaxonomyById.GetValueOrDefault(id);

    /// <summary>The code of one of our taxonomies: <see cref="Topics"/>…</summary>
    public static string CodeOf(HsdsTaxonomy taxonomy) => taxonomy.Uri![Prefix.Length..];

    /// <summary>The term with an id, or null.</summary>
    public static HsdsTerm? Find(Guid id) => TermById.GetValueOrDefault(id);

    /// <summary>The term with a code in a taxonomy, or null.</summary>
    public static HsdsTerm? Find(string taxonomy, string code) => TermByUri.GetValueOrDefault($"{Prefix}{taxonomy}:{code}");

    /// <summary>Our own term that an attribute of a feed names, by its address or its id; null where it is somebody else's.</summary>
    public static HsdsTerm? Of(HsdsAttribute attribute) =>
        attribute.TaxonomyTerm?.TermUri is { } uri && TermByUri.TryGetValue(uri, out var term) ? term
        : Guid.TryParse(attribute.TaxonomyTerm?.Id ?? attribute.TaxonomyTermId, out var id) ? Find(id)
        : null;

    private static HsdsTaxonomy Taxonomy(string code, string name, string description) => new()
    {
        Id = HsdsIds.Part(Root, code).ToString(),
        Name = name,
        Description = description,
        Uri = Prefix + code,
        Version = "1",
    };

    private static HsdsTerm Term(int taxonomy, string code, string name, string description, string? parent = null)
    {
        var whole = Taxonomies[taxonomy];
        var taxonomyCode = CodeOf(whole);
        var id = HsdsIds.Part(Root, $"{taxonomyCode} {code}");
        return new HsdsTerm(id, taxonomyCode, code, new HsdsTaxonomyTerm
        {
            Id = id.ToString(),
            Name = name,
            Description = description,
            ParentId = parent is null ? null : HsdsIds.Part(Root, $"{taxonomyCode} {parent}").ToString(),
            Taxonomy = whole.Name,
            TaxonomyId = whole.Id,
            TermUri = $"{Prefix}{taxonomyCode}:{code}",
        });
    }

    private static string KindWords(AssetKind kind) => kind switch
    {
        AssetKind.Group => "An association, club, network or peer support: people who meet.",
        AssetKind.Place => "A building, green space or facility.",
        AssetKind.Organisation => "A charity, institution or service.",
        _ => "A micro-enterprise, local business or time bank.",
    };
}
