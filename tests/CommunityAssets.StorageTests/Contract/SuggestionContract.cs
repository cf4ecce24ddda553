using CommunityAssets.Domain.Assets;
using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Storage;

namespace CommunityAssets.StorageTests.Contract;

/// <summary>What people suggest, and what becomes of it.</summary>
public abstract class SuggestionContract : AtlasContract
{
    private static readonly Actor Steward = new(Guid.Parse("01900000-0000-7000-8000-00000000a001"), "steward");

    private int sent;

    [AtlasFact]
    public async Task Everything_that_was_suggested_is_kept_and_found_by_its_private_link()
    {
        var proposed = Full("Knit & Natter");
        var token = PrivateToken.Make();
        var added = await Atlas.Suggestions.AddAsync(Of(proposed) with { Why = "met them\nat the hall" }, token.Hash);
        Assert.Equal((1, SuggestionState.Waiting, Time.GetUtcNow()), (added.Version, added.State, added.Sent));

        var found = (await Atlas.Suggestions.FindByTokenAsync(token.Hash))!;
        Assert.Equal(added.Id, found.Id);
        Assert.Equal("met them\nat the hall", found.Why);
        Assert.Null(found.Decision);
        Assert.Empty(AssetParts.Differing(proposed, found.Proposed));
        Assert.Equal(27700, found.Proposed.Location.Shape!.SRID);
        Assert.Equal(added.Id, (await Atlas.Suggestions.FindAsync(added.Id))!.Id);
        Assert.Null(await Atlas.Suggestions.FindByTokenAsync(PrivateToken.Make().Hash));
    }

    [AtlasFact]
    public async Task A_suggestion_is_no_asset_and_touches_nothing_that_maps_show()
    {
        var version = await Atlas.VersionAsync();
        var suggestion = await SendAsync(Make.Asset("Choir", Make.At(375_000, 165_000)));
        Assert.Null(await Atlas.Assets.FindAsync(suggestion.Proposed.Id));
        Assert.Equal(version, await Atlas.VersionAsync());
    }

    [AtlasFact]
    public async Task Accepting_an_addition_publishes_it_with_its_history_and_an_audit_line_at_once()
    {
        var suggestion = await SendAsync(Make.Asset("Choir", Make.At(375_000, 165_000), source: "people"));
        var version = await Atlas.VersionAsync();
        var asset = await Atlas.Suggestions.AcceptAsync(suggestion.Id, 1, suggestion.Proposed, "Thank you", Steward);
        Assert.Equal((suggestion.Proposed.Id, 1), (asset.Id, asset.Version));
        Assert.Equal("Choir", (await Atlas.Assets.SearchAsync(new AssetQuery { Text = "choir" })).Hits.Single().Asset.Name);
        Assert.True(await Atlas.VersionAsync() > version);

        var decided = (await Atlas.Suggestions.FindAsync(suggestion.Id))!;
        Assert.Equal((SuggestionState.Accepted, 2), (decided.State, decided.Version));
        Assert.Equal(new SuggestionDecision(Time.GetUtcNow(), "steward", Amended: false, null, "Thank you"), decided.Decision);
        var line = Assert.Single(await Atlas.History.OfAsync(asset.Id));
        Assert.Equal((ChangeKind.Added, "steward", "suggested"), (line.What, line.By, line.Reason));
        var audit = (await Atlas.Audit.ReadAsync(new AuditQuery())).Entries.Select(entry => (entry.Line.Act, entry.Line.Record, entry.Line.Account));
        Assert.Equal(
            [(AuditAct.AssetAdded, asset.Id, Steward.Account), (AuditAct.SuggestionAccepted, suggestion.Id, Steward.Account)],
            audit.Select(entry => (entry.Act, entry.Record!.Value, entry.Account)));
    }

    [AtlasFact]
    public async Task Accepting_with_changes_says_so()
    {
        var suggestion = await SendAsync(Make.Asset("Quire", source: "people"));
        await Atlas.Suggestions.AcceptAsync(suggestion.Id, 1, suggestion.Proposed with { Name = "Choir" }, null, Steward);
        Assert.True((await Atlas.Suggestions.FindAsync(suggestion.Id))!.Decision!.Amended);
        Assert.Equal("suggested, and accepted with changes", (await Atlas.History.OfAsync(suggestion.Proposed.Id))[0].Reason);
    }

    [AtlasFact]
    public async Task A_correction_changes_the_asset_and_the_version_before_stays_in_its_history()
    {
        var asset = await Atlas.Assets.AddAsync(Make.Asset("Choir", summary: "Songs"), "steward", null);
        var suggestion = await SendAsync(asset with { Summary = "Songs and cake" }, SuggestionKind.Correction);
        var saved = await Atlas.Suggestions.AcceptAsync(suggestion.Id, 1, suggestion.Proposed, null, Steward);
        Assert.Equal((2, "Songs and cake"), (saved.Version, saved.Summary));
        Assert.Equal("Songs", (await Atlas.History.AssetAtAsync(asset.Id, 1))!.Summary);
        Assert.Equal("Songs and cake", (await Atlas.History.AssetAtAsync(asset.Id, 2))!.Summary);
        Assert.Null(await Atlas.History.AssetAtAsync(asset.Id, 3));
    }

    [AtlasFact]
    public async Task A_closure_retires_the_asset()
    {
        var asset = await Atlas.Assets.AddAsync(Make.Asset("Choir"), "steward", null);
        var suggestion = await SendAsync(asset, SuggestionKind.Closure);
        await Atlas.Suggestions.AcceptAsync(suggestion.Id, 1, asset with { Status = AssetStatus.Retired }, null, Steward);
        Assert.Equal(AssetStatus.Retired, (await Atlas.Assets.FindAsync(asset.Id))!.Status);
        var line = (await Atlas.History.OfAsync(asset.Id))[^1];
        Assert.Equal((ChangeKind.Retired, "suggested as no longer there"), (line.What, line.Reason));
    }

    [AtlasFact]
    public async Task A_correction_of_an_asset_that_changed_meanwhile_is_refused_and_stays_in_the_queue()
    {
        var asset = await Atlas.Assets.AddAsync(Make.Asset("Choir"), "steward", null);
        var suggestion = await SendAsync(asset with { Name = "The Choir" }, SuggestionKind.Correction);
        await Atlas.Assets.SaveAsync(asset with { Name = "Our choir" }, "group", null);
        await Assert.ThrowsAsync<VersionConflictException>(
            () => Atlas.Suggestions.AcceptAsync(suggestion.Id, 1, suggestion.Proposed, null, Steward));
        Assert.Equal("Our choir", (await Atlas.Assets.FindAsync(asset.Id))!.Name);
        Assert.Equal(SuggestionState.Waiting, (await Atlas.Suggestions.FindAsync(suggestion.Id))!.State);
        Assert.Empty((await Atlas.Audit.ReadAsync(new AuditQuery())).Entries);
    }

    [AtlasFact]
    public async Task The_second_of_two_stewards_is_told_what_the_first_decided()
    {
        var suggestion = await SendAsync(Make.Asset("Choir", source: "people"));
        await Atlas.Suggestions.DeclineAsync(suggestion.Id, 1, DeclineReason.Elsewhere, "It is in Frome.", Steward);
        var second = await Assert.ThrowsAsync<SuggestionDecidedException>(
            () => Atlas.Suggestions.AcceptAsync(suggestion.Id, 1, suggestion.Proposed, null, Steward));
        Assert.Equal((SuggestionState.Declined, "steward", DeclineReason.Elsewhere),
            (second.Now.State, second.Now.Decision!.By, second.Now.Decision.Reason));
        Assert.Null(await Atlas.Assets.FindAsync(suggestion.Proposed.Id));
    }

    [AtlasFact]
    public async Task Of_many_stewards_at_once_one_decides()
    {
        var suggestion = await SendAsync(Make.Asset("Choir", source: "people"));
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 8).Select(async nth =>
        {
            try
            {
                if (nth % 2 == 0)
                {
                    await Atlas.Suggestions.AcceptAsync(suggestion.Id, 1, suggestion.Proposed, null, Steward);
                }
                else
                {
                    await Atlas.Suggestions.DeclineAsync(suggestion.Id, 1, DeclineReason.Other, "no", Steward);
                }

                return true;
            }
            catch (SuggestionDecidedException)
            {
                return false;
            }
        }));
        Assert.Single(outcomes, done => done);
        var state = (await Atlas.Suggestions.FindAsync(suggestion.Id))!.State;
        Assert.Equal(state == SuggestionState.Accepted, await Atlas.Assets.FindAsync(suggestion.Proposed.Id) is not null);
    }

    [AtlasFact]
    public async Task What_holds_personal_details_and_what_is_taken_back_is_erased()
    {
        var personal = await SendAsync(Make.Asset("Mr Smith of 4 Mill Lane", source: "people"));
        await Atlas.Suggestions.DeclineAsync(personal.Id, 1, DeclineReason.Personal, null, Steward);
        Assert.Equal("Erased", (await Atlas.Suggestions.FindAsync(personal.Id))!.Proposed.Name);

        var token = PrivateToken.Make();
        var mine = await Atlas.Suggestions.AddAsync(Of(Make.Asset("Choir", source: "people")) with { Why = "I go there" }, token.Hash);
        var withdrawn = await Atlas.Suggestions.WithdrawAsync(token.Hash);
        Assert.Equal((SuggestionState.Withdrawn, "sender", "Erased"), (withdrawn.State, withdrawn.Decision!.By, withdrawn.Proposed.Name));
        Assert.Null((await Atlas.Suggestions.FindAsync(mine.Id))!.Why);
        await Assert.ThrowsAsync<SuggestionDecidedException>(() => Atlas.Suggestions.WithdrawAsync(token.Hash));
        await Assert.ThrowsAsync<KeyNotFoundException>(() => Atlas.Suggestions.WithdrawAsync(PrivateToken.Make().Hash));
    }

    [AtlasFact]
    public async Task The_queue_goes_from_the_oldest_on_without_repeating_or_skipping()
    {
        var all = new List<Guid>();
        for (var number = 0; number < 7; number++)
        {
            all.Add((await SendAsync(Make.Asset("Choir " + number, source: "people"))).Id);
            Time.Pass(TimeSpan.FromMinutes(1));
        }

        var seen = new List<Guid>();
        Guid? after = null;
        do
        {
            var page = await Atlas.Suggestions.ListAsync(new SuggestionQuery { Limit = 3, After = after });
            seen.AddRange(page.Suggestions.Select(suggestion => suggestion.Id));
            after = page.Next;
            await SendAsync(Make.Asset("Later " + seen.Count, source: "people"));
        }
        while (after is not null && seen.Count < 7);
        Assert.Equal(all, seen.Take(7));
        var counts = await Atlas.Suggestions.CountAsync();
        Assert.Equal(7 + ((seen.Count + 2) / 3), counts.In(SuggestionState.Waiting));
        Assert.Equal(new ManualTime().GetUtcNow(), counts.OldestWaiting);
    }

    [AtlasFact]
    public async Task Whoever_was_signed_in_finds_what_they_sent_whatever_became_of_it()
    {
        var account = Guid.CreateVersion7();
        var first = await SendAsync(Make.Asset("Choir", source: "people"), account: account);
        await SendAsync(Make.Asset("Other", source: "people"));
        var second = await SendAsync(Make.Asset("Band", source: "people"), account: account);
        await Atlas.Suggestions.DeclineAsync(first.Id, 1, DeclineReason.TooLittle, null, Steward);
        var page = await Atlas.Suggestions.ListAsync(new SuggestionQuery { State = null, Account = account });
        Assert.Equal([(second.Id, account), (first.Id, account)], page.Suggestions.Select(mine => (mine.Id, mine.Account!.Value)));
    }

    [AtlasFact]
    public async Task What_was_caught_stays_out_of_the_queue_until_a_steward_lets_it_in_and_is_forgotten_after_a_month()
    {
        var caught = await Atlas.Suggestions.AddAsync(
            Of(Make.Asset("Cheap watches", source: "people")) with { State = SuggestionState.Caught }, PrivateToken.Make().Hash);
        var person = await Atlas.Suggestions.AddAsync(
            Of(Make.Asset("Choir", source: "people")) with { State = SuggestionState.Caught }, PrivateToken.Make().Hash);
        Assert.Empty((await Atlas.Suggestions.ListAsync(new SuggestionQuery())).Suggestions);
        Assert.Equal(2, (await Atlas.Suggestions.CountAsync()).In(SuggestionState.Caught));

        await Atlas.Suggestions.ReleaseAsync(person.Id, 1, Steward);
        Assert.Equal(person.Id, (await Atlas.Suggestions.ListAsync(new SuggestionQuery())).Suggestions.Single().Id);
        Time.Pass(TimeSpan.FromDays(31));
        await Atlas.Suggestions.AddAsync(
            Of(Make.Asset("More", source: "people")) with { State = SuggestionState.Caught }, PrivateToken.Make().Hash);
        Assert.Null(await Atlas.Suggestions.FindAsync(caught.Id));
        Assert.NotNull(await Atlas.Suggestions.FindAsync(person.Id));
    }

    [AtlasFact]
    public async Task What_may_be_the_same_thing_is_found_by_place_postcode_telephone_host_and_address()
    {
        await ImportAsync(
            Make.Asset("Near", Make.At(375_300, 165_000)),
            Make.Asset("Square", Make.Square(374_000, 164_900, 600)),
            Make.Asset("Far", Make.At(379_000, 165_000)),
            Make.Asset("Postcode") with { Location = new AssetLocation { Postcode = "AM1 2AB" } },
            Make.Asset("Phone") with { Contact = new Contact("+44 (0)1632-960 001") },
            Make.Asset("Web") with { Contact = new Contact(Web: "https://www.Choir.example/join") },
            Make.Asset("Post") with { Contact = new Contact(Email: "Sing@Choir.example"), Status = AssetStatus.Retired },
            Make.Asset("Other") with { Contact = new Contact("01632 960 009", Web: "http://choir.example.org/") });
        var alike = await Atlas.Suggestions.AlikeAsync(new AlikeQuery
        {
            Near = Make.At(375_000, 165_000),
            Postcode = "AM1 2AB",
            Phone = "632960001",
            WebHost = "choir.example",
            Email = "sing@choir.example",
        });
        Assert.Equal(["Near", "Phone", "Post", "Postcode", "Square", "Web"], alike.Select(asset => asset.Name).Order(StringComparer.Ordinal));
        Assert.Empty(await Atlas.Suggestions.AlikeAsync(new AlikeQuery()));
        Assert.Empty(await Atlas.Suggestions.AlikeAsync(
            new AlikeQuery { Postcode = "AM1 2AB", Except = alike.Single(asset => asset.Name == "Postcode").Id }));
    }

    private static Suggestion Of(Asset proposed, SuggestionKind kind = SuggestionKind.Addition) =>
        new() { Id = Guid.CreateVersion7(), Kind = kind, Proposed = proposed };

    private static Asset Full(string name) => Make.Asset(name, Make.At(375_000.125, 165_000.5), "Wool, \"tea\" and talk. ☕ Croeso!") with
    {
        Kind = AssetKind.Enterprise,
        Topics = ["making", "company"],
        Location = new AssetLocation
        {
            Shape = Make.At(375_000.125, 165_000.5),
            Placement = Placement.Postcode,
            Address = "Old Mill, Water Lane, Aldermere",
            Postcode = "AM1 2AB",
            Online = true,
            Covers = ["E05000001", "E05000002"],
        },
        Sessions =
        [
            new Session { Day = DayOfWeek.Tuesday, Start = new TimeOnly(10, 0), End = new TimeOnly(12, 30), EveryWeeks = 2,
                From = new DateOnly(2026, 1, 6) },
            new Session { Day = DayOfWeek.Friday, NthOfMonth = -1, Until = new DateOnly(2026, 12, 25), Notes = "not in August" },
        ],
        Access = default(Access).With(AccessFeature.StepFree, Answer.Yes).With(AccessFeature.Bsl, Answer.No),
        Cost = new Cost(CostKind.Amount, 2.35m, "with tea"),
        Audience = new Audience(18, 30, "new parents"),
        Languages = ["en", "cy"],
        Contact = new Contact("01632 960001", "hello@knit.example", "https://knit.example/"),
        Capacity = 14,
        Provenance = new Provenance("people", "k-1", "OGL-3", new DateOnly(2026, 2, 1)),
        Verification = new Verification("group", new DateOnly(2026, 1, 15), new DateOnly(2027, 1, 15)),
        Visibility = Visibility.Workforce,
    };

    private Task<Suggestion> SendAsync(Asset proposed, SuggestionKind kind = SuggestionKind.Addition, Guid? account = null)
    {
        // Ids made within a millisecond are in no order; those of people who send at the same time need none.
        var suggestion = Of(proposed, kind) with
        {
            Id = Guid.CreateVersion7(DateTimeOffset.UnixEpoch.AddSeconds(++sent)),
            Account = account,
        };
        return Atlas.Suggestions.AddAsync(suggestion, PrivateToken.Make().Hash);
    }
}
