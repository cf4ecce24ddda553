using CommunityAssets.Domain.Text;

namespace CommunityAssets.Analysis.Matching;

/// <summary>A name as it is compared.</summary>
/// <param name="Words">Its telling words, in lower case without accents, in order; all its words where none is telling.</param>
/// <param name="Plain">The words with a space between, at most <see cref="Longest"/> letters.</param>
/// <param name="Sorted">The same with the words in order of the alphabet.</param>
internal sealed record NameKey(IReadOnlyList<string> Words, string Plain, string Sorted)
{
    /// <summary>How alike names with other numbers are at most: "Bay 5" and "Bay 3", two troops of scouts, two houses.</summary>
    private const int OtherNumbers = 2;

    /// <summary>How many letters count.</summary>
    public const int Longest = 64;

    // What lists write where there is no name: agreeing in it tells nothing.
    private static readonly HashSet<string> Placeholders = new(StringComparer.Ordinal)
    {
        "unknown", "unnamed", "not known", "no name", "none", "n a", "na", "null", "nil", "tbc", "tba", "to be confirmed", "untitled",
        "test",
    };

    /// <summary>From here on names are the same, much alike, somewhat alike.</summary>
    public const double Same = 0.97, Alike = 0.88, Similar = 0.78;

    /// <summary>The key of a name as people write it; empty for what lists write where there is none.</summary>
    public static NameKey Of(string name)
    {
        var words = SearchWords.Split(name);
        if (Placeholders.Contains(string.Join(' ', words)))
        {
            return new NameKey([], "", "");
        }

        var telling = words.Where(word => !SearchWords.SmallWords.Contains(word)).ToList();
        var kept = telling.Count > 0 ? telling : words;
        var plain = string.Join(' ', kept);
        plain = plain.Length <= Longest ? plain : plain[..Longest];

        // Of what was cut, so that both are of the same letters.
        return new NameKey(kept, plain, string.Join(' ', plain.Split(' ').Order(StringComparer.Ordinal)));
    }

    /// <summary>
    /// The numbers in a name, in order, each once, with a space between: "5" of "Bay 5", "1" of "1st Keynsham Scouts"; empty for none.
    /// </summary>
    public string Numbers { get; } = string.Join(
        ' ', Words.Select(Number).Where(number => number.Length > 0).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));

    /// <summary>The level of two names: that of their likeness, but somewhat alike at best where both have numbers that differ.</summary>
    public static int Level(NameKey one, NameKey other) =>
        Level(Similarity(one, other), one.Numbers.Length > 0 && other.Numbers.Length > 0 && one.Numbers != other.Numbers);

    /// <summary>
    /// How alike two names are, 0 to 1: as they stand or in order of the alphabet. One that says nothing is like no other.
    /// </summary>
    public static double Similarity(NameKey one, NameKey other) => one.Plain.Length == 0 || other.Plain.Length == 0 ? 0
        : Math.Max(JaroWinkler.Similarity(one.Plain, other.Plain), JaroWinkler.Similarity(one.Sorted, other.Sorted));

    /// <summary>The level of a likeness: 0 the same to 3 different.</summary>
    /// <param name="likeness">From 0 to 1.</param>
    /// <param name="otherNumbers">Whether both names have numbers, and not the same.</param>
    public static int Level(double likeness, bool otherNumbers) =>
        Math.Max(otherNumbers ? OtherNumbers : 0, likeness >= Same ? 0 : likeness >= Alike ? 1 : likeness >= Similar ? 2 : 3);

    private static string Number(string word) => word[..word.TakeWhile(char.IsAsciiDigit).Count()].TrimStart('0');
}
