using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Exchange.OpenReferral.Harvesting;
using CommunityAssets.UnitTests.Exchange.Inputs;

namespace CommunityAssets.UnitTests.Exchange.OpenReferral;

public sealed class HarvestFolderTests : IDisposable
{
    private static readonly FeedAddress Address = FeedAddress.Parse("https://directory.example/feed");

    private readonly Workbench _work = new();

    public void Dispose() => _work.Dispose();

    [Fact]
    public void Only_one_harvest_at_a_time_goes_into_a_folder()
    {
        using (HarvestFolder.Open(_work.Folder, "place.gpkg", "council", Address))
        {
            var fault = Assert.Throws<BadInputException>(() => HarvestFolder.Open(_work.Folder, "place.gpkg", "council", Address));
            Assert.Contains("Another import is reading https://directory.example/feed/services", fault.Message, StringComparison.Ordinal);
            using var other = HarvestFolder.Open(_work.Folder, "place.gpkg", "charity", Address);
        }

        using var again = HarvestFolder.Open(_work.Folder, "place.gpkg", "council", Address);
    }

    [Fact]
    public void No_password_of_an_atlas_is_written_down()
    {
        using var folder = HarvestFolder.Open(_work.Folder, "postgresql://me:sesame@host/atlas", "council", Address);
        folder.Write(new HarvestState { Address = Address.Services, Current = new HarvestProgress { Next = 7 } });
        Assert.Equal(7, folder.Read().Current?.Next);
        var written = Directory.EnumerateFiles(_work.Folder, "*", SearchOption.AllDirectories)
            .Where(path => !path.EndsWith("lock", StringComparison.Ordinal));
        foreach (var path in written)
        {
            Assert.DoesNotContain("sesame", path + File.ReadAllText(path), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_state_that_cannot_be_read_is_no_state()
    {
        using var folder = HarvestFolder.Open(_work.Folder, "place.gpkg", "council", Address);
        Assert.Null(folder.Read().Current);
        folder.Write(new HarvestState());
        var path = Directory.EnumerateFiles(_work.Folder, "state.json", SearchOption.AllDirectories).Single();
        File.WriteAllText(path, "{\"Current\":");
        Assert.Null(folder.Read().Current);
    }

    [Fact]
    public void Services_of_a_page_count_as_fetched_only_while_the_page_lists_the_same()
    {
        var path = _work.Write(
            "items", "{\"id\":\"a\",\"status\":\"active\"}\n \n{\"id\":\"c\",\"status\":\"active\"}\n{\"id\":\"d\",\"sta");
        Assert.Equal(3, HarvestedItems.Count(path, ["a", "b", "c", "d"]));
        Assert.EndsWith("\"active\"}\n", File.ReadAllText(path), StringComparison.Ordinal);
        Assert.Equal(0, HarvestedItems.Count(path, ["a", "c", "d"]));
        Assert.False(File.Exists(path));
        Assert.Equal(0, HarvestedItems.Count(path, ["a"]));
    }
}
