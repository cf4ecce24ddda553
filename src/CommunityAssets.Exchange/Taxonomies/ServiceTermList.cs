using System.Text.RegularExpressions;
using CommunityAssets.Exchange.Inputs;

namespace CommunityAssets.Exchange.Taxonomies;

/// <summary>
/// What terms of Open Referral UK directories mean as topics: <c>geodata/taxonomies/open-referral.csv</c>. A row speaks of a term of the
/// LGA's lists by its id (<c>esdServiceType:298</c>, <c>esdNeed:69</c>), and of any term of its name. Immutable.
/// </summary>
public sealed partial class ServiceTermList
{
    private const int LongestText = 300;

    private readonly Dictionary<string, string[]> _byId = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, string[]> _byName = new(StringComparer.Ordinal);

    private ServiceTermList(IReadOnlyList<string[]> rows)
    {
        foreach (var row in rows)
        {
            var topics = TaxonomyResource.Parts(row[2]);
            if (row[0].Length > 0)
            {
                _byId.Add(row[0], topics);
            }

            _byName.TryAdd(Plain(row[1]), topics);
        }
    }

    /// <summary>The project's own list.</summary>
    public static ServiceTermList Standard { get; } = new(TaxonomyResource.Rows("open-referral.csv"));

    /// <summary>
    /// The topics of a term by its id however it is written (<c>esdServiceType:298</c>, <c>http://id.esd.org.uk/serviceType/298</c>,
    /// <c>https://standards.esd.org.uk/?uri=serviceType%2F298</c>); empty when the list does not say.
    /// </summary>
    public IReadOnlyList<string> OfId(string? text)
    {
        if (text is not { Length: > 0 and <= LongestText })
        {
            return [];
        }

        if (_byId.TryGetValue(text, out var topics))
        {
            return topics;
        }

        var match = Esd().Match(Uri.UnescapeDataString(text));
        return match.Success && _byId.TryGetValue($"esd{match.Groups["list"].Value}:{match.Groups["number"].Value}", out topics)
            ? topics
            : [];
    }

    /// <summary>
    /// The topics of a term by its name, one or several of it ("Lunch club", "Lunch clubs"); empty when the list does not say.
    /// </summary>
    public IReadOnlyList<string> OfName(string? text)
    {
        if (text is not { Length: > 0 and <= LongestText })
        {
            return [];
        }

        var plain = Plain(text);
        return _byName.TryGetValue(plain, out var topics) || _byName.TryGetValue(plain + "s", out topics)
            || (plain.EndsWith('s') && _byName.TryGetValue(plain[..^1], out topics))
            ? topics
            : [];
    }

    private static string Plain(string text) => Headings.Plain(text.Replace("&", "and", StringComparison.Ordinal));

    [GeneratedRegex(@"(?<list>ServiceType|Need|Circumstance)s?[/:](?<number>\d{1,6})$",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Esd();
}
