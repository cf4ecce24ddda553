namespace CommunityAssets.WebTests.Tiles;

/// <summary>
/// A test that has tiles read by others: the decoder of the browser's map library (from the client's packages, run by node) and GDAL's
/// <c>ogrinfo</c>. Skipped with a message where one is not there.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class DecodersFactAttribute : FactAttribute
{
    public DecodersFactAttribute() => Skip = !OnPath("node") ? "node is not on the path."
        : !OnPath("ogrinfo") ? "GDAL's ogrinfo is not on the path (Debian: gdal-bin)."
        : Client is null ? "The client's packages are not installed: build src/CommunityAssets.Web once."
        : null;

    /// <summary>The folder of the client with the decoder among its packages; null where it is not.</summary>
    public static string? Client
    {
        get
        {
            for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            {
                var client = Path.Combine(folder.FullName, "src", "CommunityAssets.Web", "Client");
                if (Directory.Exists(Path.Combine(client, "node_modules", "@mapbox", "vector-tile")))
                {
                    return client;
                }
            }

            return null;
        }
    }

    private static bool OnPath(string program) => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .Any(folder => File.Exists(Path.Combine(folder, program)));
}
