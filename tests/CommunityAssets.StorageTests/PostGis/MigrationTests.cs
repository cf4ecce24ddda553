using CommunityAssets.Domain.Places;
using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Storage;
using CommunityAssets.Storage.PostGis.Migrations;
using CommunityAssets.StorageTests.Contract;

namespace CommunityAssets.StorageTests.PostGis;

public sealed class MigrationTests : PostGisAtlasTests
{
    [AtlasFact]
    public async Task Making_an_atlas_that_is_there_changes_nothing()
    {
        await ImportAsync(Make.Asset("Aldermere Library"));
        var version = await Atlas.VersionAsync();
        await using var again = await Storage.Atlas.CreateAsync(AtlasName, ReferenceSystem.BritishNationalGrid, Time);
        Assert.Equal(version, await again.VersionAsync());
        Assert.Equal(1, (await again.Assets.CountAsync(new AssetQuery())).Total);
        Assert.Equal(Migration.All.Count, again.Info.SchemaVersion);
        Assert.Equal(27700, again.Info.Grid.Code);
    }

    [AtlasFact]
    public async Task Many_programs_may_make_the_same_atlas_at_once()
    {
        await RunAsync("DROP SCHEMA atlas CASCADE");
        var atlases = await Task.WhenAll(
            Enumerable.Range(0, 6).Select(_ => Storage.Atlas.CreateAsync(AtlasName, ReferenceSystem.BritishNationalGrid, Time)));
        Assert.Equal(Migration.All.Count, await AskAsync<long>("SELECT count(*) FROM atlas.migrations"));
        foreach (var atlas in atlases)
        {
            await atlas.DisposeAsync();
        }
    }

    [AtlasFact]
    public async Task Another_grid_than_the_atlas_has_is_refused()
    {
        var problem = await Assert.ThrowsAsync<BadInputException>(
            () => Storage.Atlas.CreateAsync(AtlasName, ReferenceSystem.IrishGrid, Time));
        Assert.Contains("EPSG:27700", problem.Message, StringComparison.Ordinal);
    }

    [AtlasFact]
    public async Task A_newer_schema_is_refused_by_an_older_program()
    {
        await RunAsync("INSERT INTO atlas.migrations VALUES (1000, '1000_later', 'x', now(), now())");
        await AssertRefusedAsync("newer than this program");
    }

    [AtlasFact]
    public async Task A_half_migrated_schema_is_refused()
    {
        await RunAsync("UPDATE atlas.migrations SET finished = NULL");
        await AssertRefusedAsync("half-migrated");
    }

    [AtlasFact]
    public async Task A_gap_in_the_steps_is_refused()
    {
        await RunAsync("UPDATE atlas.migrations SET number = 0 WHERE number = 1");
        await AssertRefusedAsync("half-migrated");
    }

    [AtlasFact]
    public async Task A_schema_made_by_another_build_is_refused()
    {
        await RunAsync("UPDATE atlas.migrations SET checksum = 'other'");
        await AssertRefusedAsync("different build");
    }

    [AtlasFact]
    public async Task An_older_schema_is_refused_with_the_command_that_brings_it_up_to_date()
    {
        await RunAsync("DELETE FROM atlas.migrations");
        var problem = await Assert.ThrowsAsync<AtlasUnreachableException>(() => Storage.Atlas.OpenAsync(AtlasName, Time));
        Assert.Contains("communityassets new", problem.Message, StringComparison.Ordinal);
    }

    [AtlasFact]
    public async Task A_schema_of_the_same_name_that_is_no_atlas_is_left_alone()
    {
        await RunAsync("DROP SCHEMA atlas CASCADE; CREATE SCHEMA atlas; CREATE TABLE atlas.maps (id int)");
        await AssertRefusedAsync("not a CommunityAssets atlas");
        await Assert.ThrowsAsync<AtlasUnreachableException>(
            () => Storage.Atlas.CreateAsync(AtlasName, ReferenceSystem.BritishNationalGrid, Time));
        Assert.Equal(1L, await AskAsync<long>("SELECT count(*) FROM pg_tables WHERE schemaname = 'atlas'"));
    }

    [AtlasFact]
    public async Task A_database_without_an_atlas_says_how_to_make_one()
    {
        await RunAsync("DROP SCHEMA atlas CASCADE");
        var problem = await Assert.ThrowsAsync<BadInputException>(() => Storage.Atlas.OpenAsync(AtlasName, Time));
        Assert.Contains("communityassets new", problem.Message, StringComparison.Ordinal);
    }

    [AtlasFact]
    public async Task A_user_who_may_not_add_extensions_is_told_what_to_ask_for()
    {
        var bare = await PostGisServer.Instance.MakeDatabaseAsync(withExtensions: false);
        var role = "clerk_" + Guid.CreateVersion7().ToString("N");
        try
        {
            var database = new Uri(bare).AbsolutePath.Trim('/');
            await PostGisServer.RunAsync(
                bare, $"CREATE ROLE {role} LOGIN PASSWORD 'hush-hush'; GRANT CREATE ON DATABASE {database} TO {role}");
            var address = new UriBuilder(bare) { UserName = role, Password = "hush-hush" }.Uri.AbsoluteUri;
            var problem = await Assert.ThrowsAsync<AtlasUnreachableException>(
                () => Storage.Atlas.CreateAsync(address, ReferenceSystem.BritishNationalGrid, Time));
            Assert.Contains("CREATE EXTENSION postgis", problem.Message, StringComparison.Ordinal);
            Assert.DoesNotContain("hush-hush", problem.Message, StringComparison.Ordinal);
        }
        finally
        {
            await PostGisServer.Instance.RemoveDatabaseAsync(bare);
            await PostGisServer.RunAsync(PostGisServer.Instance.Address!, $"DROP ROLE {role}");
        }
    }

    [AtlasFact]
    public async Task A_server_or_a_database_that_is_not_there_is_told_apart()
    {
        var server = await Assert.ThrowsAsync<AtlasUnreachableException>(
            () => Storage.Atlas.OpenAsync("postgresql://somebody:hush-hush@127.0.0.1:1/aldermere?connect_timeout=2", Time));
        Assert.Contains("can't be reached", server.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("hush-hush", server.ToString(), StringComparison.Ordinal);
        var missing = new UriBuilder(AtlasName) { Path = "no_such_database" }.Uri.AbsoluteUri;
        var database = await Assert.ThrowsAsync<AtlasUnreachableException>(() => Storage.Atlas.OpenAsync(missing, Time));
        Assert.Contains("There is no database", database.Message, StringComparison.Ordinal);
    }

    private async Task AssertRefusedAsync(string said)
    {
        var problem = await Assert.ThrowsAsync<AtlasUnreachableException>(() => Storage.Atlas.OpenAsync(AtlasName, Time));
        Assert.Contains(said, problem.Message, StringComparison.Ordinal);
    }
}
