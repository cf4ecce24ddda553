using System.Globalization;
using CommunityAssets.Domain.Assets;
using CommunityAssets.Domain.Places;
using CommunityAssets.Exchange.OpenReferral;
using CommunityAssets.Storage;
using CommunityAssets.Web.Api;
using CommunityAssets.Web.Overview;
using CommunityAssets.Web.Security;

namespace CommunityAssets.Web.OpenReferral;

/// <summary>Reads what a request looks for as a query of the atlas.</summary>
public static class FeedFilter
{
    private static readonly string[] Moments =
    [
        "yyyy-MM-dd", "yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", "yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd' 'HH:mm:ssK",
        "yyyy-MM-dd' 'HH:mm:ss.FFFFFFFK",
    ];

    private static readonly string[] Times = ["HH:mm", "HH:mm:ss", "HH:mm'Z'", "HH:mm:ss'Z'"];

    private static readonly string[] Days = ["SU", "MO", "TU", "WE", "TH", "FR", "SA"];

    /// <summary>
    /// All that may leave, whoever asks, signed in or not: a feed goes on to places where nobody knows who asked for it. Personal kinds
    /// (gifts, stories) are not held at all, so that nothing of them is found, counted or linked to.
    /// </summary>
    public static ServiceQuery Everything { get; } = new() { Holds = HsdsMapping.Kinds, See = Sight.Public.Widest };

    /// <summary>What a request for services looks for; null when nothing can match.</summary>
    public static async Task<ServiceQuery?> OfServicesAsync(ReadQuery read, IAtlas atlas, CancellationToken cancellationToken)
    {
        var postcode = await PostcodeAsync(read, atlas, cancellationToken);
        var metres = read.Number(FeedParameters.Proximity, 0.001, 200_000);
        if (metres is not null && postcode is null)
        {
            throw new ParameterException(FeedParameters.Postcode, "proximity needs a postcode to measure from, and postcode is missing.");
        }

        if (metres is not null && postcode!.Point is null)
        {
            throw new ParameterException(FeedParameters.Postcode, $"Where {postcode.Code} lies is not known, so nothing is near it.");
        }

        var query = Everything with
        {
            Text = read.Text(FeedParameters.Search),
            Provider = FeedParameters.ReadId(read, FeedParameters.Organization),
            ChangedSince = Moment(read),
            YoungestFrom = read.Number(FeedParameters.MinimumAge, 0, 150),
            OldestTo = read.Number(FeedParameters.MaximumAge, 0, 150),
            StartsFrom = Time(read, FeedParameters.StartTime),
            EndsBy = Time(read, FeedParameters.EndTime),
            Days = Day(read) is { } day ? [day] : [],
            Near = metres is null ? null : postcode!.Point,
            WithinMetres = metres,

            // Without a distance a postcode asks who is served there.
            CoversAnyOf = postcode is null || metres is not null ? null : await CodesAsync(postcode, atlas, cancellationToken),
        };
        return Terms(read, query, servicesOnly: true);
    }

    /// <summary>What a request for organizations looks for; null when nothing can match.</summary>
    public static ServiceQuery? OfOrganizations(ReadQuery read) =>
        Terms(read, Everything with { Text = read.Text(FeedParameters.Search) }, servicesOnly: false);

    /// <summary>Narrows a query to what is classified as asked; null when that is nothing.</summary>
    private static ServiceQuery? Terms(ReadQuery read, ServiceQuery query, bool servicesOnly)
    {
        var termId = FeedParameters.ReadId(read, FeedParameters.Term);
        var taxonomyId = FeedParameters.ReadId(read, FeedParameters.Taxonomy);
        if (termId is { } term)
        {
            if (HsdsTerms.Find(term) is not { } known || Narrow(query, known, servicesOnly) is not { } narrowed)
            {
                return null;
            }

            query = narrowed;
        }

        if (taxonomyId is { } taxonomy)
        {
            return HsdsTerms.FindTaxonomy(taxonomy) is not { } known ? null : HsdsTerms.CodeOf(known) switch
            {
                HsdsTerms.Kinds => query,
                HsdsTerms.Topics => query with { Tells = query.Tells.Add(ServiceFact.Topic) },
                HsdsTerms.Access when servicesOnly => query with { Tells = query.Tells.Add(ServiceFact.Access) },
                HsdsTerms.Record when servicesOnly => query,
                _ => null,
            };
        }

        return query;
    }

    private static ServiceQuery? Narrow(ServiceQuery query, HsdsTerm term, bool servicesOnly)
    {
        if (term.Taxonomy == HsdsTerms.Topics)
        {
            return query with { Topics = [term.Code] };
        }

        if (term.Taxonomy == HsdsTerms.Kinds)
        {
            return KindNames.TryParse(term.Code, out var kind) ? query with { Kinds = [kind] } : null;
        }

        if (!servicesOnly)
        {
            return null;
        }

        if (term.Taxonomy == HsdsTerms.Access)
        {
            return AccessNames.TryParse(term.Code, out var feature) ? query with { Access = [feature] }
                : AccessNames.TryParse(term.Code[HsdsTerms.Not.Length..], out feature) ? query with { AccessMissing = [feature] }
                : null;
        }

        return term.Code switch
        {
            HsdsTerms.Source => query,
            HsdsTerms.Online => query with { Tells = query.Tells.Add(ServiceFact.Online) },
            HsdsTerms.Capacity => query with { Tells = query.Tells.Add(ServiceFact.Capacity) },
            HsdsTerms.CheckedBy => query with { Tells = query.Tells.Add(ServiceFact.Checked) },
            HsdsTerms.CheckDue => query with { Tells = query.Tells.Add(ServiceFact.CheckDue) },
            HsdsTerms.Licence => query with { Tells = query.Tells.Add(ServiceFact.Licence) },

            // What is told of locations alone classifies no service.
            _ => null,
        };
    }

    private static async Task<Postcode?> PostcodeAsync(ReadQuery read, IAtlas atlas, CancellationToken cancellationToken)
    {
        if (read.Text(FeedParameters.Postcode) is not { } text)
        {
            return null;
        }

        var written = PostcodeText.Normalise(text)
            ?? throw new ParameterException(FeedParameters.Postcode, $"'{text}' is not the shape of a postcode.");
        return await atlas.Postcodes.FindAsync(written, cancellationToken)
            ?? throw new ParameterException(FeedParameters.Postcode, $"The postcode {written} is not in this atlas.");
    }

    private static async Task<IReadOnlyCollection<string>> CodesAsync(Postcode postcode, IAtlas atlas, CancellationToken cancellationToken)
    {
        var areas = await PostcodeAreas.OfAsync(atlas, postcode, cancellationToken);
        return [.. postcode.Areas.Union(areas.Select(area => area.Key.Code), StringComparer.Ordinal)];
    }

    private static DateTimeOffset? Moment(ReadQuery read)
    {
        if (read.Text(FeedParameters.ModifiedAfter) is not { } text)
        {
            return null;
        }

        // A plus that was not escaped arrives as a blank.
        var written = text.Length > 19 && text[^6] == ' ' ? $"{text.AsSpan(0, text.Length - 6)}+{text.AsSpan(text.Length - 5)}" : text;
        const DateTimeStyles Style = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;
        return DateTimeOffset.TryParseExact(written, Moments, CultureInfo.InvariantCulture, Style, out var moment)
            ? moment
            : throw new ParameterException(FeedParameters.ModifiedAfter, $"'{text}' is neither a day nor a moment.");
    }

    private static TimeOnly? Time(ReadQuery read, Parameter parameter)
    {
        if (read.Text(parameter) is not { } text)
        {
            return null;
        }

        return TimeOnly.TryParseExact(text, Times, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)
            ? time
            : throw new ParameterException(parameter, $"'{text}' is not a time of day.");
    }

    private static DayOfWeek? Day(ReadQuery read)
    {
        if (read.Text(FeedParameters.Day) is not { } text)
        {
            return null;
        }

        var byCode = Array.FindIndex(Days, day => string.Equals(day, text, StringComparison.OrdinalIgnoreCase));
        var known = byCode >= 0 ? (DayOfWeek)byCode
            : text.Length < 3 ? (DayOfWeek?)null
            : Enum.GetValues<DayOfWeek>().Where(day => day.ToString().StartsWith(text, StringComparison.OrdinalIgnoreCase))
                .Select(day => (DayOfWeek?)day).FirstOrDefault();
        return known ?? throw new ParameterException(FeedParameters.Day, $"'{text}' is not a day of the week.");
    }
}
