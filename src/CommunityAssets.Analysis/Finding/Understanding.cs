using System.Collections.Frozen;
using System.Collections.Immutable;
using CommunityAssets.Domain.Assets;
using CommunityAssets.Domain.Text;

namespace CommunityAssets.Analysis.Finding;

/// <summary>
/// Understands what somebody says they look for by a list of phrases: the longest that fits at each word, endings not minded, and a
/// slip forgiven in words of five letters or more that are in no phrase as they are written. Immutable.
/// </summary>
public sealed class Understanding
{
    private const int ShortestMended = 5;
    private const int MostWords = 60;
    private readonly Phrase[] phrases;
    private readonly FrozenSet<string> vocabulary;

    /// <summary>Makes it from a list.</summary>
    /// <param name="synonyms">The phrases; of two that say the same, the later one counts.</param>
    public Understanding(IEnumerable<Synonym> synonyms)
    {
        ArgumentNullException.ThrowIfNull(synonyms);
        phrases =
        [
            .. synonyms.Select(synonym => new Phrase(synonym, [.. SpokenWords.Of(synonym.Phrase)]))
                .Where(phrase => phrase.Words.Length > 0)
                .Reverse()
                .DistinctBy(phrase => string.Join(' ', phrase.Words))
                .OrderByDescending(phrase => phrase.Words.Length),
        ];
        vocabulary = phrases.SelectMany(phrase => phrase.Stems).ToFrozenSet(StringComparer.Ordinal);
    }

    /// <summary>Reads a text. Only the first sixty words of a very long one are looked at.</summary>
    public Understood Read(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return Understood.Nothing;
        }

        var said = SpokenWords.Of(text).Take(MostWords).ToArray();
        var stems = Array.ConvertAll(said, Spelling.Stem);
        var found = new List<Synonym>();
        var left = new List<string>();
        for (var at = 0; at < said.Length;)
        {
            if (LongestAt(said, stems, at) is { } phrase)
            {
                found.Add(phrase.Synonym);
                at += phrase.Words.Length;
            }
            else
            {
                left.Add(said[at]);
                at++;
            }
        }

        return new Understood(
            Parts(found),
            [
                .. found.Where(synonym => synonym.Topics.Length > 0).Select(synonym => synonym.Phrase)
                    .Distinct(StringComparer.OrdinalIgnoreCase),
            ],
            [.. left.Where(SpokenWords.Tells).Distinct(StringComparer.Ordinal)]);
    }

    private static ImmutableArray<UnderstoodPart> Parts(List<Synonym> found)
    {
        var parts = new List<UnderstoodPart>();
        foreach (var synonym in found)
        {
            parts.AddRange(synonym.Topics.Select(topic => new UnderstoodPart(topic, synonym.Phrase, IsTopic: true, Also: false)));
            parts.AddRange(synonym.Wishes.Select(wish => new UnderstoodPart(wish, synonym.Phrase, IsTopic: false, Also: false)));
        }

        foreach (var synonym in found)
        {
            parts.AddRange(synonym.Also.Select(topic => new UnderstoodPart(topic, synonym.Phrase, IsTopic: true, Also: true)));
        }

        return [.. parts.DistinctBy(part => (part.Key, part.IsTopic))];
    }

    private Phrase? LongestAt(string[] said, string[] stems, int at)
    {
        Phrase? best = null;
        var fewest = int.MaxValue;
        foreach (var phrase in phrases)
        {
            // Longest first: what comes after a match is no better when it is shorter.
            if (best is not null && phrase.Words.Length < best.Words.Length)
            {
                break;
            }

            if (phrase.Words.Length <= said.Length - at && SlipsBetween(phrase, said, stems, at) is { } slips && slips < fewest)
            {
                best = phrase;
                fewest = slips;
            }
        }

        return best;
    }

    /// <summary>How far the words from a place on are from a phrase; null when they are not it.</summary>
    private int? SlipsBetween(Phrase phrase, string[] said, string[] stems, int at)
    {
        var slips = 0;
        for (var word = 0; word < phrase.Words.Length; word++)
        {
            var spoken = said[at + word];
            if (string.Equals(spoken, phrase.Words[word], StringComparison.Ordinal))
            {
                continue;
            }

            if (string.Equals(stems[at + word], phrase.Stems[word], StringComparison.Ordinal))
            {
                slips++;
                continue;
            }

            // A word that is right as it stands is not mended into another: "slimming" isn't "swimming".
            if (spoken.Length < ShortestMended || phrase.Words[word].Length < ShortestMended || spoken[0] != phrase.Words[word][0]
                || vocabulary.Contains(stems[at + word]) || Spelling.Forgiven(spoken) is var most && most == 0
                || Spelling.Slips(spoken, phrase.Words[word], most) is var counted && counted > most)
            {
                return null;
            }

            slips += 10 * counted;
        }

        return slips;
    }

    private sealed class Phrase(Synonym synonym, string[] words)
    {
        public Synonym Synonym { get; } = synonym;

        public string[] Words { get; } = words;

        public string[] Stems { get; } = Array.ConvertAll(words, Spelling.Stem);
    }
}
