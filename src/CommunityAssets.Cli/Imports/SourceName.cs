using CommunityAssets.Exchange.Inputs;

namespace CommunityAssets.Cli.Imports;

/// <summary>The short name of a source when nobody gave one.</summary>
internal static class SourceName
{
    /// <summary>The file's name without its endings, in lower case with hyphens.</summary>
    public static string Of(InputFile file)
    {
        var stem = file.Name.Split('.')[0].ToLowerInvariant();
        var name = string.Concat(stem.Select(letter => char.IsAsciiLetterOrDigit(letter) ? letter : '-')).Trim('-');
        return name.Length == 0 ? "file" : name;
    }
}
