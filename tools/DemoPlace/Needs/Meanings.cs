using System.Reflection;
using System.Text;
using CommunityAssets.DemoPlace.Output;

namespace CommunityAssets.DemoPlace.Needs;

/// <summary>What each file's indicators mean, written beside it: names, units, which way is better, topics they speak to.</summary>
public static class Meanings
{
    /// <summary>Writes a <c>.json</c> beside each indicator file.</summary>
    public static void Write(Folder folder)
    {
        var here = Assembly.GetExecutingAssembly();
        foreach (var name in here.GetManifestResourceNames().Where(name => name.EndsWith(".json", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal))
        {
            using var reader = new StreamReader(here.GetManifestResourceStream(name)!, Encoding.UTF8);
            folder.Write($"indicators/{name}", reader.ReadToEnd());
        }
    }
}
