using CommunityAssets.Domain.Assets;
using CommunityAssets.Domain.Links;
using CommunityAssets.Domain.Needs;
using CommunityAssets.Domain.Places;
using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Storage;
using NetTopologySuite.Geometries;

namespace CommunityAssets.WebTests.Running;

/// <summary>
/// Testham: a made-up place of four square kilometres with known answers. Its south-west corner is 400,000 east, 300,000 north, which is 2°
/// west
/// exactly. Codes are of no area that ONS will issue.
/// </summary>
public static class SmallPlace
{
    public const string Authority = "E06999001";
    public const string Country = "E92000001";
    public const string OtherNation = "W92000004";
    public const string SouthWest = "E01999001";
    public const string SouthEast = "E01999002";
    public const string NorthWest = "E01999003";
    public const string NorthEast = "E01999004";
    public const string Script = "<script>alert(1)</script> & \"friends\"";

    private static readonly GeometryFactory Factory = new(new PrecisionModel(), 27700);

    public static Guid Id(int number) => new($"01900000-0000-7000-8000-{number:D12}");

    public static Guid Choir => Id(1);

    public static Guid Hall => Id(2);

    public static Guid Trust => Id(3);

    public static Guid Retired => Id(50);

    public static Guid Suggested => Id(51);

    public static Guid Workforce => Id(52);

    public static Guid ScriptNamed => Id(4);

    public static Point At(double east, double north) => Factory.CreatePoint(new Coordinate(400_000 + east, 300_000 + north));

    /// <summary>Loads it into an empty atlas.</summary>
    public static async Task LoadAsync(IAtlas atlas)
    {
        await ImportAsync(atlas, "areas", "ons", session => session.StageAsync(Rows(Areas())));
        await ImportAsync(atlas, "population", "ons", session => session.StageAsync(Rows<AreaPopulation>(
        [
            new(SouthWest, 2021, 1500, At(400, 400)), new(SouthEast, 2021, 1600, At(1500, 500)), new(Authority, 2021, 6200, null),
        ])));
        await ImportAsync(atlas, "postcodes", "onspd", session => session.StageAsync(Rows<Postcode>(
        [
            new() { Code = "TE1 1AA", Point = At(300, 300), Areas = [SouthWest, Authority, Country] },
            new() { Code = "TE1 1AB", Point = At(310, 310), Areas = [SouthWest, Authority] },
            new() { Code = "TE1 9ZZ", Point = At(1500, 1500), Terminated = new DateOnly(2019, 5, 1) },
        ])));
        await ImportAsync(atlas, "indicators", "surveys", async session =>
        {
            await session.StageAsync(Indicators());
            await session.StageAsync(Rows(Values()));
        });
        await ImportAsync(atlas, "assets", "register", async session =>
        {
            await session.StageAsync(Rows(Assets()));
            await session.StageAsync(Rows<LinkClaim>(
            [
                new("register", "1", "2", LinkKind.MeetsAt),
                new("register", "3", "2", LinkKind.Runs),
                new("register", "1", "52", LinkKind.PartnersWith),
            ]));
        });
    }

    /// <summary>
    /// The source's assets: three that are told in full, one with a dangerous name, 24 alike, and three that the public may not see.
    /// </summary>
    public static IEnumerable<Asset> Assets()
    {
        yield return Of(1, AssetKind.Group, "Riverside Community Choir", At(500, 500), ["music-singing"]) with
        {
            Summary = "Sing together, no auditions.\nCake afterwards.",
            Sessions = [SessionText.TryParse("Tue 10:00-12:00")!, SessionText.TryParse("1st Thu 14:00-16:00")!],
            Access = default(Access).With(AccessFeature.StepFree, Answer.Yes).With(AccessFeature.HearingLoop, Answer.No),
            Cost = new Cost(CostKind.Amount, 2.5m, "with tea"),
            Audience = new Audience(60),
            Languages = ["en", "pl"],
            Contact = new Contact("01632 960 123", "sing@example.org", "https://choir.example.org/join"),
            Capacity = 40,
            Verification = new Verification("steward", new DateOnly(2026, 5, 12), new DateOnly(2027, 5, 12)),
            Provenance = new Provenance("register", "1", "OGL v3", new DateOnly(2026, 6, 1)),
        };
        yield return Of(2, AssetKind.Place, "Testham Old Hall", Square(520, 520, 60), ["food-together"]) with
        {
            Cost = new Cost(CostKind.Free),
            Location = new AssetLocation
            {
                Shape = Square(520, 520, 60),
                Placement = Placement.Coordinates,
                Address = "1 High Street, Testham",
                Postcode = "TE1 1AA",
            },
            Verification = new Verification("group", new DateOnly(2025, 1, 2), new DateOnly(2026, 1, 2)),
        };
        yield return Of(3, AssetKind.Organisation, "Testham Trust", null, []) with
        {
            Location = new AssetLocation { Online = true, Covers = [SouthWest] },
        };
        yield return Of(4, AssetKind.Story, Script, At(1500, 500), []) with
        {
            Summary = Script,
            Contact = new Contact(Web: "javascript:alert(1)"),
        };
        for (var number = 10; number < 34; number++)
        {
            yield return Of(number, AssetKind.Group, $"Walking group {number}", At(1100 + (number * 10), 300), ["active-outdoors"]);
        }

        yield return Of(51, AssetKind.Group, "Suggested secret", At(500, 505), []) with { Status = AssetStatus.Suggested };
        yield return Of(52, AssetKind.Group, "Workforce secret", At(500, 510), []) with { Visibility = Visibility.Workforce };
        yield return Of(50, AssetKind.Enterprise, "Closed cafe", At(500, 515), []) with
        {
            Status = AssetStatus.Retired,
            Summary = "Retired summary",
            Contact = new Contact("01632 960 999"),
        };
    }

    /// <summary>A group that somebody adds by hand.</summary>
    public static Asset Added(string name, double east, double north) => Of(0, AssetKind.Group, name, At(east, north), []) with
    {
        Id = Guid.CreateVersion7(),
        Provenance = new Provenance("people", name, "OGL v3"),
    };

    /// <summary>Imports an indicator with a value for one area.</summary>
    public static Task ImportIndicatorAsync(IAtlas atlas, string id, double value) => ImportAsync(atlas, "indicators", id, async session =>
    {
        await session.StageAsync([new Indicator { Id = id, Name = id }]);
        await session.StageAsync(Rows<IndicatorValue>([new(id, SouthWest, 2021, "2024", value)]));
    });

    public static IReadOnlyCollection<Indicator> Indicators() =>
    [
        new()
        {
            Id = "loneliness", Name = "Often lonely", Tells = "Adults who say they often feel lonely.", Domain = "Loneliness", Unit = "%",
            ValueKind = ValueKind.Proportion, Polarity = Polarity.HigherIsWorse, Source = "Testham survey", Licence = "OGL v3",
        },
        new()
        {
            Id = "green-score", Name = "Green space score", Domain = "Environment", Unit = "score", Polarity = Polarity.HigherIsBetter,
        },
    ];

    public static IEnumerable<IndicatorValue> Values()
    {
        yield return new("loneliness", SouthWest, 2021, "2022", 12, 10, 14);
        yield return new("loneliness", SouthWest, 2021, "2024", 30, 28, 32, 450, 1500);
        yield return new("loneliness", SouthEast, 2021, "2024", 20, 18, 22);
        yield return new("loneliness", NorthWest, 2021, "2024", 20, 17, 22.2);
        yield return new("loneliness", NorthEast, 2021, "2024", null, Suppressed: true, Note: "Fewer than 10 answers.");
        yield return new("loneliness", Authority, 2021, "2024", 22.4, 22.1, 22.7);
        yield return new("loneliness", Country, 2021, "2024", 21);
        yield return new("green-score", SouthWest, 2021, "2023", 0);
        yield return new("green-score", SouthEast, 2021, "2023", 1234.5);
    }

    public static async IAsyncEnumerable<Row<T>> Rows<T>(IEnumerable<T> records)
    {
        var number = 1L;
        foreach (var record in records)
        {
            yield return new Row<T>(++number, record);
        }

        await Task.CompletedTask;
    }

    public static async Task ImportAsync(IAtlas atlas, string what, string source, Func<IImportSession, Task> stage)
    {
        var plan = new ImportPlan { Source = source, What = what, File = source + ".csv", Licence = "OGL v3", RetireMissing = false };
        await using var session = await atlas.BeginImportAsync(plan);
        await stage(session);
        var outcome = await session.CheckAsync();
        Assert.Empty(outcome.Refusals);
        await session.CommitAsync();
    }

    private static IEnumerable<Area> Areas()
    {
        yield return Named(SouthWest, "Testham 001A", AreaLevel.Lsoa, Square(0, 0, 1000));
        yield return Named(SouthEast, "Testham 001B", AreaLevel.Lsoa, Square(1000, 0, 1000));
        yield return Named(NorthWest, "Testham 001C", AreaLevel.Lsoa, Square(0, 1000, 1000));
        yield return Named(NorthEast, "Testham 001D", AreaLevel.Lsoa, Square(1000, 1000, 1000));
        yield return Named(Authority, "Testham", AreaLevel.Lad, Square(0, 0, 2000));
        yield return new Area
        {
            Key = new AreaKey(OtherNation, 2021),
            Name = "Wales",
            Level = AreaLevel.Country,
            Shape = Factory.CreatePolygon(),
            Source = "ons",
        };
        yield return Named(Country, "England", AreaLevel.Country, Square(-9000, -9000, 20_000));
    }

    private static Area Named(string code, string name, AreaLevel level, Polygon shape) =>
        new() { Key = new AreaKey(code, 2021), Name = name, Level = level, Shape = shape, Source = "ons" };

    /// <summary>A square on the grid, from metres east and north of Testham's corner.</summary>
    public static Polygon Square(double east, double north, double side) =>
        (Polygon)Factory.ToGeometry(new Envelope(400_000 + east, 400_000 + east + side, 300_000 + north, 300_000 + north + side));

    private static Asset Of(int number, AssetKind kind, string name, Geometry? shape, string[] topics) => new()
    {
        Id = Id(number),
        Kind = kind,
        Name = name,
        Topics = [.. topics],
        Location = shape is null ? AssetLocation.NotKnown : new AssetLocation { Shape = shape, Placement = Placement.Coordinates },
        Provenance = new Provenance("register", number.ToString(System.Globalization.CultureInfo.InvariantCulture), "OGL v3"),
    };
}
