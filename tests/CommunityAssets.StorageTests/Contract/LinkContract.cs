using CommunityAssets.Domain.Assets;
using CommunityAssets.Domain.Links;
using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Storage;

namespace CommunityAssets.StorageTests.Contract;

/// <summary>Links that people add and take away by hand.</summary>
public abstract class LinkContract : AtlasContract
{
    private static readonly Asset Choir = Make.Asset("Choir", Make.At(10, 10));
    private static readonly Asset Walkers = Make.Asset("Walkers", Make.At(20, 20));
    private static readonly Asset Hall = Make.Asset("Hall", Make.At(30, 30)) with { Kind = AssetKind.Place };
    private static readonly Asset Trust = Make.Asset("Trust") with { Kind = AssetKind.Organisation };

    [AtlasFact]
    public async Task A_link_added_by_hand_is_of_people_and_tells_who_and_why()
    {
        await ImportAsync(Choir, Hall);
        Time.Pass(TimeSpan.FromHours(1));
        var before = await Atlas.VersionAsync();
        var account = Guid.CreateVersion7();
        var added = await Atlas.Links.AddAsync(Choir.Id, LinkKind.MeetsAt, Hall.Id, "coordinator", "went there", account);
        Assert.Equal((Choir.Id, Hall.Id, LinkKind.MeetsAt, "people", Time.GetUtcNow()),
            (added.From, added.To, added.Kind, added.Source, added.Created));
        Assert.Equal([added], await Atlas.Links.OfAsync(Choir.Id));
        Assert.Equal([added], await Atlas.Links.OfAsync(Hall.Id));
        Assert.True(await Atlas.VersionAsync() > before);
        Assert.Equal(
            [new LinkChange(added, Time.GetUtcNow(), "coordinator", ChangeKind.Added, "went there")],
            await Atlas.Links.ChangesAsync(Hall.Id));
        var audited = Assert.Single((await Atlas.Audit.ReadAsync(new AuditQuery())).Entries);
        Assert.Equal(
            (account, "coordinator", AuditAct.LinkAdded, Choir.Id, Time.GetUtcNow()),
            (audited.Line.Account, audited.Line.Role, audited.Line.Act, audited.Line.Record, audited.At));
    }

    [AtlasFact]
    public async Task All_links_are_told_at_once()
    {
        await ImportAsync(Choir, Walkers, Hall, Trust);
        Assert.Empty(await Atlas.Links.AllAsync());
        var runs = await Atlas.Links.AddAsync(Trust.Id, LinkKind.Runs, Choir.Id, "coordinator", null);
        var one = await Atlas.Links.AddAsync(Choir.Id, LinkKind.MeetsAt, Hall.Id, "coordinator", null);
        var other = await Atlas.Links.AddAsync(Walkers.Id, LinkKind.MeetsAt, Hall.Id, "coordinator", null);
        Assert.Equal(
            new[] { runs, one, other }.OrderBy(link => link.Kind).ThenBy(link => link.Id.ToString("D"), StringComparer.Ordinal),
            await Atlas.Links.AllAsync());
    }

    [AtlasFact]
    public async Task A_link_taken_away_is_gone_and_remembered_with_its_reason()
    {
        await ImportAsync([Choir, Hall], new LinkClaim("register", "Choir", "Hall", LinkKind.MeetsAt));
        var link = Assert.Single(await Atlas.Links.OfAsync(Choir.Id));
        Time.Pass(TimeSpan.FromDays(1));
        var before = await Atlas.VersionAsync();
        Assert.Equal(link, await Atlas.Links.RemoveAsync(link.Id, "steward", "they moved out"));
        Assert.Empty(await Atlas.Links.OfAsync(Choir.Id));
        Assert.Equal(0, await Atlas.Links.CountAsync());
        Assert.True(await Atlas.VersionAsync() > before);
        Assert.Equal(
            [new LinkChange(link, Time.GetUtcNow(), "steward", ChangeKind.Retired, "they moved out")],
            await Atlas.Links.ChangesAsync(Choir.Id));
        await Assert.ThrowsAsync<KeyNotFoundException>(() => Atlas.Links.RemoveAsync(link.Id, "steward", "again"));
        Assert.Single(await Atlas.Links.ChangesAsync(Choir.Id));
        Assert.Equal(AuditAct.LinkRemoved, Assert.Single((await Atlas.Audit.ReadAsync(new AuditQuery())).Entries).Line.Act);
    }

    [AtlasFact]
    public async Task An_import_leaves_what_people_linked_and_does_not_bring_back_what_they_took_away()
    {
        LinkClaim[] claims =
        [
            new("register", "Choir", "Hall", LinkKind.MeetsAt),
            new("register", "Walkers", "Choir", LinkKind.PartnersWith),
            new("register", "Trust", "Hall", LinkKind.Runs),
        ];
        await ImportAsync([Choir, Walkers, Hall, Trust], claims);
        var meets = (await Atlas.Links.OfAsync(Choir.Id)).Single(link => link.Kind == LinkKind.MeetsAt);
        var partners = (await Atlas.Links.OfAsync(Choir.Id)).Single(link => link.Kind == LinkKind.PartnersWith);
        await Atlas.Links.RemoveAsync(meets.Id, "steward", "they moved out");
        await Atlas.Links.RemoveAsync(partners.Id, "steward", "no longer");
        var walkersMeet = await Atlas.Links.AddAsync(Walkers.Id, LinkKind.MeetsAt, Hall.Id, "coordinator", null);

        // The second file is another one, names the partners the other way round, and leaves out the hall's runner.
        await ImportAsync(
            [Choir, Walkers, Hall, Trust with { Summary = "Changed." }],
            new("register", "Choir", "Hall", LinkKind.MeetsAt), new("register", "Choir", "Walkers", LinkKind.PartnersWith));
        var links = await Atlas.Links.OfManyAsync([Choir.Id, Walkers.Id, Hall.Id, Trust.Id]);
        Assert.Equal(
            [(Walkers.Id, LinkKind.MeetsAt, Hall.Id), (Trust.Id, LinkKind.Runs, Hall.Id)],
            links.Select(link => (link.From, link.Kind, link.To)));
        Assert.Equal(walkersMeet, links[0]);

        // The same link from a source is not kept a second time beside that of people.
        await ImportAsync([Choir, Walkers, Hall, Trust], new LinkClaim("register", "Walkers", "Hall", LinkKind.MeetsAt));
        Assert.Equal(2, await Atlas.Links.CountAsync());
    }

    [AtlasFact]
    public async Task What_was_taken_away_can_be_added_again()
    {
        await ImportAsync([Choir, Hall], new LinkClaim("register", "Choir", "Hall", LinkKind.MeetsAt));
        var first = Assert.Single(await Atlas.Links.OfAsync(Choir.Id));
        await Atlas.Links.RemoveAsync(first.Id, "steward", "by mistake");
        var second = await Atlas.Links.AddAsync(Choir.Id, LinkKind.MeetsAt, Hall.Id, "steward", "it was right");
        Assert.Equal([second], await Atlas.Links.OfAsync(Choir.Id));
        Assert.Equal(
            [ChangeKind.Retired, ChangeKind.Added], (await Atlas.Links.ChangesAsync(Choir.Id)).Select(change => change.What));
    }

    [AtlasFact]
    public async Task Partners_are_the_same_in_both_directions()
    {
        await ImportAsync(Choir, Walkers);
        await Atlas.Links.AddAsync(Choir.Id, LinkKind.PartnersWith, Walkers.Id, "steward", null);
        var refused = await Assert.ThrowsAsync<BadInputException>(
            () => Atlas.Links.AddAsync(Walkers.Id, LinkKind.PartnersWith, Choir.Id, "steward", null));
        Assert.Contains("recorded already: Walkers partners with Choir", refused.Message, StringComparison.Ordinal);
        Assert.Equal(1, await Atlas.Links.CountAsync());
    }

    [AtlasFact]
    public async Task What_does_not_go_together_is_refused_in_words_and_changes_nothing()
    {
        var closed = Make.Asset("Closed cafe") with { Status = AssetStatus.Retired, Kind = AssetKind.Place };
        await ImportAsync(Choir, Hall, Trust);
        await Atlas.Assets.AddAsync(closed, "steward", null);
        var before = await Atlas.VersionAsync();
        await RefusedAsync(Trust, LinkKind.MeetsAt, Hall, "Only a group meets at a place: Trust is an organisation, and Hall is a place.");
        await RefusedAsync(Choir, LinkKind.MeetsAt, Trust, "Only a group meets at a place");
        await RefusedAsync(Choir, LinkKind.Runs, Hall, "Only an organisation runs something: Choir is a group.");
        await RefusedAsync(Choir, LinkKind.PartnersWith, Choir, "can't be linked to itself");
        await RefusedAsync(Choir, LinkKind.MeetsAt, closed, "Closed cafe is retired");
        await RefusedAsync(Choir, LinkKind.Knows, Hall, "is about a person");
        await Assert.ThrowsAsync<KeyNotFoundException>(
            () => Atlas.Links.AddAsync(Choir.Id, LinkKind.PartnersWith, Guid.CreateVersion7(), "steward", null));
        Assert.Equal(0, await Atlas.Links.CountAsync());
        Assert.Empty(await Atlas.Links.ChangesAsync(Choir.Id));
        Assert.Equal(before, await Atlas.VersionAsync());
    }

    [AtlasFact]
    public async Task Of_many_who_add_the_same_link_at_once_one_does()
    {
        await ImportAsync(Choir, Walkers);
        var other = await OpenAgainAsync();
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 8).Select(async number =>
        {
            var atlas = number % 2 == 0 ? Atlas : other;
            var (from, to) = number % 4 < 2 ? (Choir.Id, Walkers.Id) : (Walkers.Id, Choir.Id);
            try
            {
                await atlas.Links.AddAsync(from, LinkKind.PartnersWith, to, "steward", null);
                return true;
            }
            catch (BadInputException)
            {
                return false;
            }
        }));
        Assert.Equal(1, outcomes.Count(added => added));
        Assert.Equal(1, await Atlas.Links.CountAsync());
        Assert.Single(await Atlas.Links.ChangesAsync(Choir.Id));
    }

    private async Task RefusedAsync(Asset from, LinkKind kind, Asset to, string words)
    {
        var refused = await Assert.ThrowsAsync<BadInputException>(() => Atlas.Links.AddAsync(from.Id, kind, to.Id, "steward", null));
        Assert.Contains(words, refused.Message, StringComparison.Ordinal);
    }
}
