using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using CommunityAssets.Domain.Assets;
using CommunityAssets.Exchange.Readers;
using CommunityAssets.Exchange.Taxonomies;

namespace CommunityAssets.Exchange.OpenReferral.Incoming;

/// <summary>
/// What the attributes of a record say. Our own terms (<see cref="HsdsTerms"/>) tell everything; of other people's terms the topics, by a
/// map that was given, by <see cref="ServiceTermList"/>, or by the names of our topics.
/// </summary>
internal sealed partial class IncomingMeaning
{
    private readonly List<string> _topics = [];
    private readonly List<string> _audience = [];

    private IncomingMeaning()
    {
    }

    /// <summary>The kind that a term tells, or a map; null when none does.</summary>
    public AssetKind? Kind { get; private set; }

    /// <summary>Whether the record comes from a feed of this program.</summary>
    public bool IsOwn { get; private set; }

    /// <summary>Ids of topics in order of weight.</summary>
    public ImmutableArray<string> Topics => [.. _topics.Distinct(StringComparer.Ordinal)];

    /// <summary>What is known about access, by our own terms.</summary>
    public Access Access { get; private set; }

    /// <summary>Whether people can take part online.</summary>
    public bool IsOnline { get; private set; }

    /// <summary>Whether the place is that of the postcode.</summary>
    public bool IsPlacedByPostcode { get; private set; }

    /// <summary>The outline of the place as GeoJSON, or null.</summary>
    public string? Outline { get; private set; }

    /// <summary>People it can welcome, or null.</summary>
    public int? Capacity { get; private set; }

    /// <summary>The role of who checked the record, or null.</summary>
    public string? CheckedBy { get; private set; }

    /// <summary>When it should be checked again, or null.</summary>
    public DateOnly? CheckDue { get; private set; }

    /// <summary>The licence, or null.</summary>
    public string? Licence { get; private set; }

    /// <summary>Who it is for, in the words of terms; null for nothing.</summary>
    public string? Audience => _audience.Count == 0 ? null : string.Join(", ", _audience.Distinct(StringComparer.OrdinalIgnoreCase));

    /// <summary>Reads attributes.</summary>
    /// <param name="attributes">The attributes, or null for none.</param>
    /// <param name="map">What the directory's own words mean, or null.</param>
    /// <param name="item">The record, for notes.</param>
    public static IncomingMeaning Of(IReadOnlyList<HsdsAttribute>? attributes, TopicMap? map, ItemContext item)
    {
        var meaning = new IncomingMeaning();
        foreach (var attribute in attributes ?? [])
        {
            if (attribute is null)
            {
                continue;
            }

            if (HsdsTerms.Of(attribute) is { } own)
            {
                meaning.AddOwn(own, attribute.Value, item);
            }
            else
            {
                meaning.AddOther(attribute, map, item);
            }
        }

        return meaning;
    }

    /// <summary>
    /// The kind of a service by its name: "club", "choir" and the like are groups, all else is what an organisation offers.
    /// </summary>
    public static AssetKind KindOf(string name) => Gathering().IsMatch(name) ? AssetKind.Group : AssetKind.Organisation;

    private void AddOwn(HsdsTerm term, string? value, ItemContext item)
    {
        IsOwn = true;
        switch (term.Taxonomy)
        {
            case HsdsTerms.Kinds:
                Kind = KindNames.TryParse(term.Code, out var kind) ? kind : Kind;
                break;
            case HsdsTerms.Topics:
                _topics.Add(term.Code);
                break;
            case HsdsTerms.Access:
                var isNo = term.Code.StartsWith(HsdsTerms.Not, StringComparison.Ordinal);
                if (AccessNames.TryParse(isNo ? term.Code[HsdsTerms.Not.Length..] : term.Code, out var feature))
                {
                    Access = Access.With(feature, isNo ? Answer.No : Answer.Yes);
                }

                break;
            default:
                AddRecord(term.Code, value, item);
                break;
        }
    }

    private void AddRecord(string code, string? value, ItemContext item)
    {
        switch (code)
        {
            case HsdsTerms.Online:
                IsOnline = true;
                break;
            case HsdsTerms.PlacedByPostcode:
                IsPlacedByPostcode = true;
                break;
            case HsdsTerms.Outline:
                Outline = value;
                break;
            case HsdsTerms.Capacity when int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var people) && people > 0:
                Capacity = people;
                break;
            case HsdsTerms.CheckedBy:
                CheckedBy = IncomingWords.Line(value, 100);
                break;
            case HsdsTerms.CheckDue when value is not null && IncomingWords.Day(value) is { } due:
                CheckDue = due;
                break;
            case HsdsTerms.Licence:
                Licence = IncomingWords.Line(value, 300);
                break;
            case HsdsTerms.Source:
                // The source of the record here is the directory that it was read from.
                break;
            default:
                item.Note("{value of an attribute|values of attributes} could not be read and {was|were} left out");
                break;
        }
    }

    private void AddOther(HsdsAttribute attribute, TopicMap? map, ItemContext item)
    {
        var term = attribute.TaxonomyTerm;
        var name = PlainText.Line(term?.Name ?? term?.Term);
        if (attribute.LinkType is { } type && Eligibility().IsMatch(type))
        {
            if (name is not null)
            {
                _audience.Add(name);
            }

            return;
        }

        var entry = name is null ? null : map?.Find(name);
        Kind ??= entry?.Kind;
        IReadOnlyList<string> found = entry is { Topics.IsEmpty: false } ? entry.Topics
            : Topic(ServiceTermList.Standard, term, attribute.TaxonomyTermId, name);
        if (found.Count == 0 && name is not null && TopicList.Standard.FindByText(name) is { } topic)
        {
            found = [topic.Id];
        }

        if (found.Count == 0 && entry is null)
        {
            item.Note("{term says|terms say} no topic that is known here and {was|were} left out; "
                + "a map (--topic-map) can explain {it|them}");
        }

        _topics.AddRange(found);
    }

    private static IReadOnlyList<string> Topic(ServiceTermList list, HsdsTaxonomyTerm? term, string? termId, string? name)
    {
        foreach (var id in (string?[])[term?.TermUri, term?.Code, term?.Id, termId, Numbered(term)])
        {
            if (list.OfId(id) is { Count: > 0 } topics)
            {
                return topics;
            }
        }

        return list.OfName(name);
    }

    /// <summary>A bare number as code or id, in a taxonomy whose name says which of the LGA's lists it is.</summary>
    private static string? Numbered(HsdsTaxonomyTerm? term)
    {
        var number = term?.Code ?? term?.Id;
        return number is { Length: > 0 and <= 6 } && number.All(char.IsAsciiDigit) && term?.Taxonomy is { } taxonomy
            ? (taxonomy.Contains("service", StringComparison.OrdinalIgnoreCase) ? "esdServiceType:"
                : taxonomy.Contains("need", StringComparison.OrdinalIgnoreCase) ? "esdNeed:" : "") + number
            : null;
    }

    [GeneratedRegex(@"\b(?:groups?|clubs?|choirs?|society|circle|association|network|playgroup|toddlers?|u3a|shed|guild|meet-?ups?|ramblers"
        + @"|singers|knitters|scouts|guides|brownies|cubs|beavers|rainbows|coffee morning|lunch club|drop-?in|friends of)\b",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Gathering();

    [GeneratedRegex("eligib|audience|circumstance", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Eligibility();
}
