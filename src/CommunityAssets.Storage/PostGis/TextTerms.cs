using CommunityAssets.Domain.Text;
using Npgsql;

namespace CommunityAssets.Storage.PostGis;

/// <summary>
/// A text search in terms of the words that the atlas holds: for each word of the query, the atlas's words that answer it, by how well
/// they do. What counts as the same word is told by <see cref="TextQuery"/>, the same as in the other engine; the database only finds
/// candidates for it.
/// </summary>
internal sealed class TextTerms
{
    // Slips are counted between words and between their stems. What is one slip away is looked up outright; what may be two, by letter
    // triples.
    private const string FindCandidates = """
        SELECT sought.nth, w.word FROM unnest($1, $2) AS sought (nth, word) JOIN atlas.words w USING (word)
        UNION SELECT sought.nth, w.word FROM unnest($3, $4) AS sought (nth, stem) JOIN atlas.words w USING (stem)
        UNION SELECT sought.nth, w.word FROM unnest($5, $6) AS sought (nth, word) JOIN atlas.words w ON w.word % sought.word
        """;

    private TextTerms(IReadOnlyList<WordTerms> words) => Words = words;

    /// <summary>The terms of each word; empty when the text holds signs alone, which are in no name.</summary>
    public IReadOnlyList<WordTerms> Words { get; }

    /// <summary>Works a text out; null when it is blank, which narrows nothing.</summary>
    public static async Task<TextTerms?> ReadAsync(NpgsqlConnection connection, string? sought, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(sought))
        {
            return null;
        }

        if (TextQuery.Of(sought) is not { } text)
        {
            return new TextTerms([]);
        }

        var terms = text.Words.Select(word => new WordTerms(word)).ToList();
        await using var command = new NpgsqlCommand(FindCandidates, connection);
        AddPairs(command, text, word => Spelling.Forgiven(word) == 0 ? [] : Slips.Around(word));
        AddPairs(command, text, word => Spelling.Forgiven(word) == 0 ? [Spelling.Stem(word)] : Slips.Around(Spelling.Stem(word)));
        AddPairs(command, text,
            word => Spelling.Forgiven(word) < 2 ? [] : new HashSet<string>(StringComparer.Ordinal) { word, Spelling.Stem(word) });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            var nth = reader.GetInt32(0);
            var candidate = reader.GetString(1);
            terms[nth].Add(text.Match(nth, candidate), candidate);
        }

        return new TextTerms(terms);
    }

    private static void AddPairs(NpgsqlCommand command, TextQuery text, Func<string, IReadOnlyCollection<string>> variants)
    {
        var pairs = text.Words.SelectMany((word, nth) => variants(word).Select(variant => (Nth: nth, Variant: variant))).ToList();
        command.Parameters.Add(new NpgsqlParameter<int[]> { TypedValue = [.. pairs.Select(pair => pair.Nth)] });
        command.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = [.. pairs.Select(pair => pair.Variant)] });
    }
}
