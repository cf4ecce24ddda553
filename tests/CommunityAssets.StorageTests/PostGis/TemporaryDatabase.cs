namespace CommunityAssets.StorageTests.PostGis;

/// <summary>A database of its own for one atlas.</summary>
public sealed class TemporaryDatabase
{
    /// <summary>The address of the atlas; nothing is there yet.</summary>
    public string Address { get; private set; } = "";

    /// <summary>Makes the database.</summary>
    public async Task PrepareAsync() => Address = await PostGisServer.Instance.MakeDatabaseAsync();

    /// <summary>Takes the database away with everything in it.</summary>
    public Task RemoveAsync() => PostGisServer.Instance.RemoveDatabaseAsync(Address);
}
