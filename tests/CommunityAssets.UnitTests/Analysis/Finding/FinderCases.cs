using CommunityAssets.Analysis.Finding;
using CommunityAssets.Domain.Assets;
using CommunityAssets.Domain.Text;
using NetTopologySuite.Geometries;

namespace CommunityAssets.UnitTests.Analysis.Finding;

/// <summary>The small words from which tests of the order make their cases.</summary>
internal static class FinderCases
{
    public static readonly DateOnly Today = new(2026, 6, 1);

    public static readonly TopicKinship Kinship = new(
    [
        new Topic("company", "Company", "", null, []), new Topic("mens-spaces", "Men's spaces", "", "company", []),
        new Topic("growing", "Growing", "", null, []), new Topic("dementia", "Dementia", "", null, []),
    ]);

    public static Asset Asset(string name, params string[] topics) => new()
    {
        Id = Guid.CreateVersion7(),
        Kind = AssetKind.Group,
        Name = name,
        Topics = [.. topics],
        Location = new AssetLocation { Shape = new Point(0, 0), Placement = Placement.Coordinates },
        Provenance = new Provenance("register", name),
    };

    public static Asset On(this Asset asset, DayOfWeek day, int hour, int until = 0) => asset with
    {
        Sessions = asset.Sessions.Add(new Session
        {
            Day = day,
            Start = new TimeOnly(hour, 0),
            End = until == 0 ? null : new TimeOnly(until, 0),
        }),
    };

    public static Candidate At(this Asset asset, int? minutes) => new(asset, Reach.Placed, minutes);

    public static Wish About(params string[] topics) => new() { Topics = [.. topics] };

    public static Wish Saying(this Wish wish, string words) => wish with { Words = TextQuery.Of(words) };

    public static Fit? Of(this Wish wish, Candidate candidate) => new Ranking(wish, Kinship, Today).Of(candidate);

    public static IReadOnlyList<string> Order(this Wish wish, params Candidate[] candidates) =>
        [.. new Ranking(wish, Kinship, Today).Order(candidates).Select(fit => fit.Candidate.Asset.Name)];
}
