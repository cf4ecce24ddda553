using CommunityAssets.Analysis.Finding;
using CommunityAssets.Domain.Assets;
using AssetAccess = CommunityAssets.Domain.Assets.Access;

namespace CommunityAssets.UnitTests.Analysis.Finding;

public sealed class RankingTests
{
    [Fact]
    public void The_formula_adds_up_as_it_is_written()
    {
        var asset = FinderCases.Asset("Garden", "growing").On(DayOfWeek.Tuesday, 10, 12) with
        {
            Access = default(AssetAccess).With(AccessFeature.StepFree, Answer.Yes),
            Verification = new Verification("steward", FinderCases.Today),
        };
        var wish = FinderCases.About("growing").Saying("garden") with
        {
            Minutes = 20,
            Days = [DayOfWeek.Tuesday],
            Access = [AccessFeature.StepFree],
        };
        var fit = wish.Of(asset.At(20))!;
        Assert.Equal(34 + 18 + 11 + 10 + 10 + 6, fit.Score, 1e-9);
        Assert.Equal(FitGroup.Fits, fit.Group);
        Assert.Empty(fit.Misses);
    }

    [Fact]
    public void The_weights_add_up_to_a_hundred() => Assert.Equal(
        100, Weights.Topic + Weights.Words + Weights.Near + Weights.Time + Weights.Help + Weights.Fresh, 1e-9);

    [Fact]
    public void What_is_about_nothing_that_was_asked_for_is_left_out()
    {
        Assert.Null(FinderCases.About("growing").Of(FinderCases.Asset("Chess", "sport").At(1)));
        Assert.NotNull(new Wish().Of(FinderCases.Asset("Chess", "sport").At(1)));
    }

    [Fact]
    public void A_name_that_is_what_was_said_comes_before_what_is_only_of_the_topic() => Assert.Equal(
        ["Knit and Natter", "Patchwork"],
        FinderCases.About("making-mending").Saying("knit natter").Order(
            FinderCases.Asset("Patchwork", "making-mending").At(5),
            FinderCases.Asset("Knit and Natter", "making-mending").At(8)));

    [Fact]
    public void A_name_is_enough_where_nobody_has_said_what_it_is_about()
    {
        var fit = FinderCases.About("making-mending").Saying("knit natter").Of(FinderCases.Asset("Knit & Natter").At(8))!;
        Assert.Equal(FitGroup.Fits, fit.Group);
    }

    [Fact]
    public void A_narrower_topic_fits_and_counts_half()
    {
        var wish = FinderCases.About("company");
        var company = wish.Of(FinderCases.Asset("Cuppa", "company").At(5))!;
        var shed = wish.Of(FinderCases.Asset("Shed", "mens-spaces").At(5))!;
        Assert.Equal(FitGroup.Fits, shed.Group);
        Assert.Equal(17, company.Score - shed.Score, 1e-9);
    }

    [Fact]
    public void What_the_words_only_have_to_do_with_nearly_fits()
    {
        var wish = FinderCases.About("dementia") with { Also = ["carers"] };
        var fit = wish.Of(FinderCases.Asset("Carers' lunch", "carers").At(5))!;
        Assert.Equal(FitGroup.Nearly, fit.Group);
        Assert.Equal([MissKind.OtherTopic], fit.Misses.Select(miss => miss.Kind));
    }

    [Fact]
    public void Of_two_that_fit_the_one_that_also_answers_the_hint_comes_first() => Assert.Equal(
        ["Both", "One"],
        (FinderCases.About("dementia") with { Also = ["carers"] }).Order(
            FinderCases.Asset("One", "dementia").At(5), FinderCases.Asset("Both", "dementia", "carers").At(5)));

    [Fact]
    public void What_is_further_is_told_by_how_much()
    {
        var fit = (FinderCases.About("growing") with { Minutes = 15 }).Of(FinderCases.Asset("Garden", "growing").At(35))!;
        Assert.Equal(FitGroup.Nearly, fit.Group);
        Assert.Equal(new Miss(MissKind.Further, 20), Assert.Single(fit.Misses));
    }

    [Fact]
    public void Another_day_is_a_near_miss_and_a_day_that_nobody_knows_is_none()
    {
        var wish = FinderCases.About("growing") with { Days = [DayOfWeek.Tuesday] };
        var thursdays = FinderCases.Asset("A", "growing").On(DayOfWeek.Thursday, 10);
        Assert.Equal([MissKind.OtherDay], wish.Of(thursdays.At(5))!.Misses.Select(miss => miss.Kind));
        Assert.Equal(FitGroup.Fits, wish.Of(FinderCases.Asset("B", "growing").At(5))!.Group);
    }

    [Theory]
    [InlineData(TimeOfDay.Morning, 10, 12, true)]
    [InlineData(TimeOfDay.Afternoon, 10, 12, false)]
    [InlineData(TimeOfDay.Afternoon, 10, 14, true)]
    [InlineData(TimeOfDay.Evening, 16, 18, true)]
    [InlineData(TimeOfDay.Evening, 19, 0, true)]
    [InlineData(TimeOfDay.Morning, 12, 13, false)]
    [InlineData(TimeOfDay.Evening, 22, 1, true)]
    public void A_time_of_day_is_met_by_a_session_that_lies_in_it_in_part(TimeOfDay time, int start, int end, bool meets)
    {
        var wish = FinderCases.About("growing") with { Times = [time] };
        var fit = wish.Of(FinderCases.Asset("A", "growing").On(DayOfWeek.Monday, start, end).At(5))!;
        Assert.Equal(meets, fit.Group == FitGroup.Fits);
    }

    [Fact]
    public void The_right_day_at_the_wrong_time_says_so()
    {
        var wish = FinderCases.About("growing") with { Days = [DayOfWeek.Monday], Times = [TimeOfDay.Evening] };
        var asset = FinderCases.Asset("A", "growing").On(DayOfWeek.Monday, 10, 12).On(DayOfWeek.Friday, 19, 21);
        Assert.Equal([MissKind.OtherTime], wish.Of(asset.At(5))!.Misses.Select(miss => miss.Kind));
    }

    [Fact]
    public void A_session_that_has_ended_for_good_does_not_count()
    {
        var wish = FinderCases.About("growing") with { Days = [DayOfWeek.Monday] };
        var asset = FinderCases.Asset("A", "growing");
        asset = asset with { Sessions = [new Session { Day = DayOfWeek.Monday, Until = FinderCases.Today.AddDays(-1) }] };
        Assert.Equal(
            Weights.Time * Weights.NotKnown, wish.Of(asset.At(5))!.Score - FinderCases.About("growing").Of(asset.At(5))!.Score, 1e-9);
    }

    [Fact]
    public void A_charge_a_known_step_another_age_and_no_way_online_are_near_misses_and_not_known_is_none()
    {
        var wish = FinderCases.About("growing") with { Free = true, Access = [AccessFeature.StepFree], Age = 30, Online = true };
        var known = FinderCases.Asset("A", "growing") with
        {
            Cost = new Cost(CostKind.Amount, 3),
            Access = default(AssetAccess).With(AccessFeature.StepFree, Answer.No),
            Audience = new Audience(AgeFrom: 60),
        };
        Assert.Equal(
            [MissKind.Without, MissKind.HasPrice, MissKind.InPerson, MissKind.OtherAge],
            wish.Of(known.At(5))!.Misses.Select(miss => miss.Kind));
        var unknown = FinderCases.Asset("B", "growing");
        Assert.Equal([MissKind.InPerson], wish.Of(unknown.At(5))!.Misses.Select(miss => miss.Kind));
    }

    [Theory]
    [InlineData(CostKind.Free, null)]
    [InlineData(CostKind.Donation, null)]
    [InlineData(CostKind.Amount, 0)]
    public void Free_takes_what_costs_nothing_and_what_one_may_give(CostKind kind, int? pounds)
    {
        var asset = FinderCases.Asset("A", "growing") with { Cost = new Cost(kind, pounds) };
        Assert.Empty((FinderCases.About("growing") with { Free = true }).Of(asset.At(5))!.Misses);
    }

    [Fact]
    public void What_is_online_is_never_too_far()
    {
        var asset = FinderCases.Asset("A", "growing");
        asset = asset with { Location = asset.Location with { Online = true } };
        var fit = FinderCases.About("growing").Of(asset.At(90))!;
        Assert.Equal(FitGroup.Online, fit.Group);
        Assert.Empty(fit.Misses);
    }

    [Fact]
    public void What_covers_a_place_comes_after_what_is_near_and_what_is_national_last() => Assert.Equal(
        ["Here", "Far", "Covering", "Online", "Somewhere", "National"],
        FinderCases.About("growing").Order(
            new Candidate(FinderCases.Asset("National", "growing"), Reach.National, null),
            new Candidate(FinderCases.Asset("Online", "growing"), Reach.Online, null),
            new Candidate(FinderCases.Asset("Somewhere", "growing"), Reach.NotKnown, null),
            new Candidate(FinderCases.Asset("Covering", "growing"), Reach.Covers, null),
            FinderCases.Asset("Far", "growing").At(60),
            FinderCases.Asset("Here", "growing").At(5)));

    [Fact]
    public void What_nobody_has_checked_sinks_and_stays_in_sight()
    {
        var lately = FinderCases.Asset("Checked", "growing") with { Verification = new Verification("steward", FinderCases.Today) };
        Assert.Equal(
            ["Checked", "Unchecked"], FinderCases.About("growing").Order(FinderCases.Asset("Unchecked", "growing").At(5), lately.At(5)));
    }

    [Fact]
    public void A_check_counts_less_the_older_it_is()
    {
        Assert.Equal(1, Freshness.Of(new Verification("steward", FinderCases.Today.AddDays(-90)), FinderCases.Today));
        Assert.Equal(0.65, Freshness.Of(new Verification("steward", FinderCases.Today.AddDays(-410)), FinderCases.Today), 1e-9);
        Assert.Equal(0.3, Freshness.Of(new Verification("steward", FinderCases.Today.AddDays(-5000)), FinderCases.Today));
        Assert.Equal(0, Freshness.Of(null, FinderCases.Today));
    }

    [Theory]
    [InlineData(640, GettingAbout.OnFoot, 8)]
    [InlineData(640, GettingAbout.Slowly, 13)]
    [InlineData(2000, GettingAbout.ByBicycle, 10)]
    [InlineData(4000, GettingAbout.ByCar, 10)]
    [InlineData(0, GettingAbout.OnFoot, 1)]
    public void Ways_are_told_in_whole_minutes(double metres, GettingAbout by, int minutes) =>
        Assert.Equal(minutes, Travel.Minutes(metres, by));
}
