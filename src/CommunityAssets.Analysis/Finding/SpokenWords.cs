using System.Collections.Frozen;
using CommunityAssets.Domain.Text;

namespace CommunityAssets.Analysis.Finding;

/// <summary>Cuts what people say into words, and knows those that say nothing about what they look for.</summary>
internal static class SpokenWords
{
    /// <summary>Dropped everywhere, also within phrases: "knit and natter" is "knit natter".</summary>
    private static readonly FrozenSet<string> Small = Set(
        "a am an and are at be but by can could for from i id im in is it ive of on or s should so that the there this to we with would");

    /// <summary>Part of phrases, and nothing to look for by themselves.</summary>
    private static readonly FrozenSet<string> Filler = Set(
        "about activities activity all any anybody anyone anything anywhere around bit bored can class classes close "
        + "closeby club clubs come do does doing down event events find fun get getting go going good got group groups "
        + "had has have he help her here him his home how interested into join just kind kinds learn like liked likes "
        + "little living local lonely look looking lots love loves me meet meeting meetings meets more my near nearby "
        + "nearest need needs new nice not offer open our out outside part people person place places please session "
        + "sessions she share some somebody someone something sometimes somewhere start stuff take taking their them they "
        + "thing things time times try up us use very want wanted wants was way week weekly weeks well were what whats "
        + "when where who whole will you your");

    /// <summary>The words of a text without small ones; apostrophes join what they part ("men's" is "mens").</summary>
    public static List<string> Of(string text)
    {
        var words = SearchWords.Split(text.Replace("'", "", StringComparison.Ordinal).Replace("\u2019", "", StringComparison.Ordinal));
        words.RemoveAll(Small.Contains);
        return words;
    }

    /// <summary>Whether a word tells what to look for.</summary>
    public static bool Tells(string word) => word.Length > 1 && !Filler.Contains(word);

    private static FrozenSet<string> Set(string words) => words.Split(' ').ToFrozenSet(StringComparer.Ordinal);
}
