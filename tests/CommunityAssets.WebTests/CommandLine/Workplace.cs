using System.Text;

namespace CommunityAssets.WebTests.CommandLine;

/// <summary>A folder for one test, taken away with everything in it.</summary>
internal sealed class Workplace : IDisposable
{
    public string Folder { get; } = Directory.CreateTempSubdirectory("communityassets-").FullName;

    public string Atlas => Path.Combine(Folder, "atlas.gpkg");

    public string Write(string name, string text) => Write(name, Encoding.UTF8.GetBytes(text));

    public string Write(string name, byte[] bytes)
    {
        var path = Path.Combine(Folder, name);
        File.WriteAllBytes(path, bytes);
        return path;
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
