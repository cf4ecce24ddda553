using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace CommunityAssets.Exchange.Inputs;

/// <summary>
/// What a reader put right or left out, counted, so that people can be told in a few sentences: "3 polygons crossed themselves and were
/// mended (rows 4, 9 and 12)." Safe to use from several threads.
/// </summary>
public sealed partial class ReadNotes
{
    private const int RowsNamed = 10;

    private readonly Lock _gate = new();
    private readonly Dictionary<string, Counted> _counted = new(StringComparer.Ordinal);
    private readonly List<string> _order = [];

    /// <summary>The sentences so far, in the order in which their first case was met.</summary>
    public IReadOnlyList<string> Sentences
    {
        get
        {
            lock (_gate)
            {
                return [.. _order.Select(key => _counted.TryGetValue(key, out var counted) ? Write(key, counted) : key)];
            }
        }
    }

    /// <summary>Counts one more case.</summary>
    /// <param name="sentenceStem">
    /// The sentence without its number and full stop. Words for one and for several stand in braces:
    /// <c>{polygon|polygons} crossed {itself|themselves} and {was|were} mended</c>.
    /// </param>
    /// <param name="row">The row, as <see cref="Domain.Stewardship.Row{T}.Number"/> counts; 0 or less when no row is meant.</param>
    public void Add(string sentenceStem, long row) => Add(sentenceStem, row, 1);

    /// <summary>Counts several more cases of one row.</summary>
    public void Add(string sentenceStem, long row, long cases)
    {
        lock (_gate)
        {
            if (!_counted.TryGetValue(sentenceStem, out var counted))
            {
                counted = new Counted();
                _counted.Add(sentenceStem, counted);
                _order.Add(sentenceStem);
            }

            counted.Cases += cases;
            if (row > 0 && counted.LastRow != row)
            {
                counted.LastRow = row;
                counted.RowCount++;
                if (counted.Rows.Count < RowsNamed)
                {
                    counted.Rows.Add(row);
                }
            }
        }
    }

    /// <summary>Says a whole sentence, once however often it is said.</summary>
    public void Say(string sentence)
    {
        lock (_gate)
        {
            if (!_order.Contains(sentence))
            {
                _order.Add(sentence);
            }
        }
    }

    private static string Write(string stem, Counted counted)
    {
        var several = counted.Cases != 1;
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{counted.Cases:N0} ");
        text.Append(Choice().Replace(stem, match => match.Groups[several ? "several" : "one"].Value));
        if (counted.Rows.Count > 0)
        {
            text.Append(counted.RowCount == 1 ? " (row " : " (rows ");
            var hidden = counted.RowCount - counted.Rows.Count;
            for (var i = 0; i < counted.Rows.Count; i++)
            {
                text.Append(i == 0 ? "" : i == counted.Rows.Count - 1 && hidden == 0 ? " and " : ", ");
                text.Append(CultureInfo.InvariantCulture, $"{counted.Rows[i]}");
            }

            text.Append(hidden > 0 ? string.Create(CultureInfo.InvariantCulture, $" and {hidden:N0} more)") : ")");
        }

        return text.Append('.').ToString();
    }

    [GeneratedRegex(@"\{(?<one>[^|{}]*)\|(?<several>[^|{}]*)\}", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Choice();

    private sealed class Counted
    {
        public long Cases { get; set; }

        public long RowCount { get; set; }

        public long LastRow { get; set; }

        public List<long> Rows { get; } = [];
    }
}
