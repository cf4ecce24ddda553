using CommunityAssets.Domain.Assets;
using CommunityAssets.Domain.Links;
using CommunityAssets.Domain.People;
using CommunityAssets.Domain.Places;
using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Storage;

namespace CommunityAssets.StorageTests.Contract;

/// <summary>
/// What an atlas promises about people: that each is seen only through what they agreed to, that taking it back works at once, and that
/// forgetting is forgetting.
/// </summary>
public abstract class ConnectorContract : AtlasContract
{
    private const string Ward = "E05999001";
    private const string Patch = "patch-east";
    private const string Contact = "Ring 01632 960 777 after six";

    private static readonly Guid Account = Guid.CreateVersion7();
    private static readonly Actor Coordinator = Actor.Of(Role.Coordinator, Account);

    private DateOnly Today => DateOnly.FromDateTime(Time.GetUtcNow().UtcDateTime);

    [AtlasFact]
    public async Task A_connector_is_read_back_whole_by_their_own_link()
    {
        var (added, link) = await AddAsync(Sam() with { Contact = Contact, Topics = ["making-mending"], Places = [Ward, Patch] });
        var read = await Atlas.Connectors.OpenAsync(link);

        Assert.NotNull(read);
        Assert.Equal((added.Id, "Sam Marks", 1, Contact), (read.Id, read.Name, read.Version, read.Contact));
        Assert.Equal((string[])[Ward, Patch], read.Places.AsEnumerable());
        Assert.Equal("making-mending", Assert.Single(read.Topics));
        Assert.Equal(added.Consent, read.Consent);
        Assert.Equal(added.Created, read.Created);
        Assert.Null(await Atlas.Connectors.OpenAsync(PrivateToken.Make()));
    }

    [AtlasFact]
    public async Task What_was_agreed_to_is_told_to_those_who_may_change_it()
    {
        var (sam, link) = await AddAsync(Sam(name: ConsentAudience.Workforce));
        Assert.Equal(sam.Consent, await Atlas.Connectors.ConsentAsync(ConnectorDoor.Own(link)));
        Assert.Equal(sam.Consent, await Atlas.Connectors.ConsentAsync(ConnectorDoor.Seen(sam.Id, Eyes(Role.Coordinator))));
        Assert.Null(await Atlas.Connectors.ConsentAsync(ConnectorDoor.Seen(sam.Id, Eyes(Role.Public))));
        Assert.Null(await Atlas.Connectors.ConsentAsync(ConnectorDoor.Own(PrivateToken.Make())));
    }

    [AtlasFact]
    public async Task A_form_that_is_sent_twice_records_somebody_once()
    {
        var sam = Sam();
        await AddAsync(sam);
        var twice = await Assert.ThrowsAsync<BadInputException>(() => AddAsync(sam));
        Assert.Contains("recorded already", twice.Message, StringComparison.Ordinal);
        Assert.Equal(1, (await ListAsync(Role.Coordinator)).Matched);
    }

    [AtlasFact]
    public async Task Each_part_is_shown_to_those_whom_its_own_audience_reaches_and_comes_back_as_null_to_others()
    {
        var (sam, link) = await AddAsync(Sam(
            name: ConsentAudience.Public, contact: ConsentAudience.Coordinators, links: ConsentAudience.Workforce) with
        { Contact = Contact });
        var group = await GroupAsync("Knit and natter");
        await Atlas.Connectors.LinkAsync(ConnectorDoor.Own(link), LinkKind.TakesPartIn, group.Id, Actor.Connector);

        var byPublic = await FindAsync(sam, Role.Public);
        Assert.Equal(("Sam Marks", false), (byPublic!.Name, byPublic.CanBeReached));
        Assert.Null(byPublic.Links);
        Assert.Equal("Sam Marks", (await FindAsync(sam, Role.Contributor))!.Name);
        foreach (var role in new[] { Role.Analyst, Role.Steward, Role.Administrator })
        {
            var seen = await FindAsync(sam, role);
            Assert.Equal(("Sam Marks", false), (seen!.Name, seen.CanBeReached));
            Assert.Equal(group.Id, Assert.Single(seen.Links!).Asset);
            Assert.Null(await ContactAsync(sam, role));
        }

        Assert.True((await FindAsync(sam, Role.Coordinator))!.CanBeReached);
        Assert.Equal(Contact, await ContactAsync(sam, Role.Coordinator));
        Assert.Null(await ContactAsync(sam, Role.Public));
    }

    [AtlasFact]
    public async Task Without_the_name_nothing_is_shown_that_would_tell_who_it_is()
    {
        var (sam, link) = await AddAsync(Sam(ConsentAudience.Nobody, ConsentAudience.Nobody, ConsentAudience.Workforce) with { Topics = ["music-singing"] });
        var group = await GroupAsync("Knit and natter");
        await Atlas.Connectors.LinkAsync(ConnectorDoor.Own(link), LinkKind.TakesPartIn, group.Id, Actor.Connector);

        var seen = await FindAsync(sam, Role.Analyst);
        Assert.Null(seen!.Name);
        Assert.Null(seen.Kind);
        Assert.Empty(seen.Places);
        Assert.Empty(seen.Topics);
        Assert.Null(Assert.Single(seen.Links!).Name);
        Assert.Null(await FindAsync(sam, Role.Public));
        Assert.Empty((await ListAsync(Role.Coordinator)).Connectors);
        Assert.Empty((await ListAsync(Role.Coordinator)).Topics);
        Assert.Empty(await AllAsync(Atlas.Connectors.StreamAsync(Eyes(Role.Coordinator))));
    }

    [AtlasFact]
    public async Task Nobody_means_nobody()
    {
        var (sam, _) = await AddAsync(Sam(ConsentAudience.Nobody, ConsentAudience.Nobody, ConsentAudience.Nobody) with { Contact = Contact });
        foreach (var role in Rights.Roles)
        {
            await AssertUnseenAsync(sam, role);
        }

        var blind = new ConnectorSight(null, Visibility.Public, ConsentPurpose.None);
        var (open, _) = await AddAsync(Sam(ConsentAudience.Public, ConsentAudience.Public, ConsentAudience.Public) with { Contact = Contact });
        Assert.Null(await Atlas.Connectors.FindAsync(open.Id, blind));
        Assert.Empty((await Atlas.Connectors.ListAsync(new ConnectorQuery(), blind)).Connectors);
        Assert.Null(await Atlas.Connectors.ContactAsync(open.Id, blind, Coordinator));
    }

    [AtlasFact]
    public async Task Withdrawing_hides_at_once_and_raises_the_version_of_the_atlas()
    {
        var (sam, link) = await AddAsync(Everybody() with { Contact = Contact });
        var group = await GroupAsync("Knit and natter");
        await Atlas.Connectors.LinkAsync(ConnectorDoor.Own(link), LinkKind.TakesPartIn, group.Id, Actor.Connector);
        var version = await Atlas.VersionAsync();
        await Atlas.Connectors.WithdrawAsync(ConnectorDoor.Seen(sam.Id, Eyes(Role.Coordinator)), Coordinator);

        Assert.True(await Atlas.VersionAsync() > version);
        foreach (var role in Rights.Roles)
        {
            await AssertUnseenAsync(sam, role);
        }

        var own = await Atlas.Connectors.OpenAsync(link);
        Assert.Equal(Time.GetUtcNow(), own!.Consent.Withdrawn);
        await Assert.ThrowsAsync<KeyNotFoundException>(
            () => Atlas.Connectors.WithdrawAsync(ConnectorDoor.Seen(sam.Id, Eyes(Role.Coordinator)), Coordinator));
        await Atlas.Connectors.WithdrawAsync(ConnectorDoor.Own(link), Actor.Connector);
        Assert.Equal(own.Version, (await Atlas.Connectors.OpenAsync(link))!.Version);
    }

    [AtlasFact]
    public async Task A_consent_holds_from_its_first_day_to_the_end_of_its_last()
    {
        var (sam, _) = await AddAsync(Everybody(since: Today.AddDays(1), until: Today.AddDays(3)));
        Assert.Null(await FindAsync(sam, Role.Coordinator));
        Time.Pass(TimeSpan.FromDays(1));
        Assert.NotNull(await FindAsync(sam, Role.Coordinator));
        Time.Pass(TimeSpan.FromDays(2));
        Assert.NotNull(await FindAsync(sam, Role.Coordinator));
        Time.Pass(TimeSpan.FromDays(1));
        await AssertUnseenAsync(sam, Role.Coordinator);
        await Assert.ThrowsAsync<KeyNotFoundException>(() => Atlas.Connectors.EditAsync(
            ConnectorDoor.Seen(sam.Id, Eyes(Role.Coordinator)), 1, new ConnectorEdit { Name = "Sam" }, Coordinator));
    }

    [AtlasFact]
    public async Task A_purpose_that_was_not_agreed_to_shows_nothing()
    {
        var (sam, link) = await AddAsync(Everybody() with
        {
            Consent = Everybody().Consent with { Purposes = ConsentPurpose.Introductions },
        });
        var group = await GroupAsync("Knit and natter");
        await Atlas.Connectors.LinkAsync(ConnectorDoor.Own(link), LinkKind.TakesPartIn, group.Id, Actor.Connector);

        Assert.Single(await Atlas.Connectors.LinksAsync(Eyes(Role.Coordinator, ConsentPurpose.Introductions)));
        Assert.Empty(await Atlas.Connectors.LinksAsync(Eyes(Role.Coordinator, ConsentPurpose.Network)));
        Assert.Empty((await Atlas.Connectors.ListAsync(new ConnectorQuery(), Eyes(Role.Coordinator, ConsentPurpose.Listing))).Connectors);
        Assert.NotNull(await FindAsync(sam, Role.Public));
    }

    [AtlasFact]
    public async Task Who_agreed_to_no_purpose_at_all_is_shown_to_nobody()
    {
        var (sam, _) = await AddAsync(Everybody() with
        {
            Contact = Contact,
            Consent = Everybody().Consent with { Purposes = ConsentPurpose.None },
        });
        foreach (var role in Rights.Roles)
        {
            await AssertUnseenAsync(sam, role);
        }
    }

    [AtlasFact]
    public async Task Reading_how_to_reach_somebody_leaves_a_line_and_asking_in_vain_leaves_none()
    {
        var (sam, _) = await AddAsync(Sam(contact: ConsentAudience.Coordinators) with { Contact = Contact });
        var query = new AuditQuery { Acts = [AuditAct.ConnectorContactRead] };
        Assert.Null(await ContactAsync(sam, Role.Steward));
        Assert.Null(await Atlas.Connectors.ContactAsync(Guid.CreateVersion7(), Eyes(Role.Coordinator), Coordinator));
        Assert.Empty((await Atlas.Audit.ReadAsync(query)).Entries);

        var version = await Atlas.VersionAsync();
        Assert.Equal(Contact, await ContactAsync(sam, Role.Coordinator));
        var line = Assert.Single((await Atlas.Audit.ReadAsync(query)).Entries).Line;
        Assert.Equal((Account, "coordinator", sam.Id, null), (line.Account!.Value, line.Role, line.Record!.Value, line.Detail));
        Assert.Equal(version, await Atlas.VersionAsync());
    }

    [AtlasFact]
    public async Task Each_change_has_its_line_without_a_word_of_what_it_is_about()
    {
        var (sam, link) = await AddAsync(Sam() with { Contact = Contact });
        var door = ConnectorDoor.Seen(sam.Id, Eyes(Role.Coordinator));
        var group = await GroupAsync("Knit and natter");
        await Atlas.Connectors.EditAsync(door, 1, new ConnectorEdit { Name = "Sammy Marks", Contact = "Ask at the desk" }, Coordinator);
        await Atlas.Connectors.LinkAsync(door, LinkKind.Knows, group.Id, Coordinator);
        await Atlas.Connectors.RenewLinkAsync(door, PrivateToken.Make(), Coordinator);
        await Atlas.Connectors.WithdrawAsync(door, Coordinator);

        var lines = (await Atlas.Audit.ReadAsync(new AuditQuery { Record = sam.Id })).Entries.Select(entry => entry.Line).Reverse().ToList();
        Assert.Equal(
        [
            AuditAct.ConnectorAdded, AuditAct.ConsentGiven, AuditAct.ConnectorLinkMade, AuditAct.ConnectorChanged, AuditAct.LinkAdded,
            AuditAct.ConnectorLinkMade, AuditAct.ConsentWithdrawn,
        ], lines.Select(line => line.Act));
        Assert.Equal("name, contact", lines[3].Detail);
        Assert.DoesNotContain(lines, line => line.Detail?.Contains("Sam", StringComparison.Ordinal) == true);
        Assert.Null(await Atlas.Connectors.OpenAsync(link));
    }

    [AtlasFact]
    public async Task What_an_editor_can_not_see_stays_as_it_is()
    {
        var (sam, link) = await AddAsync(Sam(contact: ConsentAudience.Nobody) with { Contact = Contact, Topics = ["music-singing"] });
        var door = ConnectorDoor.Seen(sam.Id, Eyes(Role.Coordinator));
        Assert.Equal(2, await Atlas.Connectors.EditAsync(door, 1, new ConnectorEdit { Topics = ["dance-exercise"] }, Coordinator));

        var read = await Atlas.Connectors.OpenAsync(link);
        Assert.Equal(("Sam Marks", Contact, 2), (read!.Name, read.Contact, read.Version));
        Assert.Equal("dance-exercise", Assert.Single(read.Topics));
        Assert.Equal(2, await Atlas.Connectors.EditAsync(door, 2, new ConnectorEdit { Topics = ["dance-exercise"] }, Coordinator));
        var conflict = await Assert.ThrowsAsync<VersionConflictException>(
            () => Atlas.Connectors.EditAsync(door, 1, new ConnectorEdit { Topics = [] }, Coordinator));
        Assert.Equal((1, 2), (conflict.Expected, conflict.Actual));
        Assert.Equal(3, await Atlas.Connectors.EditAsync(ConnectorDoor.Own(link), 2, new ConnectorEdit { Contact = "" }, Actor.Connector));
        Assert.Null((await Atlas.Connectors.OpenAsync(link))!.Contact);
    }

    [AtlasFact]
    public async Task A_place_small_enough_to_be_a_home_is_refused_in_words()
    {
        await ImportAsync(
            Make.Area("E01999001", AreaLevel.Lsoa, 375_000, 165_000, 500),
            Make.Area("own-oa", AreaLevel.Oa, 375_000, 165_000, 100),
            Make.Area(Patch, AreaLevel.Patch, 375_000, 165_000, 900));
        foreach (var (place, words) in new[]
        {
            ("E01999001", "too small"), ("own-oa", "too small"), ("E00999001", "too small"), ("BA1 1AA", "postcode"),
            ("51.381, -2.359", "point on the map"), ("Rose Cottage", "There is no area"),
        })
        {
            var refused = await Assert.ThrowsAsync<BadInputException>(() => AddAsync(Sam() with { Places = [place] }));
            Assert.Contains(words, refused.Message, StringComparison.Ordinal);
            Assert.Contains("Choose a ward", refused.Message, StringComparison.Ordinal);
        }

        await AddAsync(Sam() with { Places = [Ward, Patch, "E02999001"] });
        var address = await Assert.ThrowsAsync<BadInputException>(() => AddAsync(Sam() with { Contact = "Call round at 3 High Street BA1 1AA" }));
        Assert.Contains("no home addresses", address.Message, StringComparison.Ordinal);
    }

    [AtlasFact]
    public async Task People_take_part_in_groups_and_know_anything_that_is_there()
    {
        var (sam, link) = await AddAsync(Everybody());
        var door = ConnectorDoor.Own(link);
        var hall = await Atlas.Assets.AddAsync(Make.Asset("Old Hall") with { Kind = AssetKind.Place }, "steward", null);
        var hidden = await Atlas.Assets.AddAsync(Make.Asset("Workforce only") with { Visibility = Visibility.Workforce }, "steward", null);
        await Assert.ThrowsAsync<BadInputException>(() => Atlas.Connectors.LinkAsync(door, LinkKind.TakesPartIn, hall.Id, Actor.Connector));
        await Assert.ThrowsAsync<BadInputException>(() => Atlas.Connectors.LinkAsync(door, LinkKind.Runs, hall.Id, Actor.Connector));
        await Assert.ThrowsAsync<BadInputException>(
            () => Atlas.Connectors.LinkAsync(door, LinkKind.Knows, Guid.CreateVersion7(), Actor.Connector));
        await Assert.ThrowsAsync<BadInputException>(() => Atlas.Connectors.LinkAsync(door, LinkKind.Knows, hidden.Id, Actor.Connector));
        await Atlas.Connectors.LinkAsync(door, LinkKind.Knows, hall.Id, Actor.Connector);
        await Atlas.Connectors.LinkAsync(door, LinkKind.Knows, hall.Id, Actor.Connector);
        await Atlas.Connectors.LinkAsync(ConnectorDoor.Seen(sam.Id, Eyes(Role.Coordinator)), LinkKind.Knows, hidden.Id, Coordinator);

        var told = Assert.Single(await Atlas.Connectors.LinksAsync(Eyes(Role.Public)));
        Assert.Equal((sam.Id, "Sam Marks", LinkKind.Knows, hall.Id), (told.Connector, told.Name, told.Kind, told.Asset));
        Assert.Equal(2, (await Atlas.Connectors.LinksAsync(Eyes(Role.Analyst))).Count);
        Assert.Empty(await Atlas.Connectors.LinksAsync(Eyes(Role.Public), [hidden.Id]));
        Assert.Equal(hidden.Id, Assert.Single(await Atlas.Connectors.LinksAsync(Eyes(Role.Analyst), [hidden.Id])).Asset);

        await Atlas.Connectors.UnlinkAsync(door, told.Id, Actor.Connector);
        Assert.Empty(await Atlas.Connectors.LinksAsync(Eyes(Role.Public)));
    }

    [AtlasFact]
    public async Task Connectors_are_listed_by_name_place_and_topic_as_far_as_they_are_seen()
    {
        await AddAsync(Everybody() with { Name = "Zoë", Places = [Ward], Topics = ["music-singing"] });
        await AddAsync(Everybody() with { Name = "adam", Places = ["E05999002"], Topics = ["music-singing", "dance-exercise"] });
        await AddAsync(Sam() with { Name = "Bea", Places = [Ward], Topics = ["older-age"] });

        Assert.Equal(["adam", "Bea", "Zoë"], Names(await ListAsync(Role.Coordinator)));
        var shown = await ListAsync(Role.Public);
        Assert.Equal(["adam", "Zoë"], Names(shown));
        Assert.Equal((2, "dance-exercise,music-singing", "E05999001,E05999002"),
            (shown.Matched, string.Join(',', shown.Topics), string.Join(',', shown.Places)));
        Assert.Equal(["Zoë"], Names(await ListAsync(Role.Public, new ConnectorQuery { Places = [Ward] })));
        Assert.Equal(["adam", "Zoë"], Names(await ListAsync(Role.Public, new ConnectorQuery { Topic = "music-singing" })));
        Assert.Empty(Names(await ListAsync(Role.Public, new ConnectorQuery { Topic = "older-age" })));
        var second = await ListAsync(Role.Coordinator, new ConnectorQuery { Skip = 1, Limit = 1 });
        Assert.Equal(("Bea", 3), (Assert.Single(second.Connectors).Name, second.Matched));
        await Assert.ThrowsAsync<BadInputException>(() => ListAsync(Role.Public, new ConnectorQuery { Limit = 0 }));
    }

    [AtlasFact]
    public async Task Who_is_not_shown_is_counted_and_who_is_shown_is_not()
    {
        var group = await GroupAsync("Knit and natter");
        foreach (var connector in new[] { Everybody(), Sam(), Sam(ConsentAudience.Nobody, ConsentAudience.Nobody, ConsentAudience.Nobody) })
        {
            var (_, link) = await AddAsync(connector);
            await Atlas.Connectors.LinkAsync(ConnectorDoor.Own(link), LinkKind.TakesPartIn, group.Id, Actor.Connector);
            await Atlas.Connectors.LinkAsync(ConnectorDoor.Own(link), LinkKind.Knows, group.Id, Actor.Connector);
        }

        Assert.Equal(2, (await Atlas.Connectors.CountHiddenAsync(Eyes(Role.Public), [group.Id]))[group.Id]);
        Assert.Equal(1, (await Atlas.Connectors.CountHiddenAsync(Eyes(Role.Coordinator), [group.Id]))[group.Id]);
        Assert.Empty(await Atlas.Connectors.CountHiddenAsync(Eyes(Role.Public), [Guid.CreateVersion7()]));
        Assert.Equal(2, await Atlas.Connectors.CountHiddenAsync(Eyes(Role.Public), [Ward]));
        Assert.Equal(0, await Atlas.Connectors.CountHiddenAsync(Eyes(Role.Public), ["E05999002"]));
    }

    [AtlasFact]
    public async Task Who_withdraws_while_connectors_are_streamed_is_not_in_what_is_given_after_that()
    {
        await AddAsync(Everybody() with { Name = "First" });
        var (_, second) = await AddAsync(Everybody() with { Name = "Second" });
        await AddAsync(Everybody() with { Name = "Third" });
        var names = new List<string?>();
        await foreach (var view in Atlas.Connectors.StreamAsync(Eyes(Role.Public)))
        {
            if (names.Count == 0)
            {
                await Atlas.Connectors.WithdrawAsync(ConnectorDoor.Own(second), Actor.Connector);
            }

            names.Add(view.Name);
        }

        Assert.Equal(["First", "Third"], names);
    }

    [AtlasFact]
    public async Task Everything_held_is_handed_out_to_the_person_and_what_they_show_to_a_coordinator()
    {
        var (sam, link) = await AddAsync(Sam(contact: ConsentAudience.Nobody, links: ConsentAudience.Nobody) with { Contact = Contact });
        var group = await GroupAsync("Knit and natter");
        await Atlas.Connectors.LinkAsync(ConnectorDoor.Own(link), LinkKind.TakesPartIn, group.Id, Actor.Connector);

        var own = await Atlas.Connectors.HeldAsync(ConnectorDoor.Own(link), Actor.Connector);
        Assert.True(own.Complete);
        Assert.Equal(("Sam Marks", Contact), (own.Connector.Name, own.Connector.Contact));
        Assert.Equal(group.Id, Assert.Single(own.Links).Asset);
        Assert.Equal(["added", $"link added: takes-part-in {group.Id}"], own.Changes.Select(change => change.What));
        Assert.All(own.Changes, change => Assert.Contains(Contact, change.State!, StringComparison.Ordinal));
        Assert.Equal(4, own.Audit.Count);

        var asked = await Atlas.Connectors.HeldAsync(ConnectorDoor.Seen(sam.Id, Eyes(Role.Coordinator)), Coordinator);
        Assert.False(asked.Complete);
        Assert.Equal(("Sam Marks", null), (asked.Connector.Name, asked.Connector.Contact));
        Assert.Empty(asked.Links);
        Assert.Equal(["added", "link added"], asked.Changes.Select(change => change.What));
        Assert.All(asked.Changes, change => Assert.Null(change.State));
        Assert.Equal(AuditAct.HeldDataExported, asked.Audit[^1].Line.Act);
        Assert.All(asked.Audit, entry => Assert.Null(entry.Line.Account));
    }

    [AtlasFact]
    public async Task Who_withdrew_thirty_days_ago_is_erased_with_history_and_links_and_stays_as_a_count()
    {
        var (sam, link) = await AddAsync(Everybody() with { Contact = Contact });
        var group = await GroupAsync("Knit and natter");
        await Atlas.Connectors.LinkAsync(ConnectorDoor.Own(link), LinkKind.TakesPartIn, group.Id, Actor.Connector);
        var (_, staying) = await AddAsync(Everybody() with { Name = "Stays" });
        await Atlas.Connectors.WithdrawAsync(ConnectorDoor.Own(link), Actor.Connector);

        Time.Pass(TimeSpan.FromDays(30) - TimeSpan.FromMilliseconds(1));
        Assert.Equal(0, await Atlas.Connectors.EraseDueAsync(Actor.Service));
        Assert.NotNull(await Atlas.Connectors.OpenAsync(link));
        Time.Pass(TimeSpan.FromMilliseconds(1));
        Assert.Equal(1, await Atlas.Connectors.EraseDueAsync(Actor.Service));

        Assert.Null(await Atlas.Connectors.OpenAsync(link));
        Assert.Empty(await Atlas.Connectors.OwnLinksAsync(link));
        Assert.Empty(await Atlas.Connectors.CountHiddenAsync(Eyes(Role.Public), [group.Id]));
        await Assert.ThrowsAsync<KeyNotFoundException>(() => Atlas.Connectors.HeldAsync(ConnectorDoor.Own(link), Actor.Connector));
        Assert.NotNull(await Atlas.Connectors.OpenAsync(staying));
        Assert.Equal(1, await Atlas.Connectors.CountErasedAsync());
        var line = (await Atlas.Audit.ReadAsync(new AuditQuery { Record = sam.Id })).Entries[0].Line;
        Assert.Equal((AuditAct.ConnectorErased, AuditLine.Service, null, null), (line.Act, line.Role, line.Account, line.Detail));
        Assert.Equal(0, await Atlas.Connectors.EraseDueAsync(Actor.Service));
    }

    [AtlasFact]
    public async Task Somebody_may_ask_to_be_forgotten_now()
    {
        var (sam, link) = await AddAsync(Everybody());
        await Atlas.Connectors.EraseAsync(ConnectorDoor.Own(link), Actor.Connector);

        Assert.Null(await Atlas.Connectors.OpenAsync(link));
        await AssertUnseenAsync(sam, Role.Coordinator);
        Assert.Equal(1, await Atlas.Connectors.CountErasedAsync());
        await Assert.ThrowsAsync<KeyNotFoundException>(() => Atlas.Connectors.EraseAsync(ConnectorDoor.Own(link), Actor.Connector));
    }

    [AtlasFact]
    public async Task A_coordinator_is_reminded_of_the_consents_that_they_wrote_down()
    {
        var (soon, _) = await AddAsync(Sam() with { Name = "Soon", Consent = Sam().Consent with { Until = Today.AddDays(20), RecordedByAccount = Account } });
        await AddAsync(Sam() with { Name = "Later", Consent = Sam().Consent with { Until = Today.AddDays(90), RecordedByAccount = Account } });
        await AddAsync(Sam() with { Name = "Other's", Consent = Sam().Consent with { Until = Today.AddDays(20), RecordedByAccount = Guid.CreateVersion7() } });
        var before = Today.AddDays(60);

        var ending = await Atlas.Connectors.EndingAsync(Account, before, Eyes(Role.Coordinator));
        Assert.Equal(new ConsentEnding(soon.Id, "Soon", Today.AddDays(20)), Assert.Single(ending.Soon));
        Assert.Equal(0, ending.Ended);

        Time.Pass(TimeSpan.FromDays(21));
        ending = await Atlas.Connectors.EndingAsync(Account, before, Eyes(Role.Coordinator));
        Assert.Empty(ending.Soon);
        Assert.Equal(1, ending.Ended);
    }

    [AtlasFact]
    public async Task Consent_may_be_given_again_after_it_was_withdrawn()
    {
        var (sam, link) = await AddAsync(Sam());
        await Atlas.Connectors.WithdrawAsync(ConnectorDoor.Own(link), Actor.Connector);
        var again = Sam().Consent with { Given = ConsentWay.OwnPage, RecordedByRole = Actor.Connector.Role, RecordedByAccount = null };
        await Atlas.Connectors.EditAsync(ConnectorDoor.Own(link), 2, new ConnectorEdit { Consent = again }, Actor.Connector);

        Assert.Equal("Sam Marks", (await FindAsync(sam, Role.Coordinator))!.Name);
        Time.Pass(TimeSpan.FromDays(40));
        Assert.Equal(0, await Atlas.Connectors.EraseDueAsync(Actor.Service));
        Assert.Contains(
            (await Atlas.Audit.ReadAsync(new AuditQuery { Record = sam.Id, Acts = [AuditAct.ConsentGiven] })).Entries,
            entry => entry.Line.Role == "connector");
    }

    /// <summary>Somebody who is shown to coordinators alone, unless it is said otherwise.</summary>
    private Connector Sam(
        ConsentAudience name = ConsentAudience.Coordinators, ConsentAudience contact = ConsentAudience.Coordinators,
        ConsentAudience links = ConsentAudience.Coordinators, DateOnly? since = null, DateOnly? until = null) => new()
        {
            Id = Guid.CreateVersion7(),
            Name = "Sam Marks",
            Places = [Ward],
            Consent = new Consent
            {
                Given = ConsentWay.Spoken,
                RecordedByRole = "coordinator",
                RecordedByAccount = Account,
                ShowName = name,
                ShowContact = contact,
                ShowLinks = links,
                Since = since ?? Today,
                Until = until ?? Consent.LastDay(since ?? Today),
            },
        };

    private Connector Everybody(DateOnly? since = null, DateOnly? until = null) =>
        Sam(ConsentAudience.Public, ConsentAudience.Public, ConsentAudience.Public, since, until);

    private async Task<(Connector Added, PrivateToken Link)> AddAsync(Connector connector)
    {
        if (await Atlas.Areas.FindAsync(Patch) is null && connector.Places.Contains(Patch))
        {
            await ImportAsync(Make.Area(Patch, AreaLevel.Patch, 375_000, 165_000, 900));
        }

        var link = PrivateToken.Make();
        return (await Atlas.Connectors.AddAsync(connector, link, Coordinator), link);
    }

    private Task<Asset> GroupAsync(string name) => Atlas.Assets.AddAsync(Make.Asset(name), "steward", null);

    private static ConnectorSight Eyes(Role role, ConsentPurpose purpose = ConsentPurpose.None) => ConnectorSight.Of(role, purpose);

    private Task<ConnectorView?> FindAsync(Connector connector, Role role) => Atlas.Connectors.FindAsync(connector.Id, Eyes(role));

    private Task<ConnectorPage> ListAsync(Role role, ConnectorQuery? query = null) =>
        Atlas.Connectors.ListAsync(query ?? new ConnectorQuery(), Eyes(role));

    private Task<string?> ContactAsync(Connector connector, Role role) =>
        Atlas.Connectors.ContactAsync(connector.Id, Eyes(role), Actor.Of(role, Account));

    private static List<string?> Names(ConnectorPage page) => [.. page.Connectors.Select(view => view.Name)];

    private async Task AssertUnseenAsync(Connector connector, Role role)
    {
        Assert.Null(await FindAsync(connector, role));
        Assert.Null(await ContactAsync(connector, role));
        Assert.DoesNotContain((await ListAsync(role)).Connectors, view => view.Id == connector.Id);
        Assert.DoesNotContain(await Atlas.Connectors.LinksAsync(Eyes(role)), link => link.Connector == connector.Id);
        Assert.DoesNotContain(await AllAsync(Atlas.Connectors.StreamAsync(Eyes(role))), view => view.Id == connector.Id);
    }
}
