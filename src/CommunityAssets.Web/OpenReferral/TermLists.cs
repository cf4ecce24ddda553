using CommunityAssets.Exchange.OpenReferral;
using CommunityAssets.Web.Api;

namespace CommunityAssets.Web.OpenReferral;

/// <summary>Lists of our own taxonomies and their terms, which are part of the program.</summary>
public static class TermLists
{
    /// <summary>Taxonomies, without their terms.</summary>
    public static FeedList<HsdsTaxonomy> Taxonomies(ReadQuery read)
    {
        var words = read.Text(FeedParameters.Search);
        return FeedList<HsdsTaxonomy>.Of(
            [.. HsdsTerms.Taxonomies.Where(taxonomy => Says(words, taxonomy.Name, taxonomy.Description))], HsdsJson.Default.HsdsTaxonomy);
    }

    /// <summary>One taxonomy with its terms; null where there is none of that id.</summary>
    public static HsdsTaxonomy? Taxonomy(Guid id) => HsdsTerms.FindTaxonomy(id) is { } taxonomy
        ? taxonomy with { TaxonomyTerms = [.. HsdsTerms.Terms.Select(term => term.Json).Where(term => term.TaxonomyId == taxonomy.Id)] }
        : null;

    /// <summary>Terms.</summary>
    public static FeedList<HsdsTaxonomyTerm> Terms(ReadQuery read)
    {
        var words = read.Text(FeedParameters.Search);
        var taxonomy = FeedParameters.ReadId(read, FeedParameters.Taxonomy)?.ToString();
        var parent = FeedParameters.ReadId(read, FeedParameters.Parent)?.ToString();
        var top = read.Flag(FeedParameters.TopOnly);
        return FeedList<HsdsTaxonomyTerm>.Of(
            [
                .. HsdsTerms.Terms.Select(term => term.Json).Where(term =>
                    (taxonomy is null || term.TaxonomyId == taxonomy)
                    && (parent is null || term.ParentId == parent)
                    && (!top || term.ParentId is null)
                    && Says(words, term.Name, term.Description)),
            ],
            HsdsJson.Default.HsdsTaxonomyTerm);
    }

    /// <summary>Whether each word that is looked for is in a name or a description.</summary>
    private static bool Says(string? words, string? name, string? description) => words is null
        || words.Split(' ', StringSplitOptions.RemoveEmptyEntries).All(word =>
            name!.Contains(word, StringComparison.OrdinalIgnoreCase) || description!.Contains(word, StringComparison.OrdinalIgnoreCase));
}
