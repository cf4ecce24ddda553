using CommunityAssets.Domain.Places;
using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Storage;
using CommunityAssets.Storage.GeoPackage;
using CommunityAssets.Storage.GeoPackage.Sqlite;
using CommunityAssets.StorageTests.Contract;
using Microsoft.Data.Sqlite;

namespace CommunityAssets.StorageTests.GeoPackage;

/// <summary>What an embedded atlas says of files that are none, or that it cannot use.</summary>
public sealed class GeoPackageFileTests : IAsyncLifetime
{
    private readonly TemporaryAtlas file = new();

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => file.RemoveAsync();

    [Fact]
    public async Task A_file_that_is_not_there_says_how_to_make_one()
    {
        var error = await Assert.ThrowsAsync<BadInputException>(OpenAsync);
        Assert.Contains("communityassets new", error.Message, StringComparison.Ordinal);
        Assert.False(File.Exists(file.Path));
    }

    [Fact]
    public async Task A_folder_is_not_an_atlas()
    {
        Directory.CreateDirectory(file.Path);
        Assert.Contains("folder", (await Assert.ThrowsAsync<BadInputException>(OpenAsync)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_of_something_else_is_refused_and_left_as_it_is()
    {
        await File.WriteAllTextAsync(file.Path, "name,latitude,longitude\nLibrary,51.4,-2.3\n" + new string('x', 5000));
        var before = await File.ReadAllBytesAsync(file.Path);
        Assert.Contains("not a GeoPackage", (await Assert.ThrowsAsync<BadInputException>(OpenAsync)).Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<BadInputException>(
            () => Atlas.CreateAsync(file.Path, ReferenceSystem.BritishNationalGrid, TimeProvider.System));
        Assert.Equal(before, await File.ReadAllBytesAsync(file.Path));
    }

    [Fact]
    public async Task Somebody_elses_GeoPackage_is_told_how_to_be_imported()
    {
        Run("CREATE TABLE gpkg_contents (table_name TEXT)");
        var error = await Assert.ThrowsAsync<BadInputException>(OpenAsync);
        Assert.Contains("communityassets import areas", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_database_is_refused()
    {
        Run("CREATE TABLE people (name TEXT)");
        Assert.Contains(
            "neither an atlas nor a GeoPackage", (await Assert.ThrowsAsync<BadInputException>(OpenAsync)).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_newer_an_older_and_a_half_made_schema_are_refused_in_plain_words()
    {
        await MakeAsync();
        Run("UPDATE communityassets_atlas SET schema_version = 99");
        Assert.Contains(
            "newer version", (await Assert.ThrowsAsync<AtlasUnreachableException>(OpenAsync)).Message, StringComparison.Ordinal);
        Run("UPDATE communityassets_atlas SET schema_version = 0");
        Assert.Contains(
            "older version", (await Assert.ThrowsAsync<AtlasUnreachableException>(OpenAsync)).Message, StringComparison.Ordinal);
        Run($"UPDATE communityassets_atlas SET schema_version = {Schema.Version}, grid = 4711");
        Assert.Contains("grid", (await Assert.ThrowsAsync<AtlasUnreachableException>(OpenAsync)).Message, StringComparison.Ordinal);
        Run("DELETE FROM communityassets_atlas");
        Assert.Contains("half made", (await Assert.ThrowsAsync<AtlasUnreachableException>(OpenAsync)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_atlas_of_the_first_schema_is_brought_up_to_date_by_making_it_again()
    {
        using (var connection = Connection.OpenNew(file.Path))
        {
            Schema.CreateFirst(connection, ReferenceSystem.BritishNationalGrid, DateTimeOffset.UnixEpoch);
        }

        Assert.Contains(
            "communityassets new", (await Assert.ThrowsAsync<AtlasUnreachableException>(OpenAsync)).Message, StringComparison.Ordinal);

        await MakeAsync();
        await using var atlas = await OpenAsync();
        Assert.Equal(Schema.Version, atlas.Info.SchemaVersion);
        Assert.False((await atlas.NewsAsync(await atlas.VersionAsync())).Everything);
    }

    [Fact]
    public async Task What_may_be_the_same_thing_is_looked_up_without_reading_every_asset()
    {
        await (await MakeAsync()).DisposeAsync();
        using var connection = Connection.Open(file.Path, write: false, TimeSpan.Zero);
        using var plan = connection.Prepare("EXPLAIN QUERY PLAN " + GeoPackageSuggestions.SameSql);
        var steps = new List<string>();
        while (plan.Step())
        {
            steps.Add(plan.Text(3));
        }

        Assert.DoesNotContain(
            steps, step => step.StartsWith("SCAN", StringComparison.Ordinal) && step.Contains("assets", StringComparison.Ordinal));
        foreach (var index in (string[])["assets_postcode", "assets_phone_end", "assets_email_folded", "assets_web_host"])
        {
            Assert.Contains(steps, step => step.Contains(index, StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task A_folder_that_is_not_there_is_told()
    {
        var path = Path.Combine(Path.GetDirectoryName(file.Path)!, "nowhere", "place.gpkg");
        var error =
            await Assert.ThrowsAsync<AtlasUnreachableException>(
            () => Atlas.CreateAsync(path, ReferenceSystem.BritishNationalGrid, TimeProvider.System));
        Assert.Contains("nowhere", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_name_of_neither_form_is_refused() =>
        await Assert.ThrowsAsync<BadInputException>(() => Atlas.OpenAsync("place.sqlite", TimeProvider.System));

    [Fact]
    public async Task An_atlas_on_another_grid_keeps_its_own()
    {
        await using (await Atlas.CreateAsync(file.Path, ReferenceSystem.IrishGrid, TimeProvider.System))
        {
        }

        await using var atlas = await OpenAsync();
        Assert.Equal(29903, atlas.Info.Grid.Code);
        Assert.Equal("aldermere.gpkg", atlas.Info.Name);
    }

    [Fact]
    public async Task A_closed_atlas_is_one_file_and_nothing_else()
    {
        await using (var atlas = await MakeAsync())
        {
            await using (var session = await atlas.BeginImportAsync(new ImportPlan { Source = "a", What = "assets", File = "a.csv" }))
            {
                await session.StageAsync(Make.Rows([Make.Asset("Choir")]));
                await session.CheckAsync();
                await session.CommitAsync();
            }

            Assert.Equal(1, (await atlas.Assets.CountAsync(new AssetQuery())).Total);
        }

        Assert.Equal([file.Path], Directory.GetFiles(Path.GetDirectoryName(file.Path)!));
    }

    [Fact]
    public async Task A_note_of_an_import_that_was_killed_is_believed_by_nobody()
    {
        await using var atlas = await MakeAsync();
        await File.WriteAllTextAsync(file.Path + "-import", "an import of old.csv");
        await atlas.Assets.AddAsync(Make.Asset("Choir"), "steward", null);
        await using var session =
            await atlas.BeginImportAsync(new ImportPlan { Source = "a", What = "assets", File = "new.csv", Patience = TimeSpan.Zero });
        Assert.Contains("new.csv", await File.ReadAllTextAsync(file.Path + "-import"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_program_that_holds_the_file_is_waited_for_and_told()
    {
        await using var atlas = await MakeAsync();
        using var other = new SqliteConnection($"Data Source={file.Path};Pooling=False");
        other.Open();
        using (var begin = other.CreateCommand())
        {
            begin.CommandText = "BEGIN IMMEDIATE";
            begin.ExecuteNonQuery();
        }

        var error = await Assert.ThrowsAsync<AtlasBusyException>(() =>
            atlas.BeginImportAsync(
                new ImportPlan { Source = "a", What = "assets", File = "a.csv", Patience = TimeSpan.FromMilliseconds(100) }));
        Assert.Contains("another program", error.Message, StringComparison.Ordinal);
    }

    private Task<IAtlas> OpenAsync() => Atlas.OpenAsync(file.Path, TimeProvider.System);

    private Task<IAtlas> MakeAsync() => Atlas.CreateAsync(file.Path, ReferenceSystem.BritishNationalGrid, TimeProvider.System);

    private void Run(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={file.Path};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
