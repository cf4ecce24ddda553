namespace CommunityAssets.UnitTests.Exchange.Pictures;

/// <summary>The sample pictures beside the tests.</summary>
internal static class Samples
{
    public const int Width = 37;
    public const int Height = 26;

    private static string Folder => Path.Combine(AppContext.BaseDirectory, "Exchange", "Pictures", "Samples");

    /// <summary>The names of the samples of a form that can be read.</summary>
    public static IEnumerable<string> Names(string ending) =>
        Directory.EnumerateFiles(Folder, "*" + ending).Select(path => Path.GetFileName(path)!).Where(name => name != "cmyk.jpg")
            .Order(StringComparer.Ordinal);

    public static byte[] Read(string name) => File.ReadAllBytes(Path.Combine(Folder, name));
}
