using CommunityAssets.Analysis.Finding;
using CommunityAssets.Domain.Assets;
using FsCheck;
using FsCheck.Fluent;
using AssetAccess = CommunityAssets.Domain.Assets.Access;

namespace CommunityAssets.UnitTests.Analysis.Finding;

/// <summary>Being better in one thing, all else the same, never makes a thing come later.</summary>
public sealed class RankingPropertyTests
{
    private static readonly string[] Topics = ["company", "mens-spaces", "growing", "dementia"];

    private static readonly Gen<Wish> Wishes =
        from named in Gen.SubListOf(Topics)
        from also in Gen.SubListOf(Topics)
        from days in Gen.SubListOf(Enum.GetValues<DayOfWeek>())
        from times in Gen.SubListOf(Enum.GetValues<TimeOfDay>())
        from access in Gen.SubListOf(Enum.GetValues<AccessFeature>())
        from minutes in Gen.Choose(5, 60)
        from free in Gen.Elements(true, false)
        from words in Gen.Elements(null, "knit natter", "garden")
        select FinderCases.About([.. named]).Saying(words ?? "") with
        {
            Also = [.. also.Except(named)],
            Days = [.. days],
            Times = [.. times],
            Access = [.. access],
            Minutes = minutes,
            Free = free,
        };

    private static readonly Gen<Asset> Assets =
        from name in Gen.Elements("Knit and Natter", "Garden", "Chess", "Knitting in the garden")
        from topics in Gen.SubListOf(Topics)
        from yes in Gen.Choose(0, 127)
        from no in Gen.Choose(0, 127)
        from cost in Gen.Elements(null, new Cost(CostKind.Free), new Cost(CostKind.Donation), new Cost(CostKind.Amount, 2))
        from day in Gen.Elements(Enum.GetValues<DayOfWeek>())
        from hour in Gen.Choose(0, 23)
        from set in Gen.Elements(true, false)
        from ago in Gen.Choose(-1, 1500)
        select (set ? FinderCases.Asset(name, [.. topics]).On(day, hour) : FinderCases.Asset(name, [.. topics])) with
        {
            Access = new AssetAccess(yes, no & ~yes),
            Cost = cost,
            Verification = ago < 0 ? null : new Verification("steward", FinderCases.Today.AddDays(-ago)),
        };

    private static readonly Arbitrary<(Wish Wish, Asset Asset)> Cases = Arb.From(
        from wish in Wishes
        from asset in Assets
        select (wish, asset));

    [Fact]
    public void Nearer_is_never_worse() => Holds((wish, asset) =>
        Enumerable.Range(0, 12).All(step => IsNoWorse(wish.Of(asset.At((step * 10) + 1)), wish.Of(asset.At(((step + 1) * 10) + 1)))));

    [Fact]
    public void Checked_more_lately_is_never_worse() => Holds((wish, asset) =>
    {
        var ago = asset.Verification is { } check ? FinderCases.Today.DayNumber - check.On.DayNumber : 4000;
        var later = asset with { Verification = new Verification("steward", FinderCases.Today.AddDays(-ago / 2)) };
        return IsNoWorse(wish.Of(later.At(5)), wish.Of(asset.At(5)));
    });

    [Fact]
    public void Known_to_help_is_never_worse_than_not_known_and_that_never_worse_than_known_not_to() => Holds((wish, asset) =>
        AssetAccess.Features.All(feature =>
        {
            var (yes, unknown, no) = (With(Answer.Yes), With(Answer.NotKnown), With(Answer.No));
            return IsNoWorse(wish.Of(yes.At(5)), wish.Of(unknown.At(5))) && IsNoWorse(wish.Of(unknown.At(5)), wish.Of(no.At(5)));

            Asset With(Answer answer) => asset with { Access = asset.Access.With(feature, answer) };
        }));

    [Fact]
    public void One_more_topic_is_never_worse() => Holds((wish, asset) =>
        Topics.All(topic => IsNoWorse(wish.Of((asset with { Topics = [.. asset.Topics.Union([topic])] }).At(5)), wish.Of(asset.At(5)))));

    [Fact]
    public void One_more_time_is_never_worse_than_the_others_alone() => Holds((wish, asset) =>
        asset.Sessions.Length == 0
        || Enum.GetValues<DayOfWeek>().All(day => IsNoWorse(wish.Of(asset.On(day, 14, 16).At(5)), wish.Of(asset.At(5)))));

    [Fact]
    public void Free_is_never_worse_than_a_charge() => Holds((wish, asset) => IsNoWorse(
        wish.Of((asset with { Cost = new Cost(CostKind.Free) }).At(5)),
        wish.Of((asset with { Cost = new Cost(CostKind.Amount, 4) }).At(5))));

    [Fact]
    public void Scores_lie_between_nothing_and_a_hundred() => Holds((wish, asset) =>
        wish.Of(asset.At(5)) is not { } fit || fit.Score is >= 0 and <= 100);

    private static void Holds(Func<Wish, Asset, bool> property) =>
        Prop.ForAll(Cases, pair => property(pair.Wish, pair.Asset)).Check(FixedDraws.Config);

    private static bool IsNoWorse(Fit? better, Fit? worse) => worse is null
        || (better is not null && (better.Group < worse.Group || (better.Group == worse.Group && better.Score >= worse.Score - 1e-9)));
}
