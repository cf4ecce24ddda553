using System.Diagnostics;
using CommunityAssets.Domain.Assets;
using CommunityAssets.Domain.Places;
using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Storage;

namespace CommunityAssets.StorageTests.Contract;

/// <summary>Making, opening and closing an atlas, and what becomes of it when a program dies.</summary>
public abstract class AtlasLifeContract : AtlasContract
{
    [AtlasFact]
    public async Task An_atlas_tells_what_it_is()
    {
        Assert.Equal(ReferenceSystem.BritishNationalGrid, Atlas.Info.Grid);
        Assert.Contains(Atlas.Info.Engine, (string[])["GeoPackage", "PostGIS"]);
        Assert.True(Atlas.Info.SchemaVersion >= 1);
        Assert.Equal(string.Equals(Atlas.Info.Engine, "PostGIS", StringComparison.Ordinal), Atlas.Info.ManyWriters);
        Assert.DoesNotContain(":", Atlas.Info.Name, StringComparison.Ordinal);
        Assert.Equal(Atlas.Info, (await OpenAgainAsync()).Info);
    }

    [AtlasFact]
    public async Task Making_an_atlas_that_is_there_leaves_it_as_it_is()
    {
        await ImportAsync(Make.Asset("Choir"));
        await using (var again = await Storage.Atlas.CreateAsync(AtlasName, ReferenceSystem.BritishNationalGrid, Time))
        {
            Assert.Equal(1, (await again.Assets.CountAsync(new AssetQuery())).Total);
        }

        await Assert.ThrowsAsync<BadInputException>(() => Storage.Atlas.CreateAsync(AtlasName, ReferenceSystem.IrishGrid, Time));
        await Assert.ThrowsAsync<BadInputException>(() => Storage.Atlas.CreateAsync(AtlasName, ReferenceSystem.Wgs84, Time));
        Assert.Equal(["Choir"], await NamesAsync(new AssetQuery()));
    }

    [AtlasFact]
    public async Task What_was_written_is_there_when_the_atlas_is_opened_again()
    {
        await ImportAsync(Make.Asset("Choir", Make.At(10, 10)));
        await Atlas.DisposeAsync();
        var again = await OpenAgainAsync();
        Assert.Equal("Choir", Assert.Single((await again.Assets.SearchAsync(new AssetQuery { Text = "choir" })).Hits).Asset.Name);
    }

    [AtlasFact]
    public async Task Many_may_read_at_once()
    {
        await ImportAsync([.. Enumerable.Range(0, 100).Select(number => Make.Asset($"Asset {number}", Make.At(number, number)))]);
        var answers = await Task.WhenAll(Enumerable.Range(0, 40).Select(async number => (number % 3) switch
        {
            0 => (await Atlas.Assets.SearchAsync(new AssetQuery { Text = "asset", Limit = 1 })).Matched,
            1 => (await Atlas.Assets.CountAsync(new AssetQuery { Near = Make.At(0, 0), WithinMetres = 1000 })).Total,
            _ => (await AllAsync(Atlas.Assets.MarksAsync(new AssetQuery()))).Count,
        }));
        Assert.All(answers, answer => Assert.Equal(100, answer));
    }

    [AtlasFact]
    public async Task A_stream_left_early_and_a_stream_that_goes_on_while_others_write_do_no_harm()
    {
        await ImportAsync([.. Enumerable.Range(0, 600).Select(number => Make.Asset($"Asset {number}"))]);
        await foreach (var asset in Atlas.Assets.StreamAsync(new AssetQuery()))
        {
            Assert.NotNull(asset);
            break;
        }

        var seen = 0;
        await foreach (var asset in Atlas.Assets.StreamAsync(new AssetQuery()))
        {
            if (++seen == 1)
            {
                await Atlas.Assets.AddAsync(Make.Asset("Written meanwhile"), "steward", null);
            }
        }

        // A stream is of one state of the atlas.
        Assert.Equal(600, seen);
        Assert.Equal(601, (await Atlas.Assets.CountAsync(new AssetQuery())).Total);
    }

    [AtlasFact]
    public async Task An_import_that_is_killed_while_it_stages_leaves_the_atlas_as_it_was_and_the_next_one_runs()
    {
        await ImportAsync(Make.Asset("Choir", Make.At(10, 10)), Make.Asset("Shed"));
        var version = await Atlas.VersionAsync();
        await KillImportAsync("staged");
        Assert.Equal(version, await Atlas.VersionAsync());
        Assert.Equal(["Choir", "Shed"], await NamesAsync(new AssetQuery()));
        Assert.Equal(1, (await ImportAsync(Make.Asset("Choir", Make.At(10, 10)), Make.Asset("Shed"), Make.Asset("Walkers"))).Added);
        Assert.Equal(["Choir", "Shed", "Walkers"], await NamesAsync(new AssetQuery()));
    }

    [AtlasFact]
    public async Task An_import_that_is_killed_while_it_commits_is_there_whole_or_not_at_all()
    {
        await ImportAsync(Make.Asset("Choir", Make.At(10, 10)));
        await KillImportAsync("committing");
        var names = await AllAsync(Atlas.Assets.StreamAsync(new AssetQuery { Source = "victim" }));
        Assert.Contains(names.Count, (int[])[0, 20_000]);
        Assert.Equal(names.Count, (await Atlas.Assets.CountAsync(new AssetQuery { Text = "victim" })).Total);
        Assert.Equal(1, (await Atlas.Assets.CountAsync(new AssetQuery { Source = "register" })).Total);
        Assert.Equal(1, (await ImportAsync(Make.Asset("Choir", Make.At(10, 10)))).Unchanged);
    }

    /// <summary>Starts an import of 20,000 assets in a process of its own and kills it outright when it says a word.</summary>
    private async Task KillImportAsync(string atWord)
    {
        var program = Path.Combine(AppContext.BaseDirectory, "CommunityAssets.ImportVictim.dll");
        using var victim = Process.Start(new ProcessStartInfo("dotnet", [program, AtlasName, atWord])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        })!;
        var errors = victim.StandardError.ReadToEndAsync();
        string? line;
        do
        {
            line = await victim.StandardOutput.ReadLineAsync();
        }
        while (line is not null && !string.Equals(line, atWord, StringComparison.Ordinal));
        victim.Kill();
        await victim.WaitForExitAsync();
        Assert.True(line is not null, await errors);
    }
}
