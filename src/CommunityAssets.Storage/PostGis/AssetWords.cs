using CommunityAssets.Domain.Text;
using Npgsql;

namespace CommunityAssets.Storage.PostGis;

/// <summary>
/// Gathers the different words of names and summaries for <c>atlas.words</c>. Memory stays within some 40 MB: what comes after the first
/// 400,000 different words of an import is still found as it is written, only not with slips.
/// </summary>
internal sealed class AssetWords
{
    private const int MostWords = 400_000;
    private const int Shortest = 3;
    private const int Longest = 40;
    private const int Batch = 50_000;

    private const string Save = "INSERT INTO atlas.words (word, stem) SELECT * FROM unnest($1, $2) ON CONFLICT (word) DO NOTHING";

    private const ulong HashStart = 14695981039346656037;
    private const ulong HashFactor = 1099511628211;

    private readonly ulong[] recent = new ulong[1 << 12];
    private readonly HashSet<string> words = new(StringComparer.Ordinal);
    private readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> lookup;

    /// <summary>Makes an empty one.</summary>
    public AssetWords() => lookup = words.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Takes the words of a text.</summary>
    public void Add(string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return;
        }

        if (System.Text.Ascii.IsValid(text))
        {
            AddPlain(text);
            return;
        }

        foreach (var word in SearchWords.Split(text))
        {
            if (word.Length is >= Shortest and <= Longest && !word.AsSpan().ContainsAnyInRange('0', '9') && words.Count < MostWords)
            {
                words.Add(word);
            }
        }
    }

    /// <summary>Adds them to the atlas.</summary>
    public async Task SaveAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        // In one order, so that two who add the same words wait for each other and never in a ring.
        foreach (var batch in words.Order(StringComparer.Ordinal).Chunk(Batch))
        {
            await using var command = new NpgsqlCommand(Save, connection)
            {
                CommandTimeout = 0,
                Parameters =
                {
                    new NpgsqlParameter<string[]> { TypedValue = batch },
                    new NpgsqlParameter<string[]> { TypedValue = [.. batch.Select(Spelling.Stem)] },
                },
            };
            await command.ExecuteNonQueryAsync(cancellationToken);
        }
    }

    // The same as splitting, without making a text of each word: this runs for every word of a file. Most words were seen a moment ago,
    // which their 64-bit hash tells (FNV-1a; two different words with one hash meet by chance once in billions of files).
    private void AddPlain(ReadOnlySpan<char> text)
    {
        Span<char> word = stackalloc char[Longest];
        var length = 0;
        var digits = false;
        var hash = HashStart;
        foreach (var character in text)
        {
            if (char.IsAsciiLetterOrDigit(character))
            {
                var lower = (char)(character | ' ');
                digits |= lower <= '9';
                hash = (hash ^ lower) * HashFactor;
                if (length < Longest)
                {
                    word[length] = lower;
                }

                length++;
                continue;
            }

            if (length >= Shortest && !digits)
            {
                Take(word, length, hash);
            }

            (length, digits, hash) = (0, false, HashStart);
        }

        if (length >= Shortest && !digits)
        {
            Take(word, length, hash);
        }
    }

    private void Take(ReadOnlySpan<char> word, int length, ulong hash)
    {
        ref var slot = ref recent[(int)(hash >> 48) % recent.Length];
        if (slot != hash && length <= Longest && words.Count < MostWords)
        {
            slot = hash;
            lookup.Add(word[..length]);
        }
    }
}
