using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using CommunityAssets.Domain.Assets;
using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Storage;
using CommunityAssets.WebTests.Running;

namespace CommunityAssets.WebTests.Tiles;

/// <summary>A tile tells the truth at once, and is kept for as long as it does.</summary>
public sealed class FreshnessTests(RunningService service) : IClassFixture<RunningService>
{
    private static readonly string Here = Address(500, 500);
    private static readonly string There = Address(1150, 1150);

    [Fact]
    public async Task An_edit_is_in_the_next_tile_and_leaves_tiles_of_other_places_as_they_were()
    {
        var other = await ImportedAsync("Elsewhere", 1150, 1150);
        var (before, far) = (await GetAsync(Here), await GetAsync(There));
        Assert.Contains("Riverside Community Choir", before.Text, StringComparison.Ordinal);
        Assert.Contains("Elsewhere", far.Text, StringComparison.Ordinal);

        var choir = (await service.Atlas.Assets.FindAsync(SmallPlace.Choir))!;
        await service.Atlas.Assets.SaveAsync(choir with { Name = "Riverside Singers" }, "steward", null);

        var after = await GetAsync(Here);
        Assert.Contains("Riverside Singers", after.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Riverside Community Choir", after.Text, StringComparison.Ordinal);
        Assert.NotEqual(before.Tag, after.Tag);
        Assert.Equal(HttpStatusCode.OK, await AskAgainAsync(Here, before.Tag));
        Assert.Equal(HttpStatusCode.NotModified, await AskAgainAsync(Here, after.Tag));
        Assert.Equal(HttpStatusCode.NotModified, await AskAgainAsync(There, far.Tag));

        var renamed = (await service.Atlas.Assets.FindAsync(SmallPlace.Choir))!;
        await service.Atlas.Assets.SaveAsync(renamed with { Name = choir.Name }, "steward", null);
        Assert.Equal(before.Tag, (await GetAsync(Here)).Tag);
        await RetireAsync(other);
    }

    [Fact]
    public async Task What_a_tile_does_not_show_does_not_change_it()
    {
        var before = await GetAsync(Here);
        var choir = (await service.Atlas.Assets.FindAsync(SmallPlace.Choir))!;
        await service.Atlas.Assets.SaveAsync(choir with { Summary = "Now with tea." }, "steward", null);

        Assert.Equal(HttpStatusCode.NotModified, await AskAgainAsync(Here, before.Tag));
    }

    [Fact]
    public async Task An_asset_that_moves_leaves_one_tile_and_comes_into_another()
    {
        var id = await ImportedAsync("Wandering library", 480, 520);
        Assert.Contains("Wandering library", (await GetAsync(Here)).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Wandering library", (await GetAsync(There)).Text, StringComparison.Ordinal);

        var asset = (await service.Atlas.Assets.FindAsync(id))!;
        await service.Atlas.Assets.SaveAsync(
            asset with { Location = asset.Location with { Shape = SmallPlace.At(1150, 1150) } }, "steward", null);

        Assert.DoesNotContain("Wandering library", (await GetAsync(Here)).Text, StringComparison.Ordinal);
        Assert.Contains("Wandering library", (await GetAsync(There)).Text, StringComparison.Ordinal);
        await RetireAsync(id);
        Assert.DoesNotContain("Wandering library", (await GetAsync(There)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_another_process_writes_is_in_the_next_tile()
    {
        var before = await GetAsync(Here);
        await using var other = await Atlas.OpenAsync(service.AtlasName, RunningService.Time);
        var added = await other.Assets.AddAsync(Added("Second-hand bikes", 485, 515), "steward", null);
        Assert.Contains("Second-hand bikes", (await GetAsync(Here)).Text, StringComparison.Ordinal);

        await other.Assets.SaveAsync(added with { Visibility = Visibility.Workforce }, "steward", null);
        Assert.Equal(before.Tag, (await GetAsync(Here)).Tag);
        await RetireAsync(added.Id);
    }

    [Fact]
    public async Task A_patch_that_is_saved_moved_or_taken_away_is_so_in_the_next_tile_and_changes_no_other()
    {
        var tile = ChoirTile.At(12);
        var areas = FormattableString.Invariant($"/tiles/areas/{tile.Z}/{tile.X}/{tile.Y}.mvt?level=");
        var (lsoas, assets) = (await GetAsync(areas + "lsoa"), await GetAsync(Here));
        var by = Actor.Of(Role.Coordinator, Guid.CreateVersion7());
        var patch = await service.Atlas.Patches.AddAsync("Round the mill", SmallPlace.Square(400, 400, 200), by);
        var other = await service.Atlas.Patches.AddAsync("Round the bridge", SmallPlace.Square(100, 100, 200), by);
        Assert.Contains("Round the mill", (await GetAsync(areas + "patch")).Text, StringComparison.Ordinal);

        patch = await service.Atlas.Patches.SaveAsync(patch.Key.Code, patch.Version, "The old mill", SmallPlace.Square(400, 400, 300), by);
        Assert.Contains("The old mill", (await GetAsync(areas + "patch")).Text, StringComparison.Ordinal);
        await service.Atlas.Patches.RemoveAsync(patch.Key.Code, patch.Version, by);
        var last = (await GetAsync(areas + "patch")).Text;
        Assert.Contains("Round the bridge", last, StringComparison.Ordinal);
        Assert.DoesNotContain("mill", last, StringComparison.Ordinal);
        await service.Atlas.Patches.RemoveAsync(other.Key.Code, other.Version, by);
        Assert.Equal(lsoas.Tag, (await GetAsync(areas + "lsoa")).Tag);
        Assert.Equal(HttpStatusCode.NotModified, await AskAgainAsync(Here, assets.Tag));
    }

    [Fact]
    public async Task An_import_of_values_is_in_the_next_tile_of_areas_and_leaves_those_of_assets()
    {
        var tile = ChoirTile.At(12);
        var areas = FormattableString.Invariant($"/tiles/areas/{tile.Z}/{tile.X}/{tile.Y}.mvt?level=lsoa&indicator=brass-bands");
        using (var unknown = await service.Http.GetAsync(areas))
        {
            Assert.Equal(HttpStatusCode.BadRequest, unknown.StatusCode);
        }

        var assets = await GetAsync(Here);
        await SmallPlace.ImportIndicatorAsync(service.Atlas, "brass-bands", 41.5);
        var before = await GetAsync(areas);
        Assert.Contains("hasValue", before.Text, StringComparison.Ordinal);
        await SmallPlace.ImportIndicatorAsync(service.Atlas, "brass-bands", 42.5);

        Assert.NotEqual(before.Tag, (await GetAsync(areas)).Tag);
        Assert.Equal(HttpStatusCode.NotModified, await AskAgainAsync(Here, assets.Tag));
    }

    [Fact]
    public async Task Many_edits_and_askers_at_once_never_see_an_older_tile_than_was_committed_before_they_asked()
    {
        var id = await ImportedAsync("Edit 0", 470, 530);
        var committed = 0;
        var writer = Task.Run(async () =>
        {
            for (var i = 1; i <= 25; i++)
            {
                var asset = (await service.Atlas.Assets.FindAsync(id))!;
                await service.Atlas.Assets.SaveAsync(asset with { Name = FormattableString.Invariant($"Edit {i}") }, "steward", null);
                Volatile.Write(ref committed, i);
            }
        });
        var readers = Enumerable.Range(0, 4).Select(_ => Task.Run(async () =>
        {
            while (!writer.IsCompleted)
            {
                var least = Volatile.Read(ref committed);
                var text = (await GetAsync(Here)).Text;
                var seen = int.Parse(
                    text[(text.IndexOf("Edit ", StringComparison.Ordinal) + 5)..].TakeWhile(char.IsAsciiDigit).ToArray(),
                    System.Globalization.CultureInfo.InvariantCulture);
                Assert.True(seen >= least, $"Edit {least} was committed and {seen} was seen.");
            }
        })).ToList();
        await Task.WhenAll([writer, .. readers]);
        Assert.Contains("Edit 25", (await GetAsync(Here)).Text, StringComparison.Ordinal);
        await RetireAsync(id);
    }

    [Theory]
    [InlineData("br")]
    [InlineData("gzip")]
    [InlineData("gzip;q=0, br;q=0.5")]
    [InlineData("identity")]
    [InlineData("br;q=0")]
    public async Task Every_form_of_a_tile_holds_the_same(string accepted)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, Here);
        request.Headers.TryAddWithoutValidation("Accept-Encoding", accepted);
        using var answer = await service.Http.SendAsync(request);
        var bytes = await answer.Content.ReadAsStreamAsync();
        var coding = answer.Content.Headers.ContentEncoding.SingleOrDefault();
        Assert.Equal(accepted switch { "gzip" => "gzip", "br" or "gzip;q=0, br;q=0.5" => "br", _ => null }, coding);
        Assert.Equal("Accept-Encoding", answer.Headers.Vary.Single());
        using var plain = new MemoryStream();
        await (coding switch
        {
            "br" => new BrotliStream(bytes, CompressionMode.Decompress),
            "gzip" => new GZipStream(bytes, CompressionMode.Decompress),
            _ => bytes,
        }).CopyToAsync(plain);

        Assert.Equal(await service.Http.GetByteArrayAsync(Here), plain.ToArray());
    }

    private static string Address(double east, double north)
    {
        var tile = ChoirTile.At(16, east, north);
        return FormattableString.Invariant($"/tiles/assets/{tile.Z}/{tile.X}/{tile.Y}.mvt");
    }

    private static Asset Added(string name, double east, double north) => SmallPlace.Added(name, east, north);

    private async Task<Guid> ImportedAsync(string name, double east, double north) =>
        (await service.Atlas.Assets.AddAsync(Added(name, east, north), "steward", null)).Id;

    private async Task RetireAsync(Guid id) => await service.Atlas.Assets.SaveAsync(
        (await service.Atlas.Assets.FindAsync(id))! with { Status = AssetStatus.Retired }, "steward", null);

    private async Task<(string Text, EntityTagHeaderValue? Tag)> GetAsync(string address)
    {
        using var answer = await service.Http.GetAsync(address);
        return (Encoding.UTF8.GetString(await answer.Content.ReadAsByteArrayAsync()), answer.Headers.ETag);
    }

    private async Task<HttpStatusCode> AskAgainAsync(string address, EntityTagHeaderValue? tag)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.IfNoneMatch.Add(tag!);
        using var answer = await service.Http.SendAsync(request);
        return answer.StatusCode;
    }
}
