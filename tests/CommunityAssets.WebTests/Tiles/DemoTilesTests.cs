using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using CommunityAssets.Cartography.Tiles;
using CommunityAssets.Domain.Places;
using CommunityAssets.Exchange.Coordinates;
using CommunityAssets.Storage;
using CommunityAssets.WebTests.CommandLine;
using CommunityAssets.WebTests.Running;

namespace CommunityAssets.WebTests.Tiles;

/// <summary>Every tile of the demo place at some zooms, as others read it.</summary>
public sealed class DemoTilesTests : IAsyncLifetime
{
    // Says of each tile what is wrong with it by Mapbox Vector Tile 2.1, and what is in it. Reads with the map library's own decoder.
    private const string Script = """
        import { VectorTile } from "@mapbox/vector-tile";
        import { PbfReader as Reader } from "pbf";
        import { readFileSync, readdirSync } from "node:fs";
        const folder = process.argv[2], wrong = [], counts = {}, assets = {};
        const area = (ring) => ring.slice(1).reduce((sum, p, i) => sum + ring[i].x * p.y - p.x * ring[i].y, 0);
        for (const name of readdirSync(folder)) {
          const tile = new VectorTile(new Reader(readFileSync(`${folder}/${name}`)));
          for (const [id, layer] of Object.entries(tile.layers)) {
            const say = (what) => wrong.push(`${name} ${id}: ${what}`);
            if (layer.version !== 2) say(`version ${layer.version}`);
            if (![512, 1024, 4096].includes(layer.extent)) say(`extent ${layer.extent}`);
            if (layer.length === 0) say("no features");
            const ids = new Set();
            for (let i = 0; i < layer.length; i++) {
              const feature = layer.feature(i);
              const rings = feature.loadGeometry();
              counts[id] = (counts[id] ?? 0) + 1;
              if (rings.length === 0) say("no geometry");
              if (feature.id !== undefined) {
                if (!Number.isSafeInteger(feature.id)) say(`id ${feature.id}`);
                if (ids.has(feature.id)) say(`id ${feature.id} twice`);
                ids.add(feature.id);
              }
              for (const value of Object.values(feature.properties)) if (value === null || value === undefined) say("no value");
              if (feature.type === 3) {
                if (area(rings[0]) <= 0) say(`feature ${i} begins with a hole`);
                for (const ring of rings) {
                  if (ring.length < 4) say(`feature ${i} has a ring of ${ring.length}`);
                  if (area(ring) === 0) say(`feature ${i} has a ring without area`);
                  for (let k = 1; k < ring.length; k++)
                    if (ring[k].x === ring[k - 1].x && ring[k].y === ring[k - 1].y) say(`feature ${i} repeats a position`);
                }
              }
              if (id === "assets") {
                const [p] = rings[0];
                if (p.x < 0 || p.y < 0 || p.x >= layer.extent || p.y >= layer.extent) say(`mark outside at ${p.x} ${p.y}`);
                const zoom = name.split("-")[1];
                (assets[zoom] ??= []).push(feature.properties.id);
              }
              if (id === "clusters") {
                const { count, id: _, ...kinds } = feature.properties;
                if (Object.values(kinds).reduce((a, b) => a + b, 0) !== count) say("kinds do not add up");
                const zoom = name.split("-")[1];
                (assets[zoom] ??= []).push(...Array(count).fill(null));
              }
            }
          }
        }
        console.log(JSON.stringify({ wrong, counts, assets }));
        """;

    private static readonly int[] Zooms = [5, 7, 9, 11, 13, 14];

    private readonly Workplace _work = new();
    private readonly string _tiles = Directory.CreateTempSubdirectory("communityassets-tiles-").FullName;

    public async Task InitializeAsync()
    {
        await Command.DoneAsync("demo", "--atlas", _work.Atlas);
        await using var atlas = await Atlas.OpenAsync(_work.Atlas, RunningService.Time);
        var (app, http) = await RunningService.StartAsync(atlas, RunningService.Settings);
        using (http)
        {
            foreach (var zoom in Zooms)
            {
                await foreach (var tile in TilesAsync(atlas, zoom))
                {
                    foreach (var layer in new[] { "assets", "areas" })
                    {
                        var address = FormattableString.Invariant($"/tiles/{layer}/{tile.Z}/{tile.X}/{tile.Y}.mvt");
                        var bytes = await http.GetByteArrayAsync(address);
                        if (bytes.Length > 0)
                        {
                            var name = FormattableString.Invariant($"{layer}-{tile.Z}-{tile.X}-{tile.Y}.mvt");
                            await File.WriteAllBytesAsync(Path.Combine(_tiles, name), bytes);
                        }
                    }
                }
            }
        }

        await app.StopAsync();
        await app.DisposeAsync();
    }

    public Task DisposeAsync()
    {
        _work.Dispose();
        Directory.Delete(_tiles, recursive: true);
        return Task.CompletedTask;
    }

    [DecodersFact]
    public async Task The_map_librarys_decoder_and_GDAL_find_every_tile_sound()
    {
        // Packages are looked for from where the script lies.
        var script = Path.Combine(DecodersFactAttribute.Client!, "node_modules", ".check-tiles-" + Path.GetFileName(_tiles) + ".mjs");
        JsonElement told;
        try
        {
            await File.WriteAllTextAsync(script, Script);
            told = JsonDocument.Parse(await RunAsync("node", script, _tiles)).RootElement;
        }
        finally
        {
            File.Delete(script);
        }

        Assert.Empty(told.List("wrong").Select(one => one.GetString()));

        // Every asset that has a place is in the tiles of each zoom once, by itself or in a cluster.
        var placed = 0;
        foreach (var zoom in told.GetProperty("assets").EnumerateObject())
        {
            var ids = zoom.Value.EnumerateArray().Select(id => id.GetString()).ToList();
            var named = ids.Where(id => id is not null).ToList();
            Assert.Equal(named.Count, named.Distinct(StringComparer.Ordinal).Count());
            placed = placed == 0 ? ids.Count : placed;
            Assert.Equal(placed, ids.Count);
        }

        Assert.InRange(placed, 400, 800);
        await AssertGdalCountsAlikeAsync(told.GetProperty("counts"));
    }

    private async Task AssertGdalCountsAlikeAsync(JsonElement counts)
    {
        var found = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var file in Directory.GetFiles(_tiles))
        {
            var name = "";
            foreach (var line in (await RunAsync("ogrinfo", "-ro", "-so", "-al", "-oo", "CLIP=NO", file)).Split('\n'))
            {
                name = line.StartsWith("Layer name: ", StringComparison.Ordinal) ? line["Layer name: ".Length..].Trim() : name;
                if (line.StartsWith("Feature Count: ", StringComparison.Ordinal))
                {
                    var count = int.Parse(line["Feature Count: ".Length..], CultureInfo.InvariantCulture);
                    found[name] = found.GetValueOrDefault(name) + count;
                }
            }
        }

        Assert.Equal(
            counts.EnumerateObject().Select(one => (one.Name, one.Value.GetInt32())).Order(),
            found.Select(one => (one.Key, one.Value)).Order());
    }

    private static async IAsyncEnumerable<TileAddress> TilesAsync(IAtlas atlas, int zoom)
    {
        var extent = (await atlas.Areas.ExtentAsync())!;
        var box = GridTransform.Between(atlas.Info.Grid, ReferenceSystem.WebMercator).Apply(extent);
        var shift = WorldGrid.Bits - zoom;

        // Some assets lie outside the place.
        const int Beside = 3;
        for (var x = (WorldGrid.X(box.MinX) >> shift) - Beside; x <= (WorldGrid.X(box.MaxX) >> shift) + Beside; x++)
        {
            for (var y = (WorldGrid.Y(box.MaxY) >> shift) - Beside; y <= (WorldGrid.Y(box.MinY) >> shift) + Beside; y++)
            {
                yield return new TileAddress(zoom, x, y);
            }
        }
    }

    private static async Task<string> RunAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments)
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var trouble = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, program + ": " + await trouble);
        return output;
    }
}
