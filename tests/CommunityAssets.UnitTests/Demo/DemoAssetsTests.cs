using CommunityAssets.Domain.Assets;
using CommunityAssets.Domain.Links;
using CommunityAssets.Domain.Places;
using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Exchange.Inputs;
using CommunityAssets.Exchange.Readers;

namespace CommunityAssets.UnitTests.Demo;

/// <summary>What people build on in the demo place, as the ordinary reader reads it.</summary>
public sealed class DemoAssetsTests
{
    private static readonly string Demo = Path.Combine(Repository.Root, "geodata", "demo");
    private static readonly DateOnly Today = new(2026, 6, 1);

    [Fact]
    public async Task The_directory_has_every_sort_of_entry_with_times_access_and_cost()
    {
        var (assets, _) = await Read("council-directory.csv");
        Assert.Equal(319, assets.Count);
        Assert.Equal(
            [AssetKind.Group, AssetKind.Place, AssetKind.Organisation, AssetKind.Enterprise],
            assets.Select(asset => asset.Kind).Distinct().Order());
        Assert.All(assets, asset => Assert.NotEmpty(asset.Topics));
        Assert.All(assets, asset => Assert.NotNull(asset.Summary));
        Assert.InRange(assets.Count(asset => asset.Sessions.Length > 0), 240, 319);
        Assert.InRange(assets.Count(asset => asset.Cost?.Kind == CostKind.Free), 80, 200);
        Assert.InRange(assets.Count(asset => asset.Access[AccessFeature.StepFree] == Answer.Yes), 150, 280);
        Assert.Contains(assets, asset => asset.Access[AccessFeature.StepFree] == Answer.No);
        Assert.Contains(assets, asset => asset.Audience is { AgeFrom: 60, AgeTo: null });
    }

    [Fact]
    public async Task Groups_are_linked_to_where_they_meet_and_who_runs_them()
    {
        var (assets, links) = await Read("council-directory.csv");
        var names = assets.ToDictionary(asset => asset.Provenance.SourceId, asset => asset.Name, StringComparer.Ordinal);
        Assert.All(links, link => Assert.True(names.ContainsKey(link.FromSourceId) && names.ContainsKey(link.ToSourceId), $"{link}"));
        Assert.Contains(links, link => link.Kind == LinkKind.MeetsAt
            && names[link.FromSourceId] == "Aldermere Men's Shed" && names[link.ToSourceId] == "The Makeworks");
        Assert.Contains(links, link => link.Kind == LinkKind.Runs
            && names[link.FromSourceId] == "Aldermere Food Network" && names[link.ToSourceId] == "Bracken Pantry");
        Assert.InRange(links.Count(link => link.Kind == LinkKind.MeetsAt), 120, 162);
        Assert.Contains(links, link => link.Kind == LinkKind.PartnersWith);
    }

    [Fact]
    public async Task The_record_is_rough_as_records_are()
    {
        var (assets, _) = await Read("council-directory.csv");
        Assert.InRange(assets.Count(asset => asset.Verification?.NextDue < Today), 60, 200);
        Assert.InRange(assets.Count(asset => asset.Location is { Shape: null, Postcode: not null }), 10, 25);
        Assert.Contains(assets, asset => asset.Location is { Shape: null, Postcode: null });
        Assert.Contains(assets, asset => asset.Status == AssetStatus.Retired);
        Assert.Contains(assets, asset => asset.Status == AssetStatus.Suggested);
        Assert.Contains(assets, asset => asset.Visibility == Visibility.Workforce);
    }

    [Fact]
    public async Task One_part_of_the_borough_has_hardly_been_mapped()
    {
        var wards = new Dictionary<string, NetTopologySuite.Geometries.Geometry>(StringComparer.Ordinal);
        var areas = new AreaReader(
            InputFile.Open(Path.Combine(Demo, "areas", "wd_2024.geojson")), new AreaReading { Source = "ons" },
            ReferenceSystem.BritishNationalGrid, new ReadNotes());
        await foreach (var row in areas.ReadAsync())
        {
            wards.Add(row.Record!.Name, row.Record.Shape!);
        }

        var (assets, _) = await Read("council-directory.csv");
        var counts = wards.ToDictionary(
            ward => ward.Key, ward => assets.Count(asset => asset.Location.Shape is { } shape && ward.Value.Contains(shape)),
            StringComparer.Ordinal);
        Assert.InRange(counts["Kestrel Rise"], 1, 4);
        Assert.InRange(counts["Market & Quays"], 50, 120);
        Assert.True(counts["Kestrel Rise"] * 5 < counts["Southgate"], "Southgate is as poor and has been mapped.");
        Assert.Contains(assets, asset => asset.Location.Shape is { } shape && !wards.Values.Any(ward => ward.Contains(shape)));
    }

    [Fact]
    public async Task The_voluntary_register_is_read_by_its_own_headings_and_words()
    {
        var (assets, _) = await Read("voluntary-sector.csv", "voluntary-topics.csv");
        Assert.Equal(124, assets.Count);
        Assert.Equal([AssetKind.Group, AssetKind.Organisation], assets.Select(asset => asset.Kind).Distinct().Order());
        Assert.All(assets, asset => Assert.NotEmpty(asset.Topics));
        Assert.InRange(assets.Count(asset => asset.Location.Postcode is null), 1, 12);
        Assert.InRange(assets.Count(asset => asset.Verification is not null), 80, 124);
        Assert.Equal(["nature", "company"], assets.Single(asset => asset.Name == "Eastgate Pigeon Fanciers").Topics.AsEnumerable());
    }

    [Fact]
    public async Task A_score_of_groups_are_in_two_registers_under_nearly_the_same_name()
    {
        var (directory, _) = await Read("council-directory.csv");
        var (voluntary, _) = await Read("voluntary-sector.csv", "voluntary-topics.csv");
        var known = directory.ToLookup(asset => asset.Location.Postcode ?? "", asset => Plain(asset.Name), StringComparer.Ordinal);
        var shared = voluntary.Count(asset => asset.Location.Postcode is { } postcode
            && known[postcode].Any(name => name.Contains(Plain(asset.Name), StringComparison.Ordinal) || Plain(asset.Name)
                .Contains(name, StringComparison.Ordinal)));
        Assert.InRange(shared, 18, 26);
        var names = directory.Select(asset => asset.Name).ToHashSet(StringComparer.Ordinal);
        Assert.DoesNotContain(voluntary, asset => names.Contains(asset.Name));

        static string Plain(string name) => string.Concat(name.Replace("and", "", StringComparison.OrdinalIgnoreCase)
            .Replace("é", "e", StringComparison.Ordinal)
            .Where(char.IsAsciiLetter)).ToLowerInvariant();
    }

    [Fact]
    public async Task Green_spaces_are_areas_and_gifts_have_no_doorstep()
    {
        var (greens, _) = await Read("green-spaces.geojson");
        Assert.Equal(42, greens.Count);
        Assert.All(greens, green => Assert.True(green.Location.Shape is NetTopologySuite.Geometries.Polygon { IsValid: true }, green.Name));
        var (told, _) = await Read("stories-and-gifts.csv");
        Assert.Equal((18, 20), (told.Count(asset => asset.Kind == AssetKind.Story), told.Count(asset => asset.Kind == AssetKind.Gift)));
        Assert.All(told.Where(asset => asset.Kind == AssetKind.Gift), gift =>
        {
            Assert.Null(gift.Location.Shape);
            Assert.True(gift.Location.Postcode is not null || gift.Location.Covers.Length == 1, gift.Name);
        });
    }

    private static async Task<(List<Asset> Assets, List<LinkClaim> Links)> Read(string file, string? topics = null)
    {
        var folder = Path.Combine(Demo, "assets");
        var reading = new AssetReading
        {
            Source = "demo",
            Today = Today,
            Topics = topics is null ? null : TopicMap.Read(InputFile.Open(Path.Combine(folder, topics))),
        };
        var reader = new AssetReader(InputFile.Open(Path.Combine(folder, file)), reading, ReferenceSystem.BritishNationalGrid,
            new ReadNotes());
        var assets = new List<Asset>();
        await foreach (var row in reader.ReadAsync())
        {
            Assert.True(row.Refusal is null, $"{file}, row {row.Number}: {row.Refusal}");
            assets.Add(row.Record!);
        }

        Assert.Equal(assets.Count, assets.Select(asset => asset.Provenance.SourceId).Distinct(StringComparer.Ordinal).Count());
        return (assets, [.. reader.Links.Select((Row<LinkClaim> link) => link.Record!)]);
    }
}
