using CommunityAssets.Domain.Assets;
using CommunityAssets.Domain.Needs;
using CommunityAssets.Domain.Places;
using CommunityAssets.Storage;
using CommunityAssets.WebTests.CommandLine;
using CommunityAssets.WebTests.Running;
using NetTopologySuite.Geometries;

namespace CommunityAssets.WebTests.Analyses;

/// <summary>
/// Areas in a row, each a square kilometre with its people in the middle: what is in reach of them can be worked out by hand.
/// </summary>
internal sealed class Street : IAsyncDisposable
{
    public const string Town = "E06998001";

    private static readonly GeometryFactory Factory = new(new PrecisionModel(), 27700);
    private readonly Workplace _work = new();

    private Street(double apart) => Apart = apart;

    public IAtlas Atlas { get; private set; } = null!;

    /// <summary>Metres from the middle of one area to the next.</summary>
    public double Apart { get; }

    /// <summary>An area: its people (null when not loaded), its need (null for none), and how many groups meet in its middle.</summary>
    public readonly record struct House(int? People, double? Need, int Groups);

    public static string Code(int number) => $"E0199{number:D4}";

    public static Asset Strength(string id, AssetKind kind, string name, double east, double north = 500) => new()
    {
        Id = Guid.CreateVersion7(),
        Kind = kind,
        Name = name,
        Location = new AssetLocation { Shape = At(east, north), Placement = Placement.Coordinates },
        Provenance = new Provenance("register", id, "OGL v3"),
    };

    /// <summary>Builds one. The town holds the first few areas; further strengths may be anywhere.</summary>
    public static async Task<Street> BuildAsync(
        IReadOnlyList<House> houses, double apart = 10_000, int inTown = 0, Polarity polarity =
            Polarity.HigherIsWorse, params Asset[] further)
    {
        var street = new Street(apart);
        street.Atlas = await Storage.Atlas.CreateAsync(street._work.Atlas, ReferenceSystem.BritishNationalGrid, TimeProvider.System);
        await SmallPlace.ImportAsync(
            street.Atlas, "areas", "ons", session => session.StageAsync(SmallPlace.Rows(street.Areas(houses.Count, inTown))));
        var people = houses.Select((house, number) => (house, number)).Where(pair => pair.house.People is not null)
            .Select(pair => new AreaPopulation(Code(pair.number), 2021, pair.house.People!.Value, null)).ToList();
        if (people.Count > 0)
        {
            await SmallPlace.ImportAsync(street.Atlas, "population", "ons", session => session.StageAsync(SmallPlace.Rows(people)));
        }

        await SmallPlace.ImportAsync(street.Atlas, "indicators", "survey", async session =>
        {
            await session.StageAsync([new Indicator { Id = "need", Name = "Need", Unit = "score", Polarity = polarity }]);
            await session.StageAsync(
                SmallPlace.Rows(houses.Select((house, number) => (house, number)).Where(pair => pair.house.Need is not null)
                .Select(pair => new IndicatorValue("need", Code(pair.number), 2021, "2024", pair.house.Need))));
        });
        var groups = houses.SelectMany((house, number) => Enumerable.Range(0, house.Groups)
            .Select(group => Strength($"{number}-{group}", AssetKind.Group, $"Group {number}-{group}", street.Middle(number))));
        await SmallPlace.ImportAsync(
            street.Atlas, "assets", "register", session => session.StageAsync(SmallPlace.Rows(groups.Concat(further))));
        return street;
    }

    /// <summary>How far east the middle of an area lies.</summary>
    public double Middle(int number) => 500 + (Apart * number);

    public async ValueTask DisposeAsync()
    {
        await Atlas.DisposeAsync();
        _work.Dispose();
    }

    private static Point At(double east, double north) => Factory.CreatePoint(new Coordinate(400_000 + east, 300_000 + north));

    private IEnumerable<Area> Areas(int count, int inTown)
    {
        var width = Math.Min(1000, Apart);
        for (var number = 0; number < count; number++)
        {
            yield return Named(
                Code(number), $"Street {number}", AreaLevel.Lsoa, Middle(number) - (width / 2), Middle(number) + (width / 2));
        }

        if (inTown > 0)
        {
            yield return Named(Town, "Town", AreaLevel.Lad, 0, Middle(inTown - 1) + (width / 2));
        }
    }

    private static Area Named(string code, string name, AreaLevel level, double west, double east) => new()
    {
        Key = new AreaKey(code, 2021),
        Name = name,
        Level = level,
        Shape = (Polygon)Factory.ToGeometry(new Envelope(400_000 + west, 400_000 + east, 300_000, 301_000)),
        Source = "ons",
    };
}
