using CommunityAssets.Domain.Assets;
using CommunityAssets.Domain.Links;
using CommunityAssets.Domain.Places;
using CommunityAssets.Exchange.OpenReferral;
using CommunityAssets.Storage;
using CommunityAssets.StorageTests;
using CommunityAssets.WebTests.CommandLine;
using CommunityAssets.WebTests.Running;
using Microsoft.AspNetCore.Builder;

namespace CommunityAssets.WebTests.OpenReferral;

/// <summary>
/// The demo place leaves as an Open Referral UK feed over HTTP and comes in again: nothing that was public is lost or changed.
/// </summary>
public sealed class RoundTripTests : IDisposable
{
    private readonly Workplace _work = new();

    public void Dispose() => _work.Dispose();

    [Fact]
    public Task Our_own_feed_gives_the_same_assets_in_an_embedded_atlas() =>
        HoldsAsync(_work.Atlas, Path.Combine(_work.Folder, "copy.gpkg"));

    [PostGisTheory]
    [InlineData(true)]
    public async Task Our_own_feed_gives_the_same_assets_in_a_shared_atlas(bool shared)
    {
        Assert.True(shared);
        var (from, to) = (await PostGisServer.Instance.MakeDatabaseAsync(), await PostGisServer.Instance.MakeDatabaseAsync());
        try
        {
            await HoldsAsync(from, to);
        }
        finally
        {
            await PostGisServer.Instance.RemoveDatabaseAsync(from);
            await PostGisServer.Instance.RemoveDatabaseAsync(to);
        }
    }

    private async Task HoldsAsync(string from, string to)
    {
        await Command.DoneAsync("demo", "--atlas", from);
        await Command.DoneAsync("new", "--atlas", to);
        await using var source = await Atlas.OpenAsync(from, TimeProvider.System);
        var (app, http) = await RunningService.StartAsync(source, RunningService.Settings);
        try
        {
            var address = app.Urls.First() + "/openreferral";
            string[] import =
                ["import", "openreferral", address, "--source", "neighbours", "--atlas", to,
                    "--cache", Path.Combine(_work.Folder, "pages"), "--json"];
            await Command.DoneAsync(import);
            await using (var copy = await Atlas.OpenAsync(to, TimeProvider.System))
            {
                await SameAsync(source, copy);
            }

            var again = await Command.DoneAsync([.. import, "--afresh"]);
            Assert.Contains("\"added\": 0,", again.Out, StringComparison.Ordinal);
            Assert.Contains("\"changed\": 0,", again.Out, StringComparison.Ordinal);
            Assert.Contains("\"retired\": 0,", again.Out, StringComparison.Ordinal);

            var choir = (await AllAsync(source, new AssetQuery { Kinds = [AssetKind.Group] }))[0];
            await source.Assets.SaveAsync(choir with { Summary = "Louder than before." }, "steward", "Heard them.");
            var edited = await Command.DoneAsync(import);
            Assert.Contains("Only what changed since", edited.Out, StringComparison.Ordinal);
            Assert.Contains("\"added\": 0,", edited.Out, StringComparison.Ordinal);
            Assert.Contains("\"changed\": 1,", edited.Out, StringComparison.Ordinal);
            Assert.Contains("\"retired\": 0,", edited.Out, StringComparison.Ordinal);

            var file = _work.Write("services.ndjson", await http.GetByteArrayAsync("/openreferral/services?format=ndjson&full=true"));
            var fromFile = await Command.DoneAsync("import", "openreferral", file, "--source", "neighbours", "--atlas", to, "--json");
            Assert.Contains("\"added\": 0,", fromFile.Out, StringComparison.Ordinal);
            Assert.Contains("\"changed\": 0,", fromFile.Out, StringComparison.Ordinal);
            Assert.Contains("\"retired\": 0,", fromFile.Out, StringComparison.Ordinal);
        }
        finally
        {
            http.Dispose();
            await app.StopAsync();
            await app.DisposeAsync();
        }
    }

    private static async Task SameAsync(IAtlas source, IAtlas copy)
    {
        var query = new AssetQuery { Kinds = HsdsMapping.Kinds };
        var expected = await AllAsync(source, query);
        var actual = (await AllAsync(copy, new AssetQuery { Source = "neighbours" })).ToDictionary(asset => asset.Provenance.SourceId);
        Assert.InRange(expected.Count, 400, 800);
        Assert.Equal(expected.Count, actual.Count);
        foreach (var asset in expected)
        {
            Same(asset, actual[asset.Id.ToString()]);
        }

        var links = await LinksAsync(source, expected);
        Assert.True(links.Count(link => link.Kind == LinkKind.Runs) > 5);
        Assert.True(links.Count(link => link.Kind == LinkKind.MeetsAt) > 5);
        var sourceIds = actual.Values.ToDictionary(asset => asset.Id, asset => asset.Provenance.SourceId);
        var copied = (await LinksAsync(copy, [.. actual.Values]))
            .Select(link => (sourceIds[link.From], sourceIds[link.To], link.Kind)).ToHashSet();

        // The standard gives a service one organization, so of several that run an asset one is told.
        var told = links.Where(link => link.Kind == LinkKind.MeetsAt)
            .Concat(links.Where(link => link.Kind == LinkKind.Runs).GroupBy(link => link.To)
                .Where(runs => runs.Count() == 1).Select(runs => runs.Single()));
        Assert.All(told, link => Assert.Contains((link.From.ToString(), link.To.ToString(), link.Kind), copied));
        Assert.All(copied, link => Assert.Contains(links, known =>
            (known.From.ToString(), known.To.ToString(), known.Kind) == link));
    }

    private static void Same(Asset expected, Asset actual)
    {
        var name = expected.Name;
        Assert.Equal((expected.Kind, name, expected.Summary), (actual.Kind, actual.Name, actual.Summary));
        Assert.Equal((name, Joined(expected.Topics)), (name, Joined(actual.Topics)));
        Assert.Equal(
            (name, Joined(expected.Sessions.Select(SessionText.Format))), (name, Joined(actual.Sessions.Select(SessionText.Format))));
        Assert.Equal((name, expected.Access), (name, actual.Access));
        Assert.Equal((name, expected.Cost), (name, actual.Cost));
        Assert.Equal((name, expected.Audience), (name, actual.Audience));
        Assert.Equal((name, Joined(expected.Languages)), (name, Joined(actual.Languages)));
        Assert.Equal((name, expected.Contact), (name, actual.Contact));
        Assert.Equal((name, expected.Capacity), (name, actual.Capacity));
        Assert.Equal((name, expected.Verification), (name, actual.Verification));
        Assert.Equal((name, expected.Provenance.Licence), (name, actual.Provenance.Licence));
        Assert.Equal((name, expected.Status, expected.Visibility), (name, actual.Status, actual.Visibility));
        var (place, copy) = (expected.Location, actual.Location);
        Assert.Equal(
            (name, place.Address, place.Postcode, place.Online, place.Placement),
            (name, copy.Address, copy.Postcode, copy.Online, copy.Placement));
        Assert.Equal((name, Joined(place.Covers)), (name, Joined(copy.Covers)));
        Assert.Equal(place.Shape is null, copy.Shape is null);

        // Degrees travel with seven decimals, a centimetre or so, and outlines anticlockwise, as GeoJSON asks for.
        Assert.True(
            place.Shape is null || place.Shape.Normalized().EqualsExact(copy.Shape!.Normalized(), 0.05),
            $"{name} has moved: {place.Shape} is now {copy.Shape}.");
    }

    private static string Joined(IEnumerable<string> texts) => string.Join("; ", texts);

    private static async Task<List<Asset>> AllAsync(IAtlas atlas, AssetQuery query)
    {
        var all = new List<Asset>();
        await foreach (var asset in atlas.Assets.StreamAsync(query))
        {
            all.Add(asset);
        }

        return all;
    }

    private static async Task<List<Link>> LinksAsync(IAtlas atlas, IReadOnlyList<Asset> assets)
    {
        var ids = assets.Select(asset => asset.Id).ToHashSet();
        return [.. (await atlas.Links.OfManyAsync(ids)).Where(link =>
            link.Kind is LinkKind.Runs or LinkKind.MeetsAt && ids.Contains(link.From) && ids.Contains(link.To))];
    }
}
