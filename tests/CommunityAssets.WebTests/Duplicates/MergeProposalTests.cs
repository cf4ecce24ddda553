using CommunityAssets.Domain.Assets;
using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Web.Duplicates;

namespace CommunityAssets.WebTests.Duplicates;

public sealed class MergeProposalTests
{
    private static readonly Asset Bare = new()
    {
        Id = Guid.CreateVersion7(),
        Kind = AssetKind.Group,
        Name = "Choir",
        Provenance = new Provenance("council", "1"),
    };

    private static readonly Asset Full = Bare with
    {
        Id = Guid.CreateVersion7(),
        Name = "Riverside Choir",
        Summary = "Sings.",
        Topics = ["music"],
        Contact = new Contact(Phone: "1"),
        Provenance = new Provenance("osm", "2"),
    };

    [Fact]
    public void What_was_checked_last_is_proposed_to_stay_else_what_says_more()
    {
        Assert.False(MergeProposal.KeepsFirst(Bare, Full));
        Assert.True(MergeProposal.KeepsFirst(Full, Bare));
        var check = Bare with { Verification = new Verification("steward", new DateOnly(2026, 3, 1)) };
        Assert.True(MergeProposal.KeepsFirst(check, Full));
        Assert.False(MergeProposal.KeepsFirst(check, Full with { Verification = new Verification("group", new DateOnly(2026, 4, 1)) }));
        Assert.Equal(PartChoice.Other, MergeProposal.Propose(check, Full, AssetPart.Summary));
        Assert.Equal(PartChoice.One, MergeProposal.Propose(check, Full, AssetPart.Name));
    }

    [Fact]
    public void What_is_for_fewer_eyes_stays_so()
    {
        var hidden = Full with { Visibility = Visibility.Workforce };
        Assert.Equal(PartChoice.Other, MergeProposal.Propose(Bare, hidden, AssetPart.Visibility));
        Assert.Equal(PartChoice.One, MergeProposal.Propose(hidden, Bare, AssetPart.Visibility));
    }

    [Fact]
    public void Lists_and_contacts_are_put_together_and_what_stays_comes_first()
    {
        var one = Full with { Access = new Access(0b001, 0b010), Languages = ["en"] };
        var other = Full with
        {
            Topics = ["company", "music"],
            Contact = new Contact("2", "a@b.example"),
            Access = new Access(0b110, 0b001),
            Languages = ["cy"],
        };
        var (made, taken) = MergeProposal.Make(
            one, other,
            new Dictionary<AssetPart, PartChoice>
            {
                [AssetPart.Topics] = PartChoice.Both,
                [AssetPart.Contact] = PartChoice.Both,
                [AssetPart.Access] = PartChoice.Both,
                [AssetPart.Languages] = PartChoice.One,
            });
        Assert.Equal(["music", "company"], made.Topics.ToArray());
        Assert.Equal(new Contact("1", "a@b.example"), made.Contact);
        Assert.Equal((0b101, 0b010), (made.Access.YesMask, made.Access.NoMask));
        Assert.Equal(["en"], made.Languages.ToArray());
        Assert.Equal([AssetPart.Topics, AssetPart.Access, AssetPart.Contact], taken.ToArray());
    }

    [Fact]
    public void Where_it_comes_from_and_whether_it_is_shown_are_nobodys_choice()
    {
        Assert.DoesNotContain(AssetPart.Provenance, MergeProposal.Parts);
        Assert.DoesNotContain(AssetPart.Status, MergeProposal.Parts);
        Assert.DoesNotContain(AssetPart.Provenance, MergeProposal.Differing(Bare, Full));
    }
}
