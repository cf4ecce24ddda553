namespace CommunityAssets.UnitTests;

/// <summary>Finds the real data that lies beside the repository on the team's machines: <c>shared/data/real</c> in a folder above.</summary>
internal static class RealData
{
    /// <summary>The folder, or null when it is not there.</summary>
    public static string? Folder { get; } = Find();

    /// <summary>The path of one of its files.</summary>
    public static string Path(string file) => System.IO.Path.Combine(Folder!, file);

    private static string? Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var candidate = System.IO.Path.Combine(folder.FullName, "shared", "data", "real");
            if (Directory.Exists(candidate))
            {
                return candidate;
            }
        }

        return null;
    }
}
