using CommunityAssets.Domain.Assets;
using CommunityAssets.Domain.Links;
using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Storage;

namespace CommunityAssets.StorageTests.Contract;

/// <summary>Assets read as services: what is offered, by whom and where; and that what is not to be seen plays no part.</summary>
public abstract class ServiceContract : AtlasContract
{
    private static readonly ServiceQuery All = new()
    {
        Holds = [AssetKind.Group, AssetKind.Place, AssetKind.Organisation, AssetKind.Enterprise],
    };

    private static readonly Asset Council = Numbered(1, "Council") with { Kind = AssetKind.Organisation };
    private static readonly Asset Trust = Numbered(2, "Trust") with { Kind = AssetKind.Organisation };
    private static readonly Asset Hidden = Numbered(3, "Hidden") with
    {
        Kind = AssetKind.Organisation,
        Visibility = Visibility.Workforce,
    };

    private static readonly Asset Hall = Numbered(4, "Hall", Make.At(1000, 1000)) with { Kind = AssetKind.Place };
    private static readonly Asset Shed = Numbered(5, "Shed", Make.At(9000, 9000)) with
    {
        Kind = AssetKind.Place,
        Visibility = Visibility.Workforce,
    };

    private static readonly Asset Choir = Numbered(6, "Choir", summary: "Singing together.") with
    {
        Topics = ["music"],
        Access = default(Access).With(AccessFeature.StepFree, Answer.No).With(AccessFeature.Bsl, Answer.Yes),
        Audience = new Audience(18, 90),
        Capacity = 30,
        Sessions =
        [
            new Session { Day = DayOfWeek.Tuesday, Start = new TimeOnly(10, 0), End = new TimeOnly(12, 0) },
            new Session { Day = DayOfWeek.Friday, Start = new TimeOnly(19, 0), End = new TimeOnly(21, 0) },
        ],
    };

    private static readonly Asset Walkers = Numbered(7, "Walkers", Make.At(5000, 5000)) with
    {
        Location = new AssetLocation { Shape = Make.At(5000, 5000), Placement = Placement.Coordinates, Covers = ["E06000001"] },
        Provenance = new Provenance("register", "Walkers", "CC0"),
        Verification = new Verification("steward", new DateOnly(2026, 3, 1), new DateOnly(2027, 3, 1)),
    };

    private static readonly Asset Gift = Numbered(8, "Gift", Make.At(1000, 1000)) with { Kind = AssetKind.Gift };
    private static readonly Asset Online = Numbered(9, "Online") with { Location = new AssetLocation { Online = true } };

    [AtlasFact]
    public async Task Every_service_that_is_held_is_found_in_order_of_its_id_and_what_is_not_to_be_seen_is_not_counted()
    {
        await FillAsync();
        await Atlas.Assets.AddAsync(Make.Asset("Suggested") with { Status = AssetStatus.Suggested }, "steward", null);
        var page = await Atlas.Services.SearchAsync(All);
        Assert.Equal(["Council", "Trust", "Hall", "Choir", "Walkers", "Online"], Names(page));
        Assert.Equal(6, page.Matched);
        Assert.Equal(["Hall"], await FoundAsync(All with { Kinds = [AssetKind.Place] }));
        Assert.Empty(await FoundAsync(All with { Kinds = [AssetKind.Gift] }));
        Assert.Empty(await FoundAsync(All with { Ids = [Gift.Id, Hidden.Id, Shed.Id, Guid.CreateVersion7()] }));
        Assert.Equal(["Choir"], await FoundAsync(All with { Ids = [Choir.Id, Shed.Id] }));
        Assert.Contains("Shed", await FoundAsync(All with { See = Visibility.Workforce }));
    }

    [AtlasFact]
    public async Task Pages_by_number_and_pages_by_the_last_id_neither_repeat_nor_skip()
    {
        await FillAsync();
        var second = await Atlas.Services.SearchAsync(All with { Skip = 2, Limit = 2 });
        Assert.Equal(["Hall", "Choir"], Names(second));
        Assert.Equal(6, second.Matched);
        var beyond = await Atlas.Services.SearchAsync(All with { Skip = 600 });
        Assert.Empty(beyond.Items);
        Assert.Equal(6, beyond.Matched);
        var walked = new List<string>();
        Guid? after = Guid.Empty;
        while (after is not null)
        {
            var page = await Atlas.Services.SearchAsync(All with { After = after, Limit = 4 });
            Assert.Equal(0, page.Matched);
            walked.AddRange(Names(page));
            after = page.Items.Count == 4 ? page.Items[^1].Id : null;
        }

        Assert.Equal(["Council", "Trust", "Hall", "Choir", "Walkers", "Online"], walked);
    }

    [AtlasFact]
    public async Task Words_are_found_best_match_first_and_slips_too()
    {
        await ImportAsync(Numbered(1, "Singers", summary: "They meet by the allotment."), Numbered(2, "Allotment"));
        Assert.Equal(["Allotment", "Singers"], await FoundAsync(All with { Text = "alotment" }));
        Assert.Equal(["Singers", "Allotment"], await FoundAsync(All with { Text = "allotment", After = Guid.Empty }));
        Assert.Empty(await FoundAsync(All with { Text = "…" }));
    }

    [AtlasFact]
    public async Task A_service_is_provided_by_who_runs_it_as_far_as_that_may_be_seen_and_else_by_itself()
    {
        await FillAsync();
        var providers = await Atlas.Services.ProvidersOfAsync(All, [Choir.Id, Hall.Id, Walkers.Id, Online.Id, Council.Id]);
        Assert.Equal(Council.Id, providers[Choir.Id]);
        Assert.Equal(Council.Id, providers[Hall.Id]);
        Assert.Equal(Walkers.Id, providers[Walkers.Id]);
        Assert.Equal(Online.Id, providers[Online.Id]);
        Assert.Equal(Trust.Id, providers[Council.Id]);
        Assert.Equal(Hidden.Id, (await Atlas.Services.ProvidersOfAsync(All with { See = Visibility.Workforce }, [Walkers.Id]))[Walkers.Id]);
        Assert.Equal(["Hall", "Choir"], await FoundAsync(All with { Provider = Council.Id }));
        Assert.Equal(["Walkers"], await FoundAsync(All with { Provider = Walkers.Id }));
        Assert.Empty(await FoundAsync(All with { Provider = Hidden.Id }));
        Assert.Empty(await FoundAsync(All with { Provider = Choir.Id }));
        Assert.Empty(await FoundAsync(All with { Provider = Gift.Id }));
        var page = await Atlas.Services.ProvidersAsync(All);
        Assert.Equal(["Council", "Trust", "Walkers", "Online"], Names(page));
        Assert.Equal(4, page.Matched);
    }

    [AtlasFact]
    public async Task A_service_is_at_its_own_place_and_where_it_meets_as_far_as_that_may_be_seen()
    {
        await FillAsync();
        var links = await Atlas.Links.OfAsync(Choir.Id);
        var meeting = links.Single(link => link.Kind == LinkKind.MeetsAt && link.To == Hall.Id).Id;
        var page = await Atlas.Services.PlacesAsync(All);
        Assert.Equal(
            [
                new(Hall.Id, Hall.Id, Hall.Id), new(meeting, Choir.Id, Hall.Id), new(Walkers.Id, Walkers.Id, Walkers.Id),
                new ServiceAtPlace(Online.Id, Online.Id, Online.Id),
            ],
            page.Items);
        Assert.Equal(4, page.Matched);
        var second = await Atlas.Services.PlacesAsync(All with { Skip = 1, Limit = 2 });
        Assert.Equal(page.Items.Skip(1).Take(2), second.Items);
        Assert.Equal(4, second.Matched);
        Assert.Equal([page.Items[1]], (await Atlas.Services.PlacesAsync(All with { At = meeting })).Items);
        Assert.Equal([page.Items[2]], (await Atlas.Services.PlacesAsync(All with { At = Walkers.Id })).Items);
        Assert.Equal([page.Items[1]], (await Atlas.Services.PlacesAsync(All with { Ids = [Choir.Id] })).Items);
        var hidden = links.Single(link => link.Kind == LinkKind.MeetsAt && link.To == Shed.Id).Id;
        Assert.Empty((await Atlas.Services.PlacesAsync(All with { At = hidden })).Items);
        Assert.Equal(0, (await Atlas.Services.PlacesAsync(All with { At = Choir.Id })).Matched);
    }

    [AtlasFact]
    public async Task Nearness_counts_from_any_place_where_a_service_is()
    {
        await FillAsync();
        var near = All with { Near = Make.At(1000, 1100), WithinMetres = 100 };
        Assert.Equal(["Hall", "Choir"], await FoundAsync(near));
        Assert.Equal([Hall.Id, Hall.Id], (await Atlas.Services.PlacesAsync(near)).Items.Select(at => at.Place));
        Assert.Empty(await FoundAsync(near with { WithinMetres = 99 }));
        Assert.Empty((await Atlas.Services.PlacesAsync(near with { WithinMetres = 99 })).Items);
        Assert.Empty(await FoundAsync(All with { Near = Make.At(9000, 9000), WithinMetres = 500 }));
        await Assert.ThrowsAsync<BadInputException>(() => Atlas.Services.SearchAsync(All with { WithinMetres = 5 }));
    }

    [AtlasFact]
    public async Task What_covers_areas_is_for_their_people_and_what_names_none_is_for_all()
    {
        await FillAsync();
        Assert.DoesNotContain("Walkers", await FoundAsync(All with { CoversAnyOf = ["E06000002"] }));
        Assert.Contains("Choir", await FoundAsync(All with { CoversAnyOf = ["E06000002"] }));
        Assert.Contains("Walkers", await FoundAsync(All with { CoversAnyOf = ["E06000002", "E06000001"] }));
    }

    [AtlasFact]
    public async Task Ages_and_times_are_those_that_are_told_and_one_session_answers_for_all()
    {
        await FillAsync();
        Assert.Equal(["Choir"], await FoundAsync(All with { YoungestFrom = 17.5 }));
        Assert.Empty(await FoundAsync(All with { YoungestFrom = 18.5 }));
        Assert.Equal(["Choir"], await FoundAsync(All with { OldestTo = 90 }));
        Assert.Empty(await FoundAsync(All with { OldestTo = 89 }));
        Assert.Equal(["Choir"], await FoundAsync(All with { StartsFrom = new TimeOnly(19, 0) }));
        Assert.Empty(await FoundAsync(All with { StartsFrom = new TimeOnly(19, 1) }));
        Assert.Equal(["Choir"], await FoundAsync(All with { EndsBy = new TimeOnly(12, 0) }));
        Assert.Empty(await FoundAsync(All with { EndsBy = new TimeOnly(11, 59) }));
        Assert.Equal(["Choir"], await FoundAsync(All with { StartsFrom = new TimeOnly(18, 59, 59), EndsBy = new TimeOnly(21, 0, 30) }));
        Assert.Empty(await FoundAsync(All with { StartsFrom = new TimeOnly(19, 0, 1) }));
        Assert.Equal(["Choir"], await FoundAsync(All with { Days = [DayOfWeek.Friday] }));
        Assert.Empty(await FoundAsync(All with { Days = [DayOfWeek.Tuesday], StartsFrom = new TimeOnly(11, 0) }));
        Assert.Empty(await FoundAsync(All with { StartsFrom = new TimeOnly(11, 0), EndsBy = new TimeOnly(20, 0) }));
    }

    [AtlasFact]
    public async Task What_a_record_tells_can_be_asked_for()
    {
        await FillAsync();
        Assert.Equal(["Choir"], await FoundAsync(All with { Topics = ["music"] }));
        Assert.Equal(["Choir"], await FoundAsync(All with { Access = [AccessFeature.Bsl] }));
        Assert.Empty(await FoundAsync(All with { Access = [AccessFeature.StepFree] }));
        Assert.Equal(["Choir"], await FoundAsync(All with { AccessMissing = [AccessFeature.StepFree] }));
        Assert.Empty(await FoundAsync(All with { AccessMissing = [AccessFeature.StepFree, AccessFeature.Bsl] }));
        Assert.Equal(["Choir"], await FoundAsync(All with { Tells = [ServiceFact.Topic] }));
        Assert.Equal(["Choir"], await FoundAsync(All with { Tells = [ServiceFact.Access, ServiceFact.Capacity] }));
        Assert.Equal(["Online"], await FoundAsync(All with { Tells = [ServiceFact.Online] }));
        Assert.Equal(["Walkers"], await FoundAsync(All with { Tells = [ServiceFact.Checked] }));
        Assert.Equal(["Walkers"], await FoundAsync(All with { Tells = [ServiceFact.CheckDue] }));
        Assert.Equal(["Walkers"], await FoundAsync(All with { Tells = [ServiceFact.Licence] }));
    }

    [AtlasFact]
    public async Task What_changed_since_a_moment_is_what_changed_then_or_later()
    {
        await FillAsync();
        Time.Pass(TimeSpan.FromDays(1));
        var choir = (await Atlas.Assets.FindAsync(Choir.Id))!;
        var saved = await Atlas.Assets.SaveAsync(choir with { Name = "Choir of all" }, "steward", null);
        Assert.Equal(["Choir of all"], await FoundAsync(All with { ChangedSince = saved.Updated }));
        Assert.Equal(["Choir of all"], await FoundAsync(All with { ChangedSince = saved.Updated.ToOffset(TimeSpan.FromHours(5)) }));
        Assert.Empty(await FoundAsync(All with { ChangedSince = saved.Updated.AddSeconds(1) }));
        await Atlas.Assets.SaveAsync(saved with { Status = AssetStatus.Retired }, "steward", null);
        Assert.Empty(await FoundAsync(All with { ChangedSince = saved.Updated }));
        Assert.DoesNotContain(Choir.Id, (await Atlas.Services.PlacesAsync(All)).Items.Select(at => at.Service));
    }

    [AtlasFact]
    public async Task Pages_that_make_no_sense_are_refused()
    {
        await Assert.ThrowsAsync<BadInputException>(() => Atlas.Services.SearchAsync(All with { Limit = 0 }));
        await Assert.ThrowsAsync<BadInputException>(() => Atlas.Services.PlacesAsync(All with { Limit = 1001 }));
        await Assert.ThrowsAsync<BadInputException>(() => Atlas.Services.ProvidersAsync(All with { Skip = -1 }));
    }

    /// <summary>An asset whose id has a known place in the order of ids.</summary>
    private static Asset Numbered(int number, string name, NetTopologySuite.Geometries.Geometry? at = null, string? summary = null) =>
        Make.Asset(name, at, summary) with { Id = new Guid($"01900000-0000-7000-8000-{number:000000000000}") };

    private static IEnumerable<string> Names(ServicePage<Asset> page) => page.Items.Select(asset => asset.Name);

    private async Task<string[]> FoundAsync(ServiceQuery query) => [.. Names(await Atlas.Services.SearchAsync(query))];

    private Task FillAsync() => ImportAsync(
        [Council, Trust, Hidden, Hall, Shed, Choir, Walkers, Gift, Online],
        new LinkClaim("register", "Council", "Choir", LinkKind.Runs),
        new LinkClaim("register", "Trust", "Choir", LinkKind.Runs),
        new LinkClaim("register", "Council", "Hall", LinkKind.Runs),
        new LinkClaim("register", "Trust", "Council", LinkKind.Runs),
        new LinkClaim("register", "Hidden", "Walkers", LinkKind.Runs),
        new LinkClaim("register", "Gift", "Online", LinkKind.Runs),
        new LinkClaim("register", "Council", "Shed", LinkKind.Runs),
        new LinkClaim("register", "Choir", "Hall", LinkKind.MeetsAt),
        new LinkClaim("register", "Choir", "Shed", LinkKind.MeetsAt));
}
