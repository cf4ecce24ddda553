using CommunityAssets.DemoPlace;

namespace CommunityAssets.UnitTests.Demo;

/// <summary>The demo place in the repository is what its generator writes, byte for byte.</summary>
public sealed class DemoPlaceTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("aldermere").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void The_demo_in_the_repository_is_what_its_generator_writes()
    {
        Aldermere.Write(_folder);
        var kept = Path.Combine(Repository.Root, "geodata", "demo");
        Assert.Equal(Files(kept), Files(_folder));
        Assert.All(Files(kept), path => Assert.True(
            File.ReadAllBytes(Path.Combine(kept, path)).AsSpan().SequenceEqual(File.ReadAllBytes(Path.Combine(_folder, path))),
            $"{path} differs. Run 'dotnet run --project tools/DemoPlace -- geodata/demo' and look at what changed."));
    }

    private static string[] Files(string root) =>
        [.. Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories).Select(path => Path.GetRelativePath(root, path))
            .Order(StringComparer.Ordinal)];
}
