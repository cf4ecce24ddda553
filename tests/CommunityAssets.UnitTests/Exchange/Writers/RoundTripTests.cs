using CommunityAssets.Domain.Assets;
using CommunityAssets.Domain.Links;
using CommunityAssets.Domain.Places;
using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Exchange.Inputs;
using CommunityAssets.Exchange.Readers;
using CommunityAssets.Exchange.Writers;
using CommunityAssets.UnitTests.Exchange.Inputs;
using CommunityAssets.UnitTests.Exchange.Readers;
using NetTopologySuite.Geometries;

namespace CommunityAssets.UnitTests.Exchange.Writers;

/// <summary>What is exported comes back through the importer as it was.</summary>
public sealed class RoundTripTests : IDisposable
{
    private static readonly ReferenceSystem Grid = ReferenceSystem.BritishNationalGrid;
    private static readonly GeometryFactory Factory = new(new PrecisionModel(), 27700);
    private static readonly DateOnly Today = new(2026, 3, 12);

    private readonly Workbench _bench = new();

    public static TheoryData<string> Formats => ["csv", "geojson", "gpkg"];

    public void Dispose() => _bench.Dispose();

    [Theory]
    [MemberData(nameof(Formats))]
    public async Task Assets_come_back_as_they_went_out(string format)
    {
        Asset[] assets = [Full(), Sparse(), Tricky()];
        var path = Path.Combine(_bench.Folder, "assets." + format);
        await ExportFile.WriteAssetsAsync(path, Rows(assets), Grid, linksOf: asset => asset.Provenance.SourceId == "g/1"
            ? [new LinkClaim("demo", "g/1", "p1", LinkKind.MeetsAt), new LinkClaim("demo", "o1", "g/1", LinkKind.Runs), new LinkClaim("demo", "x9", "g/1", LinkKind.PartnersWith)]
            : []);

        var notes = new ReadNotes();
        var reader = new AssetReader(InputFile.Open(path), new AssetReading { Source = "demo", Today = Today }, Grid, notes);
        var back = await Reading.Good(reader.ReadAsync());

        Assert.Empty(notes.Sentences);
        Assert.Equal(assets.Length, back.Count);
        for (var i = 0; i < assets.Length; i++)
        {
            Same(assets[i], back[i]);
        }

        Assert.Equal(
            [
                new LinkClaim("demo", "g/1", "p1", LinkKind.MeetsAt), new LinkClaim("demo", "o1", "g/1", LinkKind.Runs),
                new LinkClaim("demo", "g/1", "x9", LinkKind.PartnersWith),
            ],
            reader.Links.Select(row => row.Record));
    }

    [RealDataFact]
    public async Task Real_boundaries_come_back_from_a_GeoPackage_with_their_codes_and_shapes()
    {
        var areas = await Reading.Good(new AreaReader(
            InputFile.Open(RealData.Path("banes/boundaries/lsoa_2011.geojson")), new AreaReading { Source = "ons" }, Grid, new ReadNotes()).ReadAsync());
        var path = Path.Combine(_bench.Folder, "areas_2011.gpkg");
        await ExportFile.WriteAreasAsync(path, Rows([.. areas]), Grid);

        var back = await Reading.Good(new AreaReader(InputFile.Open(path), new AreaReading { Source = "ons" }, Grid, new ReadNotes()).ReadAsync());

        Assert.Equal(areas.Select(area => (area.Key, area.Name, area.Level)), back.Select(area => (area.Key, area.Name, area.Level)));
        Assert.All(areas.Zip(back), pair => Assert.Equal(pair.First.Shape!.Area, pair.Second.Shape!.Area));
    }

    private static void Same(Asset asset, Asset back)
    {
        Assert.Equal((asset.Kind, asset.Name, asset.Summary, asset.Status, asset.Visibility), (back.Kind, back.Name, back.Summary, back.Status, back.Visibility));
        Assert.Equal(asset.Topics.AsEnumerable(), back.Topics);
        Assert.Equal(asset.Sessions.AsEnumerable(), back.Sessions);
        Assert.Equal((asset.Access, asset.Cost, asset.Audience, asset.Contact), (back.Access, back.Cost, back.Audience, back.Contact));
        Assert.Equal(asset.Languages.AsEnumerable(), back.Languages);
        Assert.Equal((asset.Capacity, asset.Provenance, asset.Verification), (back.Capacity, back.Provenance, back.Verification));
        var (there, here) = (asset.Location, back.Location);
        Assert.Equal((there.Placement, there.Address, there.Postcode, there.Online), (here.Placement, here.Address, here.Postcode, here.Online));
        Assert.Equal(there.Covers.AsEnumerable(), here.Covers);
        Assert.Equal(there.Shape is null, here.Shape is null);
        // There and back through longitude and latitude moves a point by a centimetre or so.
        Assert.True(there.Shape is null || there.Shape.Distance(here.Shape) < 0.03);
    }

    private static Asset Full() => new()
    {
        Id = Guid.CreateVersion7(),
        Kind = AssetKind.Group,
        Name = "Tea & \"talk\", at four",
        Summary = "Tea.\nAnd talk; with cake, \"if any\".",
        Topics = ["company", "older-age"],
        Location = new AssetLocation
        {
            Shape = Factory.CreatePoint(new Coordinate(375154.5, 165745.25)),
            Placement = Placement.Coordinates,
            Postcode = "BA1 1AA",
            Address = "The Hall, 1 High Street, Bath",
            Covers = ["E01014370", "E01014371"],
        },
        Sessions =
        [
            new Session { Day = DayOfWeek.Tuesday, Start = new TimeOnly(10, 0), End = new TimeOnly(12, 0), Notes = "term time" },
            new Session { Day = DayOfWeek.Thursday, Start = new TimeOnly(14, 0), NthOfMonth = 1 },
        ],
        Access = default(Access).With(AccessFeature.StepFree, Answer.Yes).With(AccessFeature.HearingLoop, Answer.No).With(AccessFeature.NearBusStop, Answer.Yes),
        Cost = new Cost(CostKind.Amount, 2.5m, "with tea"),
        Audience = new Audience(60, null, "people who live alone"),
        Languages = ["en", "pl"],
        Contact = new Contact("+44 1225 000000", "tea@example.org", "https://tea.example.org/"),
        Capacity = 12,
        Provenance = new Provenance("demo", "g/1", "OGL v3", new DateOnly(2026, 1, 2)),
        Verification = new Verification("steward", new DateOnly(2026, 2, 1), new DateOnly(2027, 2, 1)),
        Visibility = Visibility.Workforce,
    };

    private static Asset Sparse() => new()
    {
        Id = Guid.CreateVersion7(),
        Kind = AssetKind.Gift,
        Name = "Mends bicycles",
        Location = new AssetLocation { Online = true },
        Provenance = new Provenance("demo", "s1"),
        Status = AssetStatus.Suggested,
    };

    private static Asset Tricky() => new()
    {
        Id = Guid.CreateVersion7(),
        Kind = AssetKind.Story,
        Name = "=HYPERLINK(1)",
        Summary = "-5 degrees and still swimming",
        Location = new AssetLocation { Shape = Factory.CreatePoint(new Coordinate(449816.371, 75335.861)), Placement = Placement.Coordinates },
        Cost = new Cost(CostKind.Donation),
        Audience = new Audience(null, 18),
        Provenance = new Provenance("demo", "@t1"),
    };

    private static async IAsyncEnumerable<T> Rows<T>(params T[] rows)
    {
        await Task.Yield();
        foreach (var row in rows)
        {
            yield return row;
        }
    }
}
