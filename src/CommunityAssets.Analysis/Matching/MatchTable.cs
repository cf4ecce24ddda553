using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace CommunityAssets.Analysis.Matching;

/// <summary>
/// Records to be compared with each other, packed so that a million of them take some 300 MB: names as keys, everything else as numbers.
/// Filled record by record; a record is known by the number in which it came.
/// </summary>
public sealed class MatchTable
{
    // As many records as give one telephone number, e-mail address or web site before it tells nothing any more (a council's, a portal's).
    private const int MostSharing = 30;

    // As many records of one name as lie together before they are taken for parts of one large thing (the buildings of a university).
    private const int MostNamesakes = 6;
    private const float NamesakeSquare = 250;

    private readonly LetterStore _text = new();
    private readonly List<int> _plainAt = [];
    private readonly List<int> _sortedAt = [];
    private readonly List<byte> _length = [];
    private readonly List<Vector256<byte>> _letters = [];
    private readonly List<float> _x = [];
    private readonly List<float> _y = [];
    private readonly List<ulong> _postcode = [];
    private readonly List<ulong> _sector = [];
    private readonly List<ulong> _phone = [];
    private readonly List<ulong> _email = [];
    private readonly List<ulong> _web = [];
    private readonly List<ulong> _numbers = [];
    private readonly List<int> _words = [];
    private readonly List<int> _wordsAt = [0];
    private readonly Dictionary<string, int> _vocabulary = new(StringComparer.Ordinal);
    private bool[] _isPart = [];
    private int[] _namesakes = [];

    /// <summary>How many records there are.</summary>
    public int Count => _plainAt.Count;

    /// <summary>How many telephone numbers, e-mail addresses and web sites are given by so many records that they tell nothing.</summary>
    internal int SharedByMany { get; private set; }

    /// <summary>How many records lie among so many of the same name that they are taken for parts of one thing.</summary>
    internal int Parts { get; private set; }

    internal ReadOnlySpan<float> X => CollectionsMarshal.AsSpan(_x);

    internal ReadOnlySpan<float> Y => CollectionsMarshal.AsSpan(_y);

    internal ReadOnlySpan<ulong> Sectors => CollectionsMarshal.AsSpan(_sector);

    internal ReadOnlySpan<ulong> Phones => CollectionsMarshal.AsSpan(_phone);

    internal ReadOnlySpan<ulong> Emails => CollectionsMarshal.AsSpan(_email);

    internal ReadOnlySpan<ulong> Webs => CollectionsMarshal.AsSpan(_web);

    /// <summary>Adds a record.</summary>
    public void Add(MatchRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        var name = NameKey.Of(record.Name);
        _plainAt.Add(_text.Add(name.Plain));

        // One length serves both: the same letters in another order.
        _sortedAt.Add(name.Sorted == name.Plain ? _plainAt[^1] : _text.Add(name.Sorted));
        _length.Add((byte)name.Plain.Length);
        _letters.Add(Letters(name.Plain));
        var (x, y) = record is { X: { } east, Y: { } north } && double.IsFinite(east) && double.IsFinite(north)
            ? ((float)east, (float)north) : (float.NaN, float.NaN);
        _x.Add(x);
        _y.Add(y);
        _postcode.Add(Key(record.PostcodeKey));
        _sector.Add(Key(record.SectorKey));
        _phone.Add(Key(record.PhoneKey));
        _email.Add(Key(record.EmailKey));
        _web.Add(Key(record.WebHost));
        _numbers.Add(name.Numbers.Length == 0 ? 0 : Key(name.Numbers));
        foreach (var word in name.Words.Distinct(StringComparer.Ordinal))
        {
            ref var number = ref CollectionsMarshal.GetValueRefOrAddDefault(_vocabulary, word, out var known);
            number = known ? number : _vocabulary.Count;
            _words.Add(number);
        }

        CollectionsMarshal.AsSpan(_words)[_wordsAt[^1]..].Sort();
        _wordsAt.Add(_words.Count);
    }

    /// <summary>Forgets contacts that many records give: agreeing in them tells nothing. Once, before anything is compared.</summary>
    internal void ForgetShared()
    {
        foreach (var keys in (List<ulong>[])[_phone, _email, _web])
        {
            var sorted = keys.Where(key => key != 0).Order().ToArray();
            var many = new HashSet<ulong>();
            for (var at = 0; at + MostSharing < sorted.Length; at++)
            {
                if (sorted[at] == sorted[at + MostSharing])
                {
                    many.Add(sorted[at]);
                }
            }

            SharedByMany += many.Count;
            var span = CollectionsMarshal.AsSpan(keys);
            for (var at = 0; many.Count > 0 && at < span.Length; at++)
            {
                span[at] = many.Contains(span[at]) ? 0 : span[at];
            }
        }
    }

    /// <summary>
    /// Counts namesakes, and marks records that lie among many of the same name, within a square of 250 metres and those around it. Once,
    /// before anything is compared.
    /// </summary>
    internal void MarkParts()
    {
        var here = new Dictionary<(ulong Name, int Column, int Row), int>();
        var everywhere = new Dictionary<ulong, int>();
        var keys = new ulong[Count];
        for (var record = 0; record < keys.Length; record++)
        {
            if (Sorted(record).IsEmpty)
            {
                continue;
            }

            keys[record] = Key(Sorted(record));
            CollectionsMarshal.GetValueRefOrAddDefault(everywhere, keys[record], out _)++;
            if (!float.IsNaN(_x[record]))
            {
                CollectionsMarshal.GetValueRefOrAddDefault(here, (keys[record], Step(_x[record]), Step(_y[record])), out _)++;
            }
        }

        (_isPart, _namesakes) = (new bool[keys.Length], new int[keys.Length]);
        for (var record = 0; record < keys.Length; record++)
        {
            var namesakes = 0;
            _namesakes[record] = keys[record] == 0 ? 0 : everywhere[keys[record]];
            for (var beside = 0; keys[record] != 0 && !float.IsNaN(_x[record]) && beside < 9; beside++)
            {
                namesakes += here.GetValueOrDefault(
                    (keys[record], Step(_x[record]) + (beside % 3) - 1, Step(_y[record]) + (beside / 3) - 1));
            }

            _isPart[record] = namesakes > MostNamesakes;
            Parts += _isPart[record] ? 1 : 0;
        }
    }

    /// <summary>Whether two records are taken for parts of one thing, which is not to be recorded once.</summary>
    internal bool AreParts(int one, int other) => _isPart[one] && _isPart[other] && Sorted(one).SequenceEqual(Sorted(other));

    /// <summary>
    /// The share of all records that have the name of these two, themselves left out, where it is a name of many: so often two records of
    /// different things share it by chance. 0 where their names are not the same, or no more than six have it.
    /// </summary>
    internal double ShareOfName(int one, int other) =>
        _namesakes[one] > MostNamesakes && Sorted(one).SequenceEqual(Sorted(other)) ? (_namesakes[one] - 2d) / Count : 0;

    /// <summary>A name's key with its words in order of the alphabet.</summary>
    internal ReadOnlySpan<char> Sorted(int record) => _text.Read(_sortedAt[record], _length[record]);

    /// <summary>The numbers of a name's telling words, in order.</summary>
    internal ReadOnlySpan<int> Words(int record) => CollectionsMarshal.AsSpan(_words)[_wordsAt[record].._wordsAt[record + 1]];

    /// <summary>Compares two records.</summary>
    internal Agreement Compare(int one, int other)
    {
        var (dx, dy) = (X[one] - X[other], Y[one] - Y[other]);
        return Agreement.Of(
            NameLevel(one, other), Agreement.Level(Math.Sqrt((dx * dx) + (dy * dy))), Seen(_postcode[one], _postcode[other]),
            Seen(_phone[one], _phone[other]), Seen(_email[one], _email[other]), Seen(_web[one], _web[other]));
    }

    private static int Step(float metres) => (int)Math.Floor(metres / NamesakeSquare);

    private static int Seen(ulong one, ulong other) =>
        one == 0 || other == 0 ? Agreement.Missing : one == other ? Agreement.Same : Agreement.Differs;

    private int NameLevel(int one, int other)
    {
        var plain = _text.Read(_plainAt[one], _length[one]);
        var another = _text.Read(_plainAt[other], _length[other]);
        var sorted = _text.Read(_sortedAt[one], _length[one]);
        var anotherSorted = _text.Read(_sortedAt[other], _length[other]);
        if (plain.IsEmpty || another.IsEmpty)
        {
            return NameKey.Level(0, otherNumbers: false);
        }

        // Most names share too few letters to be alike in whatever order: that is seen without comparing letter by letter.
        var letters = CollectionsMarshal.AsSpan(_letters);
        var (a, b) = (letters[one], letters[other]);
        var apart = Vector256.Max(a, b) - Vector256.Min(a, b);
        var (low, high) = Vector256.Widen(apart);
        var most = (plain.Length + another.Length - Vector256.Sum(low + high)) / 2d;
        var prefix = Math.Max(JaroWinkler.Prefix(plain, another), JaroWinkler.Prefix(sorted, anotherSorted));
        var jaro = ((most / plain.Length) + (most / another.Length) + 1) / 3;
        if (jaro + (prefix * JaroWinkler.PrefixWeight * (1 - jaro)) < NameKey.Similar)
        {
            return 3;
        }

        var likeness = JaroWinkler.Similarity(plain, another);
        return NameKey.Level(
            likeness >= NameKey.Same ? likeness : Math.Max(likeness, JaroWinkler.Similarity(sorted, anotherSorted)),
            Seen(_numbers[one], _numbers[other]) == Agreement.Differs);
    }

    // How often each letter comes, in 32 groups; letters that share one only make names seem more alike than they are.
    private static Vector256<byte> Letters(string name)
    {
        Span<byte> counts = stackalloc byte[32];
        counts.Clear();
        foreach (var letter in name)
        {
            counts[letter & 31]++;
        }

        return Vector256.Create<byte>(counts);
    }

    // Digests of 64 bits: among a million different values two the same come once in some forty million tables.
    private static ulong Key(string? text) => text is null ? 0 : Key(text.AsSpan());

    private static ulong Key(ReadOnlySpan<char> text)
    {
        var hash = 14695981039346656037UL;
        foreach (var letter in text)
        {
            hash = (hash ^ letter) * 1099511628211UL;
        }

        hash ^= hash >> 32;
        hash *= 0xD6E8FEB86659FD93UL;
        hash ^= hash >> 32;
        return hash == 0 ? 1 : hash;
    }
}
