namespace CommunityAssets.StorageTests.Contract;

/// <summary>The service's keys, kept for every process that serves the atlas.</summary>
public abstract class KeysContract : AtlasContract
{
    [AtlasFact]
    public async Task Keys_are_read_in_their_order_by_every_process()
    {
        Assert.Empty(await Atlas.Keys.ReadAsync());
        var version = await Atlas.VersionAsync();
        await Atlas.Keys.AddAsync("b", "<key id=\"1\">é &amp; 'quotes'</key>");
        await Atlas.Keys.AddAsync("a", "<key id=\"2\" />");
        string[] expected = ["<key id=\"1\">é &amp; 'quotes'</key>", "<key id=\"2\" />"];
        Assert.Equal(expected, await Atlas.Keys.ReadAsync());
        Assert.Equal(expected, await (await OpenAgainAsync()).Keys.ReadAsync());
        Assert.Equal(version, await Atlas.VersionAsync());
    }

    [AtlasFact]
    public async Task A_key_that_is_there_is_left_as_it_is()
    {
        await Atlas.Keys.AddAsync("a", "<first />");
        await Atlas.Keys.AddAsync("a", "<second />");
        Assert.Equal(["<first />"], await Atlas.Keys.ReadAsync());
    }
}
