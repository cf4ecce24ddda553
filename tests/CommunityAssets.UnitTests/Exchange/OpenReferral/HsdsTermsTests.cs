using CommunityAssets.Domain.Assets;
using CommunityAssets.Exchange.OpenReferral;
using CommunityAssets.Exchange.Taxonomies;

namespace CommunityAssets.UnitTests.Exchange.OpenReferral;

public sealed class HsdsTermsTests
{
    [Fact]
    public void Ids_of_parts_are_the_standards_name_based_uuids()
    {
        // The example of RFC 9562, A.4, within its namespace for names of hosts.
        Assert.Equal(
            new Guid("2ed6657d-e927-568b-95e1-2665a8aea6a2"),
            HsdsIds.Part(new Guid("6ba7b810-9dad-11d1-80b4-00c04fd430c8"), "www.example.com"));
        Assert.NotEqual(HsdsIds.Part(Guid.Empty, "schedule 1"), HsdsIds.Part(Guid.Empty, "schedule 2"));
    }

    // Other directories keep these ids: they are the same for ever. Worked out with Python's uuid.uuid5.
    [Theory]
    [InlineData("topics", "growing", "46586c85-ddfc-5d10-ba83-f86069ef8e2c")]
    [InlineData("kinds", "group", "8ee01f4d-bb23-53ae-85ab-a96abd86ac30")]
    [InlineData("access", "no-step-free", "0dc7596f-8663-5574-a4c0-9350196a89bc")]
    [InlineData("record", "outline", "d3463484-6b26-5228-bb82-72dc55e4db03")]
    public void Terms_keep_their_ids(string taxonomy, string code, string id)
    {
        var term = HsdsTerms.Find(taxonomy, code)!;
        Assert.Equal(id, term.Json.Id);
        Assert.Same(term, HsdsTerms.Find(new Guid(id)));
        Assert.Equal($"urn:communityassets:{taxonomy}:{code}", term.Json.TermUri);
        Assert.Equal(taxonomy, HsdsTerms.CodeOf(HsdsTerms.FindTaxonomy(new Guid(term.Json.TaxonomyId!))!));
    }

    [Fact]
    public void Taxonomies_keep_their_ids() =>
        Assert.Equal(
            "83786d9d-9122-52c7-8361-53667e7cf764",
            HsdsTerms.Taxonomies.Single(taxonomy => HsdsTerms.CodeOf(taxonomy) == HsdsTerms.Topics).Id);

    [Fact]
    public void Every_topic_and_access_feature_and_every_kind_that_leaves_is_a_term()
    {
        Assert.All(TopicList.Standard.Topics, topic => Assert.Equal(topic.Label, HsdsTerms.Find(HsdsTerms.Topics, topic.Id)!.Json.Name));
        Assert.All(HsdsMapping.Kinds, kind => Assert.NotNull(HsdsTerms.Find(HsdsTerms.Kinds, KindNames.Name(kind))));
        Assert.Null(HsdsTerms.Find(HsdsTerms.Kinds, "gift"));
        Assert.Null(HsdsTerms.Find(HsdsTerms.Kinds, "story"));
        Assert.All(Access.Features, feature =>
        {
            Assert.NotNull(HsdsTerms.Find(HsdsTerms.Access, AccessNames.Name(feature)));
            Assert.NotNull(HsdsTerms.Find(HsdsTerms.Access, HsdsTerms.Not + AccessNames.Name(feature)));
        });
        Assert.Equal(HsdsTerms.Terms.Count, HsdsTerms.Terms.Select(term => term.Id).Distinct().Count());
    }

    [Fact]
    public void Wider_topics_are_terms_too()
    {
        var narrower = TopicList.Standard.Topics.Where(topic => topic.Parent is not null).ToList();
        Assert.NotEmpty(narrower);
        Assert.All(narrower, topic => Assert.Equal(
            topic.Parent, HsdsTerms.Find(new Guid(HsdsTerms.Find(HsdsTerms.Topics, topic.Id)!.Json.ParentId!))!.Code));
    }

    [Fact]
    public void A_term_is_known_in_an_attribute_by_its_address_or_by_its_id()
    {
        var term = HsdsTerms.Find(HsdsTerms.Topics, "growing")!;
        var told = new HsdsTaxonomyTerm { TermUri = "urn:communityassets:topics:growing" };
        Assert.Same(term, HsdsTerms.Of(new HsdsAttribute { TaxonomyTerm = told }));
        Assert.Same(term, HsdsTerms.Of(new HsdsAttribute { TaxonomyTerm = new HsdsTaxonomyTerm { Id = term.Id.ToString() } }));
        Assert.Same(term, HsdsTerms.Of(new HsdsAttribute { TaxonomyTermId = term.Id.ToString() }));
        Assert.Null(HsdsTerms.Of(new HsdsAttribute { TaxonomyTerm = new HsdsTaxonomyTerm { Id = "growing", Name = "Growing" } }));
    }
}
