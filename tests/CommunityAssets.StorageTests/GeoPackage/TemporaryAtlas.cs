namespace CommunityAssets.StorageTests.GeoPackage;

/// <summary>A folder of its own for one embedded atlas.</summary>
public sealed class TemporaryAtlas
{
    private readonly string folder = Directory.CreateTempSubdirectory("atlas-").FullName;

    /// <summary>The path of the atlas; nothing is there yet.</summary>
    public string Path => System.IO.Path.Combine(folder, "aldermere.gpkg");

    /// <summary>Takes the folder away with everything in it.</summary>
    public Task RemoveAsync()
    {
        Directory.Delete(folder, recursive: true);
        return Task.CompletedTask;
    }
}
