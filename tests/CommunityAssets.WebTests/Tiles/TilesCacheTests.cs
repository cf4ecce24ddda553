using CommunityAssets.Web.Tiles;

namespace CommunityAssets.WebTests.Tiles;

/// <summary>What is kept of drawn tiles, and when.</summary>
public sealed class TilesCacheTests
{
    private int _made;

    [Fact]
    public async Task What_is_asked_for_once_is_not_kept_and_what_is_asked_for_twice_is()
    {
        var cache = new TilesCache<string, string>(100, text => text.Length, onSecond: true);

        Assert.Equal("a1", await cache.GetAsync("a", MakeAsync, CancellationToken.None));
        await Until(() => !cache.TryGet("a", out _));
        Assert.Equal("a2", await cache.GetAsync("a", MakeAsync, CancellationToken.None));
        Assert.Equal("a2", await cache.GetAsync("a", MakeAsync, CancellationToken.None));

        Assert.True(cache.TryGet("a", out var kept));
        Assert.Equal("a2", kept);
    }

    [Fact]
    public async Task What_is_kept_at_once_is_made_once_and_forgotten_when_told()
    {
        var cache = new TilesCache<string, string>(100, text => text.Length);

        Assert.Equal("a1", await cache.GetAsync("a", MakeAsync, CancellationToken.None));
        Assert.Equal("a1", await cache.GetAsync("a", MakeAsync, CancellationToken.None));
        cache.Forget(key => key == "a");

        Assert.False(cache.TryGet("a", out _));
        Assert.Equal("a2", await cache.GetAsync("a", MakeAsync, CancellationToken.None));
    }

    [Fact]
    public async Task What_was_not_asked_for_longest_goes_when_the_room_is_full()
    {
        var cache = new TilesCache<string, string>(2, _ => 1);
        foreach (var key in (string[])["a", "b", "a", "c"])
        {
            await cache.GetAsync(key, () => Task.FromResult(key), CancellationToken.None);
        }

        await Until(() => Kept(cache).SequenceEqual(["c", "a"]));
    }

    // To look whether something is kept counts as asking for it; this does not.
    private static List<string> Kept(TilesCache<string, string> cache)
    {
        var kept = new List<string>();
        cache.Forget(key =>
        {
            kept.Add(key);
            return false;
        });
        return kept;
    }

    // What is made settles in the cache a moment after whoever asked has it.
    private static async Task Until(Func<bool> holds)
    {
        for (var look = 0; look < 500 && !holds(); look++)
        {
            await Task.Delay(10);
        }

        Assert.True(holds());
    }

    private Task<string> MakeAsync() => Task.FromResult($"a{++_made}");
}
