using CommunityAssets.Domain.Assets;
using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Storage;

namespace CommunityAssets.StorageTests.Contract;

/// <summary>Gathering what may fit somebody's hopes.</summary>
public abstract class CandidateContract : AtlasContract
{
    private static readonly CandidateQuery Near = new() { Near = Make.At(1000, 1000), WithinMetres = 2000 };

    [AtlasFact]
    public async Task An_empty_atlas_has_no_candidates() => Assert.Empty(await NamesAsync(Near));

    [AtlasFact]
    public async Task One_topic_or_one_phrase_in_common_is_enough()
    {
        await ImportAsync(
            About("Allotment", 1100, "growing"), About("Chess", 1100, "sport"), About("Garden of Words", 1200, "learning"),
            Make.Asset("Plain", Make.At(1300, 1000), "Knit, and natter over tea."));
        Assert.Equal(["Allotment"], await NamesAsync(Near with { Topics = ["growing", "dementia"] }));
        Assert.Equal(["Plain"], await NamesAsync(Near with { Phrases = ["knit and natter"] }));
        Assert.Equal(
            ["Allotment", "Garden of Words", "Plain"],
            await NamesAsync(Near with { Topics = ["growing"], Phrases = ["knit natter", "gardens"] }));
        Assert.Equal(["Allotment", "Chess"], await NamesAsync(Near with { Topics = ["growing"], Also = ["sport"] }));
    }

    [AtlasFact]
    public async Task Every_word_of_a_phrase_is_needed_and_slips_are_forgiven()
    {
        await ImportAsync(
            About("Memory Cafe", 1100), About("Memory Lane", 1200), About("Allotment", 1300));
        Assert.Equal(["Memory Cafe"], await NamesAsync(Near with { Phrases = ["memory café"] }));
        Assert.Equal(["Allotment", "Memory Cafe"], await NamesAsync(Near with { Phrases = ["alotments", "cafe memory"] }));
    }

    [AtlasFact]
    public async Task Phrases_without_a_word_find_nothing_and_none_at_all_find_anything()
    {
        await ImportAsync(About("Allotment", 1100, "growing"));
        Assert.Empty(await NamesAsync(Near with { Phrases = ["%", "!?"] }));
        Assert.Equal(["Allotment"], await NamesAsync(Near));
        Assert.Equal(["Allotment"], await NamesAsync(new CandidateQuery()));
    }

    [AtlasFact]
    public async Task What_is_further_than_asked_is_left_out_and_how_far_the_rest_is_is_told()
    {
        await ImportAsync(About("Near", 1300, "growing"), About("Far", 3001, "growing"), About("Edge", 3000, "growing"));
        var hits = await Atlas.Assets.CandidatesAsync(Near with { Topics = ["growing"] });
        Assert.Equal(
            [("Edge", 2000.0), ("Near", 300.0)],
            hits.Select(hit => (hit.Asset.Name, Math.Round(hit.Metres!.Value, 6))).OrderBy(hit => hit.Name, StringComparer.Ordinal));
    }

    [AtlasFact]
    public async Task Without_a_point_everything_of_the_topic_is_a_candidate_and_no_distance_is_told()
    {
        await ImportAsync(About("Here", 1000, "growing"), About("There", 90_000, "growing"), Covering("Anywhere", "E05000001"));
        var hits = await Atlas.Assets.CandidatesAsync(new CandidateQuery { Topics = ["growing"] });
        Assert.Equal(["Anywhere", "Here", "There"], hits.Select(hit => hit.Asset.Name).Order(StringComparer.Ordinal));
        Assert.All(hits, hit => Assert.Null(hit.Metres));
    }

    [AtlasFact]
    public async Task What_covers_where_somebody_is_and_what_has_neither_place_nor_area_come_too()
    {
        await ImportAsync(
            Covering("Mine", "E05000001"), Covering("Theirs", "E05000002"), Covering("National", "E92000001"),
            Make.Asset("Online") with { Topics = ["growing"], Location = new AssetLocation { Online = true } },
            Make.Asset("Somewhere") with { Topics = ["growing"] },
            Make.Asset("Other online") with { Topics = ["sport"], Location = new AssetLocation { Online = true } });
        Assert.Equal(
            ["Mine", "National", "Online", "Somewhere"],
            await NamesAsync(Near with { Topics = ["growing"], Covers = ["E05000001", "E92000001"] }));
    }

    [AtlasFact]
    public async Task What_is_online_is_looked_for_anywhere_where_that_is_wished()
    {
        var far = About("Far and online", 80_000, "growing");
        await ImportAsync(far with { Location = far.Location with { Online = true } }, About("Far", 80_000, "growing"));
        Assert.Empty(await NamesAsync(Near with { Topics = ["growing"] }));
        Assert.Equal(["Far and online"], await NamesAsync(Near with { Topics = ["growing"], Online = true }));
    }

    [AtlasFact]
    public async Task What_meets_the_wishes_is_not_crowded_out_by_what_is_nearer()
    {
        var many = Enumerable.Range(0, 130).Select(number => About($"Near {number:000}", 1000 + number, "growing")).ToArray();
        var wished = About("Wished", 2500, "growing") with
        {
            Sessions = [new Session { Day = DayOfWeek.Tuesday }],
            Cost = new Cost(CostKind.Free),
            Access = default(Access).With(AccessFeature.StepFree, Answer.Yes),
        };
        await ImportAsync([.. many, wished]);
        var query = Near with { Topics = ["growing"] };
        Assert.DoesNotContain("Wished", await NamesAsync(query));
        Assert.Contains(
            "Wished", await NamesAsync(query with { Days = [DayOfWeek.Tuesday], Free = true, Access = [AccessFeature.StepFree] }));
        Assert.DoesNotContain("Wished", await NamesAsync(query with { Days = [DayOfWeek.Monday] }));
        var all = await NamesAsync(query);
        Assert.Equal("Near 000", all[0]);
        Assert.InRange(all.Count, 50, CandidateQuery.Most);
    }

    [AtlasFact]
    public async Task What_is_not_published_and_what_is_for_the_workforce_is_left_out_for_everybody_else()
    {
        await ImportAsync(
            About("Open", 1100, "growing"), About("Suggested", 1200, "growing") with { Status = AssetStatus.Suggested },
            About("Retired", 1200, "growing") with { Status = AssetStatus.Retired },
            About("For the workforce", 1300, "growing") with { Visibility = Visibility.Workforce },
            Covering("Covering, for the workforce", "E05000001") with { Visibility = Visibility.Workforce },
            Make.Asset("Somewhere, for the workforce") with { Topics = ["growing"], Visibility = Visibility.Workforce });
        var query = Near with { Topics = ["growing"], Phrases = ["open", "workforce"], Covers = ["E05000001"], Online = true };
        Assert.Equal(["Open"], await NamesAsync(query));
        Assert.Equal(
            ["Covering, for the workforce", "For the workforce", "Open", "Somewhere, for the workforce"],
            await NamesAsync(query with { See = Visibility.Workforce }));
    }

    [AtlasFact]
    public async Task Signs_that_mean_something_to_a_database_mean_nothing()
    {
        await ImportAsync(About("Plain", 1100, "growing"));
        foreach (var text in (string[])["'", "\"", "a' OR '1'='1", "knit* NEAR(", "&|!()", ":*", "\\", "x) OR (plain"])
        {
            Assert.Empty(await NamesAsync(Near with { Topics = [text] }));
            _ = await NamesAsync(Near with { Phrases = [text], Covers = [text] });
        }
    }

    [AtlasFact]
    public async Task A_query_that_makes_no_sense_is_refused()
    {
        await Assert.ThrowsAsync<BadInputException>(() => Atlas.Assets.CandidatesAsync(Near with { WithinMetres = 0 }));
        await Assert.ThrowsAsync<BadInputException>(() => Atlas.Assets.CandidatesAsync(Near with { WithinMetres = double.NaN }));
        await Assert.ThrowsAsync<BadInputException>(() => Atlas.Assets.CandidatesAsync(Near with { Phrases = [new string('a', 600)] }));
    }

    private static Asset About(string name, double x, params string[] topics) =>
        Make.Asset(name, Make.At(x, 1000)) with { Topics = [.. topics] };

    private static Asset Covering(string name, string code) => Make.Asset(name) with
    {
        Topics = ["growing"],
        Location = new AssetLocation { Covers = [code] },
    };

    private async Task<List<string>> NamesAsync(CandidateQuery query) =>
        [.. (await Atlas.Assets.CandidatesAsync(query)).Select(hit => hit.Asset.Name).Order(StringComparer.Ordinal)];
}
